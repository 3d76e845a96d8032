"""Execution of the budget: confirmed income against the approved plan of the year (4.2.3 c, 5.2)."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.quarters import Quarter
from finance.enums import FundingSource, OperationState
from finance.models import Income
from reporting.enums import Combine, IndicatorKind, Measure
from reporting.enums_plans import BudgetSide, YearPlanKind, YearPlanState
from reporting.indicators.base import ZERO, Indicator, Row
from reporting.indicators.money import of_income
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
        years = range(first.year, last.year + 1)
        entries = BudgetEntry.objects.filter(
            plan__kind=YearPlanKind.BUDGET,
            plan__state=YearPlanState.APPROVED,
            plan__year__in=years,
            side=BudgetSide.INCOME,
        )
        planned = [
            _planned(entry)
            for entry in entries.select_related("plan__paper").order_by("plan__year", "pk")
            if first <= Quarter(entry.plan.year, 1)
        ]
        received: Any = Income.objects.between(first.start, last.end).in_state(OperationState.CONFIRMED)
        found = received.select_related("party").order_by("received_on", "pk")
        return [*planned, *(of_income(income, income.source) for income in found)]

    def each(self, rows: Iterable[Row], quarters: Sequence[Quarter]) -> dict[Quarter, Decimal | None]:
        """Give the share at the end of each quarter: a quarter by itself has no plan of its own."""
        listed = list(rows)
        return {quarter: self.fact(listed, quarter) for quarter in quarters}


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
