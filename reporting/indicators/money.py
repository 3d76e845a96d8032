"""The Centre's own income: what it earned by paid services, as the accountants confirmed it (5.2, 5.3)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from core.exact_sum import ExactSum
from core.quarters import Quarter
from finance.domain.queries import WAITING
from finance.enums import FundingSource, OperationState
from finance.models import Income
from reporting.enums import IndicatorKind, Measure
from reporting.indicators.base import Asked, Gap, Indicator, Missing, Row
from reporting.indicators.sums import Sum, by_day

INCOME = "finance.income"


class OwnIncome(Indicator):
    code = "own_income"
    label = _("The Centre's own income")
    definition = _(
        "Income from paid services of the period that OshTU's accountants confirmed; what they reversed is "
        "taken away. It is not the residents' revenue."
    )
    source = _("the income confirmed by the accountants")
    kind = IndicatorKind.FLOW
    measure = Measure.KGS
    responsible = Role.FINANCE_OFFICER

    def rows(self, first: Quarter, last: Quarter) -> list[Row]:
        """One row for each confirmed receipt or reversal."""
        rows: Any = received(first, last).filter(source=FundingSource.SERVICES).select_related("party")
        return [of_income(income) for income in rows.order_by("received_on", "pk")]

    def sums(self, first: Quarter, last: Quarter) -> list[Sum]:
        """Added up by the database."""
        earned = received(first, last).filter(source=FundingSource.SERVICES)
        return sums_of_income(earned, first, last)

    def missing(self, quarter: Quarter) -> Missing:
        """Receipts that the accountants have not confirmed."""
        found = Income.objects.between(quarter.start, quarter.end).filter(source=FundingSource.SERVICES)
        rows = list(found.exclude(state=OperationState.WITHDRAWN).select_related("party").order_by("pk"))
        gaps = tuple(
            Gap(name=row.counterpart_name, why=row.state, model=INCOME, pk=row.pk)
            for row in rows
            if row.state in WAITING
        )
        return Missing(len(rows), gaps, Asked.OPERATIONS)


def received(first: Quarter, last: Quarter) -> Any:
    """What the accountants confirmed of the period, from all sources."""
    return Income.objects.between(first.start, last.end).in_state(OperationState.CONFIRMED)


def sums_of_income(rows: Any, first: Quarter, last: Quarter) -> list[Sum]:
    """Receipts and reversals added up by the database."""
    return by_day(rows.signed(), Income.DAY, first.through(last), ExactSum("signed_amount"))


def of_income(income: Income, part: str = "") -> Row:
    """A receipt or a reversal in the quarter it counts in, in som."""
    return Row(
        quarter=income.quarter,
        value=income.effect,
        model=INCOME,
        pk=income.pk,
        residency_id=None,
        name=income.counterpart_name,
        on=income.received_on,
        part=part,
        reference=income.document_number,
    )
