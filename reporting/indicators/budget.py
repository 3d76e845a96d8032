"""Execution of the budget: confirmed income against the approved plan of the year (4.2.3 c, 5.2)."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from core.quarters import Quarter
from finance.enums import FundingSource
from reporting.enums import Combine, IndicatorKind, Measure
from reporting.enums_plans import BudgetSide, YearPlanKind, YearPlanState
from reporting.indicators.base import ZERO, Indicator, Row
from reporting.indicators.money import of_income, received, sums_of_income
from reporting.indicators.sums import Sum
from reporting.models.year_plan import BudgetEntry

PLAN = "reporting.yearplan"


class BudgetExecution(Indicator):
    code = "budget_execution"
    label = _("Execution of the budget: income")
    definition = _(
        "Income from all six sources that the accountants confirmed since the beginning of the year, in per "
        "cent of the income planned for the whole year in the approved budget. Without an approved budget "
        "there is no figure."
    )
    source = _("the approved budget and the income confirmed by the accountants")
    kind = IndicatorKind.FLOW
    measure = Measure.PERCENT
    combine = Combine.RATIO
    parts = dict(FundingSource.choices)

    def rows(self, first: Quarter, last: Quarter) -> list[Row]:
        """One row for each line of the budgets, in the first quarter of its year, and for each income."""
        found = received(first, last).select_related("party").order_by("received_on", "pk")
        return [*_plans(first, last), *(of_income(income, income.source) for income in found)]

    def sums(self, first: Quarter, last: Quarter) -> list[Row | Sum]:
        """The lines of the budgets, and the income added up by the database."""
        return [*_plans(first, last), *sums_of_income(received(first, last), first, last)]

    def each(self, rows: Iterable[Row | Sum], quarters: Sequence[Quarter]) -> dict[Quarter, Decimal | None]:
        """Give the share at the end of each quarter: a quarter by itself has no plan of its own."""
        listed = list(rows)
        return {quarter: self.fact(listed, quarter) for quarter in quarters}


def _plans(first: Quarter, last: Quarter) -> list[Row]:
    entries = BudgetEntry.objects.filter(
        plan__kind=YearPlanKind.BUDGET,
        plan__state=YearPlanState.APPROVED,
        plan__year__in=range(first.year, last.year + 1),
        side=BudgetSide.INCOME,
    )
    return [
        _planned(entry)
        for entry in entries.select_related("plan__paper").order_by("plan__year", "pk")
        if first <= Quarter(entry.plan.year, 1)
    ]


def _planned(entry: BudgetEntry) -> Row:
    plan = entry.plan
    first = Quarter(plan.year, 1)
    return Row(
        quarter=first,
        value=ZERO,
        whole=entry.amount,
        model=PLAN,
        pk=plan.pk,
        residency_id=None,
        name=plan.paper.number if plan.paper else str(plan.year),
        on=first.start,
        part=entry.code,
    )
