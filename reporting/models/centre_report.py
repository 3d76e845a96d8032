"""The Centre's report to the Supervisory Board and the rector (7.1)."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

from core.formatting import format_year
from core.models import Record
from core.quarters import Quarter
from reporting.enums import FROZEN_STATES, ReportState
from reporting.models.board_meeting import KEEP

S = ReportState


class CentreReportQuerySet(models.QuerySet["CentreReport"]):
    """Reusable filters of reports."""

    def of(self, period: Quarter | int) -> "CentreReportQuerySet":
        """The report of a quarter, or of a year."""
        if isinstance(period, Quarter):
            return self.filter(year=period.year, quarter=period.number)
        return self.filter(year=period, quarter=None)

    def submitted(self) -> "CentreReportQuerySet":
        """Reports that were handed over and stand still, whatever the Board said of them since."""
        return self.filter(state__in=FROZEN_STATES)

    def accepted(self) -> "CentreReportQuerySet":
        """Reports that the Board has accepted: those the public reads."""
        return self.filter(state=S.ACCEPTED)

    def quarterly(self) -> "CentreReportQuerySet":
        """Reports of quarters, not of years."""
        return self.exclude(quarter=None)


class CentreReport(FSMModelMixin, Record):
    """Open while the director writes; submitted once and frozen; then the Board considers and accepts it."""

    state = FSMField(_("state"), choices=S.choices, default=S.OPEN, protected=True)
    year = models.PositiveSmallIntegerField(_("year"))
    quarter = models.PositiveSmallIntegerField(
        _("quarter"), null=True, blank=True, help_text=_("Empty for the report of the whole year.")
    )
    indicator_set = models.ForeignKey(
        "reporting.IndicatorSet",
        verbose_name=_("set of indicators"),
        on_delete=models.PROTECT,
        related_name="reports",
    )
    highlights = models.TextField(_("what happened"), max_length=3000, blank=True)
    obstacles = models.TextField(_("what hindered"), max_length=3000, blank=True)
    requests = models.TextField(_("what is asked of the Board"), max_length=3000, blank=True)
    chapters = models.JSONField(_("words of the chapters"), default=dict, blank=True)
    figures = models.JSONField(_("frozen figures"), null=True, blank=True, editable=False)
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    paper = models.OneToOneField(
        "documents.IssuedPaper",
        verbose_name=_("paper"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    consideration = models.ForeignKey(
        "reporting.BoardDecision",
        verbose_name=_("considered by the decision"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    remarks = models.TextField(_("remarks of the Board"), max_length=3000, blank=True)
    considered_at = models.DateTimeField(_("considered at"), null=True, blank=True)
    acceptance = models.ForeignKey(
        "reporting.BoardDecision",
        verbose_name=_("accepted by the decision"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    answer = models.TextField(_("answer to the remarks"), max_length=3000, blank=True)
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)

    objects = CentreReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report of the Centre")
        verbose_name_plural = _("reports of the Centre")
        ordering = ("-year", "-quarter")
        permissions = [
            ("submit_report", "Can submit a report of the Centre"),
            ("read_report", "Can read submitted reports of the Centre"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "quarter"],
                name="reporting_report_once_a_quarter",
                violation_error_message=_("There is already a report for this quarter."),
            ),
            models.UniqueConstraint(
                fields=["year"],
                condition=Q(quarter=None),
                name="reporting_report_once_a_year",
                violation_error_message=_("There is already a report for this year."),
            ),
            models.CheckConstraint(
                name="reporting_report_quarter_1_to_4", condition=Q(quarter=None) | Q(quarter__range=(1, 4))
            ),
            models.CheckConstraint(
                name="reporting_report_frozen_iff_submitted",
                condition=Q(state=S.OPEN, figures=None, submitted_at=None, paper=None)
                | Q(
                    state__in=FROZEN_STATES,
                    figures__isnull=False,
                    submitted_at__isnull=False,
                    paper__isnull=False,
                ),
                violation_error_message=_(
                    "A report has its frozen figures and its paper exactly when submitted."
                ),
            ),
            models.CheckConstraint(
                name="reporting_report_considered_by_a_decision",
                condition=Q(
                    state__in=(S.OPEN, S.SUBMITTED), consideration=None, considered_at=None, remarks=""
                )
                | Q(
                    state__in=(S.CONSIDERED, S.ACCEPTED),
                    consideration__isnull=False,
                    considered_at__isnull=False,
                ),
                violation_error_message=_("A report is considered by a decision of the Board (4.3.2)."),
            ),
            models.CheckConstraint(
                name="reporting_report_accepted_by_a_decision",
                condition=~Q(state=S.ACCEPTED) & Q(acceptance=None, accepted_at=None, answer="")
                | Q(state=S.ACCEPTED, acceptance__isnull=False, accepted_at__isnull=False),
                violation_error_message=_("A report is accepted by a decision of the Board (4.3.2)."),
            ),
        ]

    def __str__(self) -> str:
        return self.label()

    @property
    def is_annual(self) -> bool:
        return self.quarter is None

    @property
    def period(self) -> Quarter:
        """The quarter reported on; for a year, its last one."""
        return Quarter(self.year, self.quarter or 4)

    @property
    def last_day(self) -> date:
        """The last day of the reported period."""
        return self.period.end

    @property
    def code(self) -> str:
        """The period as it stands in addresses and commands: `2026-Q3`, or `2026` for the year."""
        return str(self.year) if self.is_annual else str(self.period)

    def label(self, language: str | None = None) -> str:
        """The reported period as people of the language write it."""
        return format_year(self.year, language) if self.is_annual else self.period.label(language)

    @transition(
        field=state,
        source=S.OPEN,
        target=S.SUBMITTED,
        permission="reporting.submit_report",
        custom={"label": _("Submit to the Board and the rector"), "tone": "ok"},
    )
    def submit(self) -> None:
        """7.1: it goes to the Supervisory Board and the rector, and stands still."""

    @transition(
        field=state,
        source=S.SUBMITTED,
        target=S.CONSIDERED,
        permission=KEEP,
        custom={"label": _("Record what the Board said"), "tone": "go"},
    )
    def consider(self) -> None:
        """4.3.2: the Board has considered it; its remarks are kept with the number of the decision."""

    @transition(
        field=state,
        source=S.CONSIDERED,
        target=S.ACCEPTED,
        permission=KEEP,
        custom={"label": _("Record the acceptance"), "tone": "ok"},
    )
    def accept(self) -> None:
        """4.3.2: the Board has accepted it; only now its figures are the public's."""
