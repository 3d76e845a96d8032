"""What pages and reports read of the money: totals of the confirmed, and of what waits beside it (V)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Sum

from core.quarters import Quarter
from finance.enums import FundingSource, OperationState, SpendingPurpose
from finance.models import Income, Operation, Spending

NOTHING = Decimal(0)
WAITING = (OperationState.ENTERED, OperationState.RETURNED)


@dataclass
class Total:
    """Money the accountants confirmed, and money entered that is not confirmed yet."""

    confirmed: Decimal = NOTHING
    waiting: Decimal = NOTHING

    def add(self, operation_state: str, amount: Decimal) -> None:
        """Count one sum."""
        if operation_state == OperationState.CONFIRMED:
            self.confirmed += amount
        else:
            self.waiting += amount


@dataclass
class Line:
    """One source or one purpose: its four quarters and its year."""

    code: str
    quarters: dict[Quarter, Total]
    year: Total = field(default_factory=Total)


def income_by_source(year: int) -> list[Line]:
    """5.2: what came from each of the six sources, quarter by quarter."""
    return _lines(Income, "source", FundingSource.values, year)


def spending_by_source(year: int) -> list[Line]:
    """What was spent of each source, quarter by quarter."""
    return _lines(Spending, "source", FundingSource.values, year)


def spending_by_purpose(year: int) -> list[Line]:
    """5.3: what was spent for each of the three purposes, quarter by quarter."""
    return _lines(Spending, "purpose", SpendingPurpose.values, year)


def total_of(lines: Iterable[Line], year: int) -> Line:
    """The sum of some lines."""
    result = _line("", year)
    for line in lines:
        for quarter, total in line.quarters.items():
            for sums in (result.quarters[quarter], result.year):
                sums.confirmed += total.confirmed
                sums.waiting += total.waiting
    return result


def balance_of(source: str, *, on: date | None = None) -> Decimal:
    """Confirmed income of a source less its confirmed spending, up to the day `on` where it is given."""
    return _confirmed(Income, source, on) - _confirmed(Spending, source, on)


def lock_income(source: str) -> None:
    """Hold the confirmed income of a source, so that two do not spend it at once."""
    held = Income.objects.in_state(OperationState.CONFIRMED).filter(source=source)
    list(held.select_for_update().order_by("pk").values_list("pk"))


def reversal_of(operation: Operation) -> Operation | None:
    """The reversal of a row that is not withdrawn; none when the row stands (5.3)."""
    rows: Any = type(operation).objects  # the checker knows no key of an abstract model
    found: Operation | None = rows.filter(reverses=operation).exclude(state=OperationState.WITHDRAWN).first()
    return found


def confirmed_between(first: date, last: date) -> dict[str, dict[str, Decimal]]:
    """Confirmed money of a period: `income` and `spent` by source, `purposes` by purpose (5.2, 5.3)."""
    return {
        "income": _sums(Income, "source", first, last),
        "spent": _sums(Spending, "source", first, last),
        "purposes": _sums(Spending, "purpose", first, last),
    }


def years_with_money() -> list[int]:
    """The years in which anything is dated, the newest first."""
    found = {day.year for model in (Income, Spending) for day in model.objects.dates(model.DAY, "year")}
    return sorted(found, reverse=True)


def _lines(model: type[Operation], key: str, codes: Iterable[str], year: int) -> list[Line]:
    lines = {code: _line(code, year) for code in codes}
    first, last = Quarter(year, 1).start, Quarter(year, 4).end
    rows = (
        model.objects.between(first, last)
        .exclude(state=OperationState.WITHDRAWN)
        .signed()
        .order_by()
        .values_list(key, model.DAY, "state")
        .annotate(total=Sum("signed_amount"))
    )
    for code, day, state, amount in rows:
        lines[code].quarters[Quarter.of(day)].add(state, amount)
        lines[code].year.add(state, amount)
    return list(lines.values())


def _line(code: str, year: int) -> Line:
    return Line(code, {quarter: Total() for quarter in Quarter(year, 1).year_quarters})


def _confirmed(model: type[Operation], source: str, on: date | None) -> Decimal:
    rows = model.objects.in_state(OperationState.CONFIRMED).filter(source=source)
    if on is not None:
        rows = rows.filter(**{f"{model.DAY}__lte": on})
    return rows.signed().aggregate(total=Sum("signed_amount"))["total"] or NOTHING


def _sums(model: type[Operation], key: str, first: date, last: date) -> dict[str, Decimal]:
    rows = model.objects.between(first, last).in_state(OperationState.CONFIRMED).signed().order_by()
    return dict(rows.values_list(key).annotate(total=Sum("signed_amount")))
