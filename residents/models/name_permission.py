"""Permission to use the Centre's name in marketing, as the contract provides (3.3.2)."""

from datetime import date, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

from core import clock
from core.fields import FoldedField
from core.models import Record
from residents.enums_cabinet import NameStanding, NameState
from residents.enums_contract import SupplementState
from residents.models.resident_request import ASK, DECIDE
from residents.models.rules_cabinet import NAME_RULES

S = NameState
ONE_DAY = timedelta(days=1)


class NamePermissionQuerySet(models.QuerySet["NamePermission"]):
    """Reusable filters; "in force" is computed from dates."""

    def in_force(self, on: date | None = None) -> "NamePermissionQuerySet":
        """Permissions that hold on the day: as long as their term, their ground and the status."""
        day = on or clock.today()
        stopped = Q(grant__stopped_by__state=SupplementState.SIGNED, grant__stopped_by__effective_on__lte=day)
        left = Q(residency__ended_on__lte=day) | Q(residency__ended_on=None, residency__expires_on__lte=day)
        return (
            self.filter(state=S.GRANTED, starts_on__lte=day, valid_until__gte=day)
            .filter(Q(ended_on=None) | Q(ended_on__gt=day))
            .filter(paper__annulled_on=None)
            .exclude(stopped)
            .exclude(left)
        )

    def to_decide(self) -> "NamePermissionQuerySet":
        """Those that wait for the director, the oldest first."""
        return self.filter(state=S.ASKED).order_by("created_at", "pk")


class NamePermission(FSMModelMixin, Record):
    """One permission: asked for, decided by the director, ended by its dates."""

    UNIT_PATH: ClassVar[str] = "residency__unit"

    state = FSMField(_("state"), choices=S.choices, default=S.ASKED, protected=True)
    residency = models.ForeignKey(
        "residents.Residency", models.PROTECT, related_name="name_permissions", verbose_name=_("resident")
    )
    grant = models.ForeignKey(
        "residents.Grant",
        models.PROTECT,
        related_name="name_permissions",
        verbose_name=_("line of the contract"),
    )
    request = models.OneToOneField(
        "residents.ResidentRequest",
        models.PROTECT,
        related_name="name_permission",
        verbose_name=_("request to the Centre"),
    )
    purpose = models.CharField(_("for what the name is used"), max_length=200)
    places = models.TextField(_("where the name is used"), max_length=1000)
    asked_until = models.DateField(_("asked for until"))
    conditions = models.TextField(_("conditions"), max_length=2000, blank=True)
    starts_on = models.DateField(_("in force from"), null=True, blank=True)
    valid_until = models.DateField(_("in force until"), null=True, blank=True, db_index=True)
    ended_on = models.DateField(_("ended early on"), null=True, blank=True)
    refusal = models.TextField(_("why it was refused or revoked"), max_length=2000, blank=True)
    paper = models.OneToOneField(
        "documents.IssuedPaper",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("certificate"),
    )
    folded = FoldedField(sources=("party_name", "purpose"))

    objects = NamePermissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("permission to use the name")
        verbose_name_plural = _("permissions to use the name")
        ordering = ("-created_at", "-pk")
        permissions = [("decide_name", _("Decide on the use of the Centre's name"))]
        constraints = NAME_RULES

    def __str__(self) -> str:
        return f"{self.party_name} · {self.purpose}"

    @property
    def party_name(self) -> str:
        """Name of the resident, for search and lists."""
        return self.residency.party_name

    @property
    def left(self) -> date | None:
        """The first day without the permission: of its term, its end, its ground, the status, its paper."""
        if self.valid_until is None:
            return None
        stop = self.grant.stopped_by
        days = [self.valid_until + ONE_DAY, self.ended_on, self.residency.left]
        days.append(stop.effective_on if stop and stop.state == SupplementState.SIGNED else None)
        days.append(self.paper.annulled_on if self.paper else None)
        return min(day for day in days if day)

    def standing(self, on: date | None = None) -> NameStanding:
        """How it stands on a day."""
        if self.state != S.GRANTED:
            return NameStanding(self.state)
        ended = self.left is not None and self.left <= (on or clock.today())
        return NameStanding.ENDED if ended else NameStanding.IN_FORCE

    @transition(
        field=state,
        source=S.ASKED,
        target=S.GRANTED,
        permission=DECIDE,
        custom={"label": _("Grant the permission"), "tone": "go"},
    )
    def grant_name(self) -> None:
        """With conditions and a term; the certificate gets its number."""

    @transition(
        field=state,
        source=S.ASKED,
        target=S.REFUSED,
        permission=DECIDE,
        custom={"label": _("Refuse the permission"), "tone": "stop"},
    )
    def refuse(self) -> None:
        """With a reason."""

    @transition(
        field=state,
        source=S.GRANTED,
        target=S.REVOKED,
        permission=DECIDE,
        custom={"label": _("Revoke the permission"), "tone": "stop"},
    )
    def revoke(self) -> None:
        """With a reason; from this day the name is not used."""

    @transition(
        field=state,
        source=S.ASKED,
        target=S.WITHDRAWN,
        permission=ASK,
        custom={"label": _("Withdraw the request"), "tone": "stop"},
    )
    def withdraw(self) -> None:
        """The resident needs it no more."""

    @transition(
        field=state,
        source=S.ASKED,
        target=S.WITHDRAWN,
        permission="residents.end_residency",
        custom={"label": _("Close with the resident status"), "tone": "stop"},
    )
    def lapse(self) -> None:
        """The status has ended before a decision (3.3.4)."""
