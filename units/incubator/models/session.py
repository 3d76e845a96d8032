"""One session of a mentor with an early project (3.2.1)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

from core.enums import Unit
from core.fields import FoldedField
from core.models import Record
from units.incubator.enums import SessionState

S = SessionState


class MentoringSession(FSMModelMixin, Record):
    """A session of a mentor with a resident, or with an accepted project that is no resident yet."""

    # Mentoring is the incubator's (3.2.1): accounts.domain.scope shows it to no other unit.
    UNIT: ClassVar[Unit] = Unit.INCUBATOR

    state = FSMField(_("state"), choices=S.choices, default=S.PLANNED, protected=True)
    mentor = models.ForeignKey(
        "incubator.Mentor", models.PROTECT, related_name="sessions", verbose_name=_("mentor")
    )
    residency = models.ForeignKey(
        "residents.Residency",
        models.PROTECT,
        related_name="mentoring_sessions",
        null=True,
        blank=True,
        verbose_name=_("resident"),
    )
    application = models.ForeignKey(
        "applications.Application",
        models.PROTECT,
        related_name="mentoring_sessions",
        null=True,
        blank=True,
        verbose_name=_("project of an applicant"),
    )
    planned_on = models.DateField(_("planned on"), db_index=True)
    topic = models.CharField(_("topic"), max_length=300)
    hours = models.DecimalField(_("hours"), max_digits=4, decimal_places=1, null=True, blank=True)
    outcome = models.TextField(_("outcome"), max_length=4000, blank=True)
    folded = FoldedField(sources=("project", "topic", "mentor"))

    class Meta:
        verbose_name = _("mentoring session")
        verbose_name_plural = _("mentoring sessions")
        ordering = ("-planned_on", "-pk")
        permissions = [("record_session", _("Record how one's own mentoring sessions went"))]
        constraints = [
            models.CheckConstraint(
                name="incubator_session_of_one_project",
                condition=Q(residency__isnull=False, application=None)
                | Q(residency=None, application__isnull=False),
                violation_error_message=_("A session is with one resident or with one project."),
            ),
            models.CheckConstraint(
                name="incubator_session_done_iff_hours",
                condition=Q(state=S.DONE, hours__gt=0) | ~Q(state=S.DONE) & Q(hours=None),
                violation_error_message=_("A session that took place has hours."),
            ),
            models.CheckConstraint(
                name="incubator_session_over_iff_outcome",
                condition=Q(state=S.PLANNED, outcome="") | ~Q(state=S.PLANNED) & ~Q(outcome=""),
                violation_error_message=_("A session that is over has its outcome in words."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project} · {self.topic}"

    @property
    def project(self) -> str:
        """The resident, or the project of the applicant."""
        if self.residency:
            return self.residency.party_name
        return self.application.title if self.application else ""

    @transition(
        field=state,
        source=S.PLANNED,
        target=S.DONE,
        permission="incubator.record_session",
        custom={"label": _("It took place"), "tone": "go"},
    )
    def finish(self) -> None:
        """The mentor writes hours and outcome."""

    @transition(
        field=state,
        source=S.PLANNED,
        target=S.MISSED,
        permission="incubator.record_session",
        custom={"label": _("It did not take place"), "tone": "stop"},
    )
    def miss(self) -> None:
        """The mentor writes why."""
