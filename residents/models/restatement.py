"""A figure of a closed quarter corrected afterwards: what it was, what it is, why (7.1)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.models import Record
from core.quarters import Quarter
from residents.enums import RestatedField


class RestatementQuerySet(models.QuerySet["Restatement"]):
    """Reusable filters of restatements."""

    def to_show_in(self, quarter: Quarter) -> "RestatementQuerySet":
        """What the Centre's report of `quarter` shows: what it has taken, or what no report has shown yet."""
        earlier = Q(report__year__lt=quarter.year) | Q(
            report__year=quarter.year, report__quarter__lt=quarter.number
        )
        return self.filter(Q(shown_in=str(quarter)) | Q(shown_in="") & earlier)


class Restatement(Record):
    """One correction of one figure. It never changes; a wrong one is corrected by the next."""

    # Where accounts.domain.scope finds the unit of a record.
    UNIT_PATH: ClassVar[str] = "report__residency__unit"

    report = models.ForeignKey(
        "residents.PeriodicReport", models.PROTECT, related_name="restatements", verbose_name=_("report")
    )
    field = models.CharField(_("figure"), max_length=16, choices=RestatedField.choices)
    investment = models.ForeignKey(
        "residents.Investment",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="restatements",
        verbose_name=_("investment"),
    )
    old = models.DecimalField(_("was"), max_digits=15, decimal_places=2)
    new = models.DecimalField(_("is now"), max_digits=15, decimal_places=2)
    reason = models.TextField(_("reason"))
    made_at = models.DateTimeField(_("corrected at"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("corrected by")
    )
    # The Centre's report that has shown it, like 2026-Q2; empty until the next one is submitted.
    shown_in = models.CharField(_("shown in the report"), max_length=7, blank=True)

    objects = RestatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction of a closed quarter")
        verbose_name_plural = _("corrections of closed quarters")
        ordering = ("-made_at", "-pk")
        constraints = [
            models.CheckConstraint(
                name="residents_restatement_changes",
                condition=~Q(old=F("new")),
                violation_error_message=_("The new figure is the same as the old one."),
            ),
            models.CheckConstraint(
                name="residents_restatement_not_negative",
                condition=Q(new__gte=0),
                violation_error_message=_("A figure cannot be negative."),
            ),
            models.CheckConstraint(
                name="residents_restatement_investment_named",
                condition=Q(field=RestatedField.INVESTMENT, investment__isnull=False)
                | ~Q(field=RestatedField.INVESTMENT) & Q(investment=None),
                violation_error_message=_("A corrected investment names its row."),
            ),
            models.CheckConstraint(
                name="residents_restatement_has_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Write why the figure is corrected."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_field_display()}: {self.old} → {self.new}"
