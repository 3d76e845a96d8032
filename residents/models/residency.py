"""Residency: from a signed contract to its end (1.4, 3.3.4)."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

from core import clock
from core.enums import Direction, Unit
from core.fields import FoldedField
from core.models import Record
from residents.enums import EndKind, TerminationGround
from residents.models.rules import RESIDENCY_RULES


class ResidencyQuerySet(models.QuerySet["Residency"]):
    """Reusable filters; "in force" is computed from dates, never from a stored state."""

    def with_left_on(self) -> "ResidencyQuerySet":
        """Add `left_on`: the first day without the status, whether recorded or by the contract's term."""
        return self.annotate(left_on=Coalesce("ended_on", "expires_on"))

    def in_force(self, on: date | None = None) -> "ResidencyQuerySet":
        """Residencies whose status holds at the end of the day `on` (today by default)."""
        day = on or clock.today()
        return self.with_left_on().filter(started_on__lte=day, left_on__gt=day)

    def former(self, on: date) -> "ResidencyQuerySet":
        """The last residency of each party that has none on that day; adds `left_on`."""
        same, after = models.OuterRef("party"), models.OuterRef("started_on")
        later = Residency.objects.filter(party=same, started_on__gt=after)
        return self.left_by(on).filter(~models.Exists(later)).order_by("left_on", "pk")

    def left_by(self, day: date) -> "ResidencyQuerySet":
        """Residencies without the status on that day; adds `left_on`."""
        return self.with_left_on().filter(left_on__lte=day)

    def overlapping(self, start: date, end: date) -> "ResidencyQuerySet":
        """Residencies whose status held on some day from `start` to `end`, both included."""
        some_day = self.with_left_on().filter(left_on__gt=models.F("started_on"))
        return some_day.filter(started_on__lte=end, left_on__gt=start)

    def left_between(self, start: date, end: date) -> "ResidencyQuerySet":
        """Residencies that left from `start` to `end`; adds `left_as`: a contract run out is an expiry."""
        kind = models.Case(
            models.When(end_kind=EndKind.NONE, then=models.Value(EndKind.EXPIRED.value)),
            default="end_kind",
            output_field=models.CharField(),
        )
        left = self.with_left_on().annotate(left_as=kind).filter(left_on__range=(start, end))
        return left.order_by("left_on", "pk")

    def of_user(self, user: models.Model) -> "ResidencyQuerySet":
        """Residencies whose party `user` represents."""
        return self.filter(party__representatives__user=user)


class Residency(FSMModelMixin, Record):
    """One stay of a resident. `ended_on` and `expires_on` are first days *without* the status."""

    # Where accounts.domain.scope finds the unit of a record.
    UNIT_PATH: ClassVar[str] = "unit"

    party = models.ForeignKey(
        "accounts.Party", models.PROTECT, related_name="residencies", verbose_name=_("resident")
    )
    contract = models.OneToOneField(
        "residents.Contract", models.PROTECT, related_name="residency", verbose_name=_("contract")
    )
    unit = models.CharField(_("unit"), max_length=16, choices=Unit.choices)
    direction = models.CharField(_("direction"), max_length=16, choices=Direction.choices)
    innovation_types = models.JSONField(_("types of innovation"), default=list)
    project_title = models.CharField(_("project"), max_length=300)
    started_on = models.DateField(_("resident from"), db_index=True)
    expires_on = models.DateField(
        _("contract runs out on"), help_text=_("The first day after the contract's term.")
    )

    ended_on = models.DateField(_("status ended on"), null=True, blank=True, db_index=True)
    end_kind = FSMField(
        _("end of status"), choices=EndKind.choices, default=EndKind.NONE, blank=True, protected=True
    )
    ground = models.CharField(
        _("ground (3.3.4)"), max_length=16, choices=TerminationGround.choices, blank=True
    )
    end_reason = models.TextField(_("what happened"), blank=True)
    end_act_number = models.CharField(_("number of the act"), max_length=40, blank=True)
    end_act_date = models.DateField(_("date of the act"), null=True, blank=True)

    baseline_jobs_full = models.PositiveIntegerField(_("full-time jobs at admission"), default=0)
    baseline_jobs_part = models.PositiveIntegerField(_("part-time jobs at admission"), default=0)
    baseline_revenue = models.DecimalField(
        _("revenue of the year before admission, som"), max_digits=15, decimal_places=2, default=0
    )
    baseline_investment = models.DecimalField(
        _("investment received before admission, som"), max_digits=15, decimal_places=2, default=0
    )
    folded = FoldedField(sources=("party_name", "project_title", "contract_number"))

    objects = ResidencyQuerySet.as_manager()

    class Meta:
        verbose_name = _("residency")
        verbose_name_plural = _("residencies")
        ordering = ("-started_on", "-pk")
        permissions = [
            ("end_residency", _("End a residency")),
        ]
        constraints = RESIDENCY_RULES

    def __str__(self) -> str:
        return f"{self.party_name} · {self.project_title}"

    @property
    def party_name(self) -> str:
        """Name of the resident, for search and lists."""
        return str(self.party)

    @property
    def contract_number(self) -> str:
        """Number of the contract, for search."""
        return self.contract.number

    @property
    def left(self) -> date:
        """The first day without the status, recorded or by the contract's term."""
        return self.ended_on or self.expires_on

    def is_in_force(self, on: date | None = None) -> bool:
        """Whether the status holds at the end of the day `on` (today by default)."""
        return self.started_on <= (on or clock.today()) < self.left

    @transition(
        field=end_kind,
        source=EndKind.NONE,
        target=EndKind.TERMINATED,
        permission="residents.end_residency",
        custom={"label": _("Terminate the status"), "tone": "stop"},
    )
    def terminate(self) -> None:
        """One of the four grounds of 3.3.4, by a decision."""

    @transition(
        field=end_kind,
        source=EndKind.NONE,
        target=EndKind.EXPIRED,
        permission="residents.end_residency",
        custom={"label": _("Record the expiry"), "tone": "go"},
    )
    def expire(self) -> None:
        """The contract's term has run out: not a ground of 3.3.4."""

    @transition(
        field=end_kind,
        source=EndKind.NONE,
        target=EndKind.GRADUATED,
        permission="residents.end_residency",
        custom={"label": _("Record the graduation"), "tone": "go"},
    )
    def graduate(self) -> None:
        """The programme is completed: not a ground of 3.3.4."""

    @transition(
        field=end_kind,
        source=EndKind.NONE,
        target=EndKind.TRANSFERRED,
        permission="residents.sign_contract",
        custom={"label": _("Transfer to another unit"), "tone": "go"},
    )
    def move_on(self) -> None:
        """The party goes on in another unit by a new contract (3.2): not a ground of 3.3.4."""

    @transition(
        field=end_kind,
        source=EndKind.TERMINATED,
        target=EndKind.NONE,
        permission="residents.end_residency",
        custom={"label": _("Give the status back"), "tone": "go"},
    )
    def restore(self) -> None:
        """The decision that ended the status was withdrawn by an act (3.3.4)."""
