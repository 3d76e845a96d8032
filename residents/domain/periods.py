"""Which quarters a resident reports on, when each report opens and when it is due (3.3.3)."""

from datetime import date, timedelta

from core import clock
from core.conf import centre
from core.months import add_months
from core.quarters import Quarter
from residents.enums import EndKind
from residents.models import Residency

MONTHS = 3


def reporting_quarters(residency: Residency, on: date | None = None) -> tuple[Quarter, ...]:
    """Quarters that have ended by the day `on` and in which the status held on some day, oldest first.

    A resident transferred within a quarter reports on all of it from the new unit, once (3.2).
    """
    if residency.left <= residency.started_on:
        return ()
    last_ended = Quarter.of(on or clock.today()).previous
    last_held = Quarter.of(residency.left - timedelta(days=1))
    if residency.end_kind == EndKind.TRANSFERRED:
        last_held = Quarter.of(residency.left).previous
    return tuple(Quarter.of(residency.started_on).through(min(last_held, last_ended)))


def next_quarter(residency: Residency, on: date | None = None) -> Quarter | None:
    """The quarter now running that the resident will report on; None when the status does not hold in it."""
    running = Quarter.of(on or clock.today())
    if residency.end_kind == EndKind.TRANSFERRED and residency.left <= running.end:
        return None
    held = residency.left > max(residency.started_on, running.start) and residency.started_on <= running.end
    return running if held else None


def due_day(quarter: Quarter) -> date:
    """The last day on which the report of `quarter` is in time: so many months after the anchor.

    The anchor is the day after the year's end on which the report of its last quarter is due: from 31 January
    follow 30 April, 31 July and 31 October.
    """
    anchor = date(quarter.year - 1, 12, 31) + timedelta(days=int(centre("REPORT_DUE_DAYS")))
    return add_months(anchor, quarter.number * MONTHS)


def asks_words(residency: Residency, quarter: Quarter) -> bool:
    """Whether the report of `quarter` tells what was done: it ends a term of the contract, or the status."""
    quarters = residency.contract.report_months // MONTHS
    ends_term = quarter.number % quarters == 0
    return ends_term or residency.left <= quarter.next.start


def opening_day(quarter: Quarter) -> date:
    """The first day on which the report of `quarter` can be filed: the quarter has ended."""
    return quarter.next.start
