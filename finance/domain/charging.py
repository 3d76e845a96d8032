"""What a contract is charged for a span of days: arithmetic alone, nothing is written (3.3.3, 3.2.1).

A fee is a price for a month; of a service, for a quarter, as the contract counts services. A part of a month
is charged by days. The parts of one month always add up to the whole: each is the difference of two sums
counted from the month's first day, so a supplement in mid-month neither loses nor doubles a tyiyn.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Q, QuerySet

from core.money import kgs
from core.months import add_months
from residents.enums_contract import GrantKind, Measure, SupplementState
from residents.models import Grant, Residency

ONE_DAY = timedelta(days=1)
QUARTERLY = frozenset({Measure.SERVICE.value})


@dataclass(frozen=True, slots=True)
class Span:
    """Some days in a row, both ends included."""

    first: date
    last: date

    def within(self, other: "Span") -> "Span | None":
        """The days both have, if any."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Span(first, last) if first <= last else None


@dataclass(frozen=True, slots=True)
class Charge:
    """One fee for its days of a period."""

    grant: Grant
    span: Span
    amount: Decimal


def sum_for(fee: Decimal, months: int, span: Span) -> Decimal:
    """What a fee of so much for so many months (1 or 3, by the calendar) comes to for some days."""
    return sum((_part(fee, cycle, span) for cycle in cycles(span, months)), Decimal(0))


def charges_of(residency: Residency, period: Span, fees: Iterable[Grant] | None = None) -> list[Charge]:
    """The fees of a residency's contract for the days of a period in which both were in force."""
    found = []
    for grant in fees_of(residency) if fees is None else fees:
        span = in_force(grant, residency)
        days = span.within(period) if span else None
        if days:
            amount = sum_for(grant.amount, months_of(grant), days)
            if amount:
                found.append(Charge(grant, days, amount))
    return found


def fees_of(residency: Residency) -> list[Grant]:
    """Every fee the contract or a signed supplement has brought, also those stopped since."""
    return list(all_fees().filter(contract=residency.contract_id).order_by("pk"))


def all_fees() -> QuerySet[Grant]:
    """The fees of all contracts that cost something, each with its tariff and its supplements."""
    brought = Q(supplement=None) | Q(supplement__state=SupplementState.SIGNED)
    rows = Grant.objects.filter(brought, kind=GrantKind.FEE, price__gt=0)
    return rows.select_related("line", "supplement", "stopped_by")


def in_force(grant: Grant, residency: Residency) -> Span | None:
    """The days on which a fee is owed: from its paper to the supplement that stops it, within the status."""
    first, last = residency.started_on, residency.left - ONE_DAY
    if grant.supplement:
        first = max(first, grant.supplement.effective_on)
    if grant.stopped_by and grant.stopped_by.state == SupplementState.SIGNED:
        last = min(last, grant.stopped_by.effective_on - ONE_DAY)
    return Span(first, last) if first <= last else None


def months_of(grant: Grant) -> int:
    """For how many months the price is."""
    return 3 if grant.line and grant.line.measure in QUARTERLY else 1


def cycles(span: Span, months: int) -> Iterator[Span]:
    """The calendar's months, or quarters, that have a day of the span."""
    first = date(span.first.year, (span.first.month - 1) // months * months + 1, 1)
    while first <= span.last:
        following = add_months(first, months)
        yield Span(first, following - ONE_DAY)
        first = following


def _part(fee: Decimal, cycle: Span, span: Span) -> Decimal:
    days = span.within(cycle)
    if days is None:
        return Decimal(0)
    return _until(fee, cycle, days.last) - _until(fee, cycle, days.first - ONE_DAY)


def _until(fee: Decimal, cycle: Span, day: date) -> Decimal:
    """The fee from the first day of a cycle to the end of a day."""
    length = (cycle.last - cycle.first).days + 1
    return kgs(fee * ((day - cycle.first).days + 1) / length)
