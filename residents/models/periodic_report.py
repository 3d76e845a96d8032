"""A resident's periodic report on work done (3.3.3), the source of the Centre's figures (7.2)."""

from decimal import Decimal
from functools import reduce
from operator import or_
from typing import ClassVar

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

from core.models import Record
from core.quarters import Quarter
from residents.enums import ReportState
from residents.models.rules import REPORT_RULES

S = ReportState


class PeriodicReportQuerySet(models.QuerySet["PeriodicReport"]):
    """Reusable filters of reports."""

    def of_quarter(self, quarter: Quarter) -> "PeriodicReportQuerySet":
        """Reports of one quarter."""
        return self.filter(year=quarter.year, quarter=quarter.number)

    def before(self, quarter: Quarter) -> "PeriodicReportQuerySet":
        """Reports of earlier quarters."""
        return self.filter(Q(year__lt=quarter.year) | Q(year=quarter.year, quarter__lt=quarter.number))

    def between(self, first: Quarter, last: Quarter) -> "PeriodicReportQuerySet":
        """Reports of the quarters from the first to the last, both included."""
        years: dict[int, list[int]] = {}
        for quarter in first.through(last):
            years.setdefault(quarter.year, []).append(quarter.number)
        told = (Q(year=year, quarter__in=numbers) for year, numbers in years.items())
        return self.filter(reduce(or_, told, Q(pk__in=[])))

    def verified(self) -> "PeriodicReportQuerySet":
        """Reports whose figures count."""
        return self.filter(state=S.VERIFIED)

    def filed(self) -> "PeriodicReportQuerySet":
        """Reports that the resident has sent and that were not given back."""
        return self.filter(state__in=[S.SUBMITTED, S.VERIFIED])

    def of_user(self, user: models.Model) -> "PeriodicReportQuerySet":
        """Reports of the residents whom `user` represents."""
        return self.filter(residency__party__representatives__user=user)


class PeriodicReport(FSMModelMixin, Record):
    """What one resident did in one quarter: jobs at its end, revenue and investment within it."""

    # Where accounts.domain.scope finds the unit of a record.
    UNIT_PATH: ClassVar[str] = "residency__unit"

    state = FSMField(_("state"), choices=S.choices, default=S.DRAFT, protected=True)
    residency = models.ForeignKey(
        "residents.Residency", models.PROTECT, related_name="reports", verbose_name=_("residency")
    )
    year = models.PositiveSmallIntegerField(_("year"))
    quarter = models.PositiveSmallIntegerField(_("quarter"))
    jobs_full = models.PositiveIntegerField(
        _("full-time jobs at the end of the quarter"), null=True, blank=True
    )
    jobs_part = models.PositiveIntegerField(
        _("part-time jobs at the end of the quarter"), null=True, blank=True
    )
    women = models.PositiveIntegerField(_("women among them"), null=True, blank=True)
    students = models.PositiveIntegerField(_("students among them"), null=True, blank=True)
    revenue = models.DecimalField(
        _("revenue of the quarter, som"),
        max_digits=15,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
    )
    year_to_date = models.DecimalField(
        _("revenue since January by the resident's own books, som"),
        max_digits=15,
        decimal_places=2,
        null=True,
        blank=True,
    )
    asks_words = models.BooleanField(_("tells what was done"), default=True)
    progress = models.TextField(_("what was done"), blank=True)
    problems = models.TextField(_("what hindered"), blank=True)
    needs = models.TextField(_("what is needed of the Centre"), blank=True)
    remark = models.TextField(_("remark of the Centre"), blank=True)
    remarks = models.JSONField(_("remarks on single answers"), default=dict, blank=True)
    version = models.PositiveIntegerField(_("how many times it was saved"), default=0, editable=False)
    submitted_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("sent by"),
    )
    verified_at = models.DateTimeField(_("verified at"), null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("verified by"),
    )

    objects = PeriodicReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("resident's report")
        verbose_name_plural = _("residents' reports")
        ordering = ("-year", "-quarter", "residency")
        indexes = [models.Index(fields=["year", "quarter", "state"], name="residents_report_period")]
        permissions = [
            ("file_report", _("File a resident's report")),
            ("verify_report", _("Verify and return residents' reports")),
            ("restate_report", _("Correct figures of a closed quarter")),
        ]
        constraints = REPORT_RULES

    def __str__(self) -> str:
        return f"{self.residency.party} · {self.period.label()}"

    @property
    def period(self) -> Quarter:
        """The quarter reported on."""
        return Quarter(self.year, self.quarter)

    @property
    def jobs_total(self) -> int:
        """All jobs at the end of the quarter, full and part time."""
        return (self.jobs_full or 0) + (self.jobs_part or 0)

    @property
    def remark_in_short(self) -> str:
        """What must be corrected, in one line: the remark on the whole, or the first on an answer."""
        return self.remark or next(iter(self.remarks.values()), "")

    @property
    def editable(self) -> bool:
        """Whether the resident may still change it."""
        return self.state in (S.DRAFT, S.RETURNED)

    @transition(
        field=state,
        source=[S.DRAFT, S.RETURNED],
        target=S.SUBMITTED,
        permission="residents.file_report",
        custom={"label": _("Send the report"), "tone": "go"},
    )
    def submit(self) -> None:
        """The resident sends it to the Centre."""

    @transition(
        field=state,
        source=[S.SUBMITTED, S.VERIFIED],
        target=S.RETURNED,
        permission="residents.verify_report",
        custom={"label": _("Return with a remark"), "tone": "stop"},
    )
    def send_back(self) -> None:
        """Something must be corrected; the remark says what."""

    @transition(
        field=state,
        source=S.SUBMITTED,
        target=S.VERIFIED,
        permission="residents.verify_report",
        custom={"label": _("Verify"), "tone": "go"},
    )
    def verify(self) -> None:
        """The figures are checked and count from now on."""
