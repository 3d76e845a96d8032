"""The strategic development plan: goals and measures, endorsed by a vote of the Board (4.1, 4.3.2)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_fsm import FSMField, FSMModelMixin, transition

from core.models import Record
from reporting.enums_plans import StrategyState

S = StrategyState
KEEP_STRATEGY = "reporting.keep_strategicplan"
BEING_WRITTEN = (S.DRAFT, S.SUBMITTED)


class StrategicPlan(FSMModelMixin, Record):
    """One version of the plan; in force by a decision of the Board that was carried."""

    state = FSMField(_("state"), choices=S.choices, default=S.DRAFT, protected=True)
    version = models.PositiveSmallIntegerField(pgettext_lazy("plan of a year", "version"), unique=True)
    title = models.CharField(_("title"), max_length=300)
    first_year = models.PositiveSmallIntegerField(_("first year"))
    last_year = models.PositiveSmallIntegerField(_("last year"))
    decision = models.OneToOneField(
        "reporting.BoardDecision",
        verbose_name=_("decision of the Supervisory Board"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="strategic_plan",
    )
    in_force_from = models.DateField(_("in force from"), null=True, blank=True)

    class Meta:
        verbose_name = _("strategic plan")
        verbose_name_plural = _("strategic plans")
        ordering = ("-version",)
        permissions = [("keep_strategicplan", "Can write the strategic plan and note its progress")]
        constraints = [
            models.UniqueConstraint(
                fields=["state"],
                condition=Q(state=S.IN_FORCE),
                name="reporting_one_strategy_in_force",
                violation_error_message=_("There is already a strategic plan in force."),
            ),
            models.CheckConstraint(
                name="reporting_strategy_years_in_order",
                condition=Q(last_year__gte=models.F("first_year")),
                violation_error_message=_("The last year cannot be before the first."),
            ),
            models.CheckConstraint(
                name="reporting_strategy_endorsed_by_decision",
                condition=Q(state__in=BEING_WRITTEN, decision=None, in_force_from=None)
                | Q(state__in=(S.IN_FORCE, S.REPLACED), decision__isnull=False, in_force_from__isnull=False),
                violation_error_message=_(
                    "A strategic plan has the decision of the Board exactly when it is in force (4.3.2)."
                ),
            ),
        ]

    def __str__(self) -> str:
        return str(_("%(title)s, version %(version)s") % {"title": self.title, "version": self.version})

    @property
    def years(self) -> range:
        """The years it speaks of."""
        return range(self.first_year, self.last_year + 1)

    @transition(
        field=state,
        source=S.DRAFT,
        target=S.SUBMITTED,
        permission=KEEP_STRATEGY,
        custom={"label": _("Submit to the Supervisory Board"), "tone": "go"},
    )
    def submit(self) -> None:
        """From now on nothing in it changes."""

    @transition(
        field=state,
        source=S.SUBMITTED,
        target=S.DRAFT,
        permission=KEEP_STRATEGY,
        custom={"label": _("Take back to change it"), "tone": "stop"},
    )
    def take_back(self) -> None:
        """The Board asked for changes."""

    @transition(
        field=state,
        source=S.SUBMITTED,
        target=S.IN_FORCE,
        permission=KEEP_STRATEGY,
        custom={"label": _("Enter the endorsement of the Board"), "tone": "ok"},
    )
    def endorse(self) -> None:
        """4.3.2: the Board voted for it."""

    @transition(
        field=state,
        source=S.IN_FORCE,
        target=S.REPLACED,
        permission=KEEP_STRATEGY,
        custom={"label": S.REPLACED.label},
    )
    def replace(self) -> None:
        """The next version was endorsed."""


class StrategicMeasure(Record):
    """What is measured to see that a goal is reached."""

    plan = models.ForeignKey(
        StrategicPlan, verbose_name=_("strategic plan"), on_delete=models.PROTECT, related_name="measures"
    )
    position = models.PositiveSmallIntegerField(_("number"))
    goal = models.CharField(_("goal"), max_length=300)
    what = models.CharField(_("measure"), max_length=300)

    class Meta:
        verbose_name = _("measure of the strategic plan")
        verbose_name_plural = _("measures of the strategic plan")
        ordering = ("plan", "position")
        constraints = [
            models.UniqueConstraint(fields=["plan", "position"], name="reporting_measure_numbered_once")
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.what}"


class MeasureTarget(Record):
    """What a measure should reach by the end of a year."""

    measure = models.ForeignKey(
        StrategicMeasure, verbose_name=_("measure"), on_delete=models.PROTECT, related_name="targets"
    )
    year = models.PositiveSmallIntegerField(_("year"))
    target = models.DecimalField(_("target"), max_digits=15, decimal_places=2)

    class Meta:
        verbose_name = _("target of a measure")
        verbose_name_plural = _("targets of measures")
        ordering = ("measure", "year")
        constraints = [
            models.UniqueConstraint(fields=["measure", "year"], name="reporting_target_once_a_year"),
            models.CheckConstraint(
                name="reporting_target_not_negative",
                condition=Q(target__gte=0),
                violation_error_message=_("A plan cannot be negative."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.target}"


class MeasureProgress(Record):
    """How far a measure has come in a year, as somebody noted it; a later note counts, none is changed."""

    target = models.ForeignKey(
        MeasureTarget, verbose_name=_("target"), on_delete=models.PROTECT, related_name="progress"
    )
    value = models.DecimalField(_("reached"), max_digits=15, decimal_places=2)
    note = models.CharField(_("what shows it"), max_length=500)
    noted_on = models.DateField(_("noted on"))
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("noted by"), on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("progress of a measure")
        verbose_name_plural = _("progress of measures")
        ordering = ("-noted_on", "-pk")

    def __str__(self) -> str:
        return f"{self.noted_on}: {self.value}"
