"""What a report announces about patents: it counts for nothing until the IP officer records it (7.2)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

from core.models import Record
from residents.enums import RightEvent, RightState

S = RightState


class AnnouncedRight(FSMModelMixin, Record):
    """One filing or grant that a resident told of in a report."""

    # Where accounts.domain.scope finds the unit of a record.
    UNIT_PATH: ClassVar[str] = "report__residency__unit"

    state = FSMField(_("state"), choices=S.choices, default=S.ANNOUNCED, protected=True)
    report = models.ForeignKey(
        "residents.PeriodicReport", models.PROTECT, related_name="rights", verbose_name=_("report")
    )
    event = models.CharField(_("what happened"), max_length=8, choices=RightEvent.choices)
    # One of residents.domain.announced.KINDS, which the room of intellectual property fills.
    kind = models.CharField(_("kind"), max_length=30)
    title = models.CharField(_("title"), max_length=300)
    number = models.CharField(_("number"), max_length=60)
    on = models.DateField(_("date"))
    answer = models.TextField(_("answer of the IP officer"), blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("answered by"),
    )

    class Meta:
        verbose_name = _("announced filing or grant")
        verbose_name_plural = _("announced filings and grants")
        ordering = ("on", "pk")
        permissions = [("answer_announced", _("Answer announced filings and grants"))]
        constraints = [
            models.CheckConstraint(
                name="residents_right_answered_iff_by_whom",
                condition=Q(state=S.ANNOUNCED, answered_at=None, answered_by=None)
                | ~Q(state=S.ANNOUNCED) & Q(answered_at__isnull=False, answered_by__isnull=False),
                violation_error_message=_("An answered announcement names who answered it and when."),
            ),
            models.CheckConstraint(
                name="residents_right_declined_with_reason",
                condition=~Q(state=S.DECLINED) | ~Q(answer=""),
                violation_error_message=_("Write why the announcement is not confirmed."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_event_display()}: {self.title}"

    @transition(
        field=state,
        source=S.ANNOUNCED,
        target=S.RECORDED,
        permission="residents.answer_announced",
        custom={"label": _("It is recorded in the register"), "tone": "go"},
    )
    def record(self) -> None:
        """The register of IP objects has it: from there, and not from here, it counts."""

    @transition(
        field=state,
        source=S.ANNOUNCED,
        target=S.DECLINED,
        permission="residents.answer_announced",
        custom={"label": _("It is not confirmed"), "tone": "stop"},
    )
    def decline(self) -> None:
        """No such filing or grant was found; the answer says why."""
