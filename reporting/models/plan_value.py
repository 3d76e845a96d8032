"""The approved plan: what each indicator should reach by the end of a quarter."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Record
from core.quarters import Quarter


class PlanValueQuerySet(models.QuerySet["PlanValue"]):
    def of(self, quarters: list[Quarter]) -> "PlanValueQuerySet":
        """The plans of some quarters."""
        match = models.Q(pk__in=[])
        for quarter in quarters:
            match |= models.Q(year=quarter.year, quarter=quarter.number)
        return self.filter(match)


class PlanValue(Record):
    """For a flow the value counts from the beginning of the year, so the fourth quarter's is the year's."""

    indicator = models.CharField(_("indicator"), max_length=40)
    year = models.PositiveSmallIntegerField(_("year"))
    quarter = models.PositiveSmallIntegerField(_("quarter"))
    value = models.DecimalField(_("plan"), max_digits=15, decimal_places=2)
    act = models.ForeignKey(
        "documents.GoverningAct",
        verbose_name=_("decision of the Supervisory Board"),
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = PlanValueQuerySet.as_manager()

    class Meta:
        verbose_name = _("plan value")
        verbose_name_plural = _("plan values")
        ordering = ("-year", "-quarter", "indicator")
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "year", "quarter"],
                name="reporting_plan_once",
                violation_error_message=_("This indicator already has a plan for this quarter."),
            ),
            models.CheckConstraint(
                name="reporting_plan_quarter_1_to_4", condition=models.Q(quarter__range=(1, 4))
            ),
            models.CheckConstraint(
                name="reporting_plan_not_negative",
                condition=models.Q(value__gte=0),
                violation_error_message=_("A plan cannot be negative."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.period}: {self.value}"

    @property
    def period(self) -> Quarter:
        return Quarter(self.year, self.quarter)
