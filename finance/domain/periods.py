"""Which spans of a residency are to be charged now: those that are over and have no invoice (3.3.3)."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.core.exceptions import ImproperlyConfigured

from core.conf import centre
from core.models import QuarterLock
from core.quarters import Quarter
from finance.domain.charging import ONE_DAY, Span, cycles
from residents.models import Residency

TERMS = (1, 3)


def months_of_an_invoice() -> int:
    """The term of an invoice: a month or a quarter, so that it never lies in two quarters (7.1)."""
    months = int(centre("INVOICE_MONTHS"))
    if months not in TERMS:
        raise ImproperlyConfigured("INVOICE_MONTHS is 1 or 3.")
    return months


def closed_quarters() -> set[Quarter]:
    """The quarters whose facts stand still."""
    return {Quarter(year, number) for year, number in QuarterLock.objects.values_list("year", "quarter")}


def periods_due(
    residency: Residency, *, on: date, covered: Iterable[Span], closed: Iterable[Quarter]
) -> list[Span]:
    """The spans to charge: of terms that are over by the day `on`, or of a status that has ended."""
    if residency.left <= residency.started_on:
        return []
    life, shut, known = Span(residency.started_on, residency.left - ONE_DAY), set(closed), list(covered)
    found: list[Span] = []
    for term in cycles(life, months_of_an_invoice()):
        days = term.within(life)
        over = term.last < on or residency.left <= on
        if days and over and Quarter.of(days.first) not in shut:
            found += _uncovered(days, known)
    return found


def _uncovered(days: Span, covered: Iterable[Span]) -> Iterator[Span]:
    """The parts of some days on which no other span lies, in order."""
    first = days.first
    for span in sorted(filter(None, (one.within(days) for one in covered)), key=lambda one: one.first):
        if first < span.first:
            yield Span(first, span.first - ONE_DAY)
        first = max(first, span.last + ONE_DAY)
    if first <= days.last:
        yield Span(first, days.last)
