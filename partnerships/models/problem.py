"""A problem of the city's enterprises and institutions, for the university to solve (memorandum 3.1)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

from core.fields import FoldedField
from core.models import Record
from partnerships.enums import PUBLIC_STATES, CityField, ProblemState

S = ProblemState
CONSIDER = "partnerships.consider_problem"


class ProblemQuerySet(models.QuerySet["Problem"]):
    """Reusable filters of problems."""

    def public(self) -> "ProblemQuerySet":
        """Problems everybody may read of: accepted, in work, solved."""
        return self.filter(state__in=PUBLIC_STATES)


class Problem(FSMModelMixin, Record):
    """Filed by City Hall or a partner enterprise; the Centre's staff consider it."""

    state = FSMField(_("state"), choices=S.choices, default=S.NEW, protected=True)
    title = models.CharField(_("the problem in one line"), max_length=200)
    description = models.TextField(_("description"), max_length=4000)
    organisation = models.CharField(_("enterprise or institution"), max_length=200)
    district = models.CharField(_("district"), max_length=100, blank=True)
    field = models.CharField(_("field"), max_length=16, choices=CityField.choices)
    desired_result = models.TextField(_("desired result"), max_length=2000)
    contact_name = models.CharField(_("contact person"), max_length=200)
    contact = models.CharField(_("phone or e-mail"), max_length=200)
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("filed by")
    )
    by_city = models.BooleanField(_("filed by City Hall"))
    filed_on = models.DateField(_("filed on"), db_index=True)
    solver = models.CharField(_("who works on it"), max_length=300, blank=True)
    outcome = models.TextField(_("outcome"), max_length=2000, blank=True)
    folded = FoldedField(sources=("title", "organisation", "district", "description"))

    objects = ProblemQuerySet.as_manager()

    class Meta:
        verbose_name = _("city problem")
        verbose_name_plural = _("city problems")
        ordering = ("-filed_on", "-pk")
        permissions = [
            ("file_problem", _("File a city problem")),
            ("consider_problem", _("Consider city problems")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["filed_by", "title"],
                name="problem_filed_once",
                condition=models.Q(state=S.NEW),
                violation_error_message=_("You have already filed a problem with this title."),
            ),
            models.CheckConstraint(
                name="problem_closed_with_outcome",
                condition=~models.Q(state__in=[S.SOLVED, S.DECLINED]) | ~models.Q(outcome=""),
                violation_error_message=_("Say what came of the problem."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @transition(
        field=state,
        source=S.NEW,
        target=S.ACCEPTED,
        permission=CONSIDER,
        custom={"label": _("Accept the problem"), "tone": "go"},
    )
    def accept(self) -> None:
        """The problem is one the university can help with; everybody may read of it."""

    @transition(
        field=state,
        source=S.ACCEPTED,
        target=S.IN_WORK,
        permission=CONSIDER,
        custom={"label": _("Begin the work"), "tone": "go"},
    )
    def start(self) -> None:
        """Somebody of the university works on it."""

    @transition(
        field=state,
        source=S.IN_WORK,
        target=S.SOLVED,
        permission=CONSIDER,
        custom={"label": _("Record the solution"), "tone": "go"},
    )
    def solve(self) -> None:
        """The result is there."""

    @transition(
        field=state,
        source=[S.NEW, S.ACCEPTED, S.IN_WORK],
        target=S.DECLINED,
        permission=CONSIDER,
        custom={"label": _("Decline the problem"), "tone": "stop"},
    )
    def decline(self) -> None:
        """The university cannot help; the reason is told to who filed it."""
