"""Which quarters a resident reports on, and until when."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.quarters import Quarter
from residents.domain import periods
from residents.domain.duties import report_duties
from residents.models import PeriodicReport, Residency

DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))


def residency(started_on: date, ended_on: date | None = None) -> Residency:
    return Residency(started_on=started_on, ended_on=ended_on, expires_on=date(2030, 1, 1))


@pytest.mark.parametrize(
    ("started_on", "ended_on", "on", "quarters"),
    [
        (date(2026, 2, 2), None, date(2026, 11, 22), ["2026-Q1", "2026-Q2", "2026-Q3"]),
        (date(2026, 3, 31), None, date(2026, 4, 1), ["2026-Q1"]),
        (date(2026, 3, 31), None, date(2026, 3, 31), []),
        (date(2026, 2, 2), date(2026, 7, 1), date(2026, 11, 22), ["2026-Q1", "2026-Q2"]),
        (date(2026, 2, 2), date(2026, 7, 2), date(2026, 11, 22), ["2026-Q1", "2026-Q2", "2026-Q3"]),
        (date(2026, 12, 1), None, date(2026, 11, 22), []),
        (date(2026, 2, 2), date(2026, 2, 2), date(2026, 11, 22), []),
    ],
)
def test_reports_are_owed_for_ended_quarters_of_the_status(
    started_on: date, ended_on: date | None, on: date, quarters: list[str]
) -> None:
    found = periods.reporting_quarters(residency(started_on, ended_on), on=on)
    assert [str(quarter) for quarter in found] == quarters


@given(started_on=DAYS, length=st.integers(0, 800), on=DAYS)
def test_owed_quarters_are_exactly_the_ended_ones_with_a_day_of_the_status(
    started_on: date, length: int, on: date
) -> None:
    ended_on = date.fromordinal(started_on.toordinal() + length)
    held = residency(started_on, ended_on)
    quarters = periods.reporting_quarters(held, on=on)
    for quarter in Quarter(2023, 4).through(Quarter(2030, 1)):
        overlaps = started_on <= quarter.end and ended_on > quarter.start and length > 0
        assert (quarter in quarters) == (overlaps and quarter.end < on)


def test_report_is_due_fifteen_days_after_the_quarter() -> None:
    assert periods.due_day(Quarter(2026, 3)) == date(2026, 10, 15)
    assert periods.opening_day(Quarter(2026, 3)) == date(2026, 10, 1)


def test_duties_are_late_first_and_the_running_quarter_last() -> None:
    held = residency(date(2026, 2, 2))
    sent = PeriodicReport(year=2026, quarter=2, state="submitted")
    begun = PeriodicReport(year=2026, quarter=3)
    duties = report_duties(held, [sent, begun], on=date(2026, 10, 20))
    assert [str(duty.quarter) for duty in duties] == ["2026-Q1", "2026-Q3", "2026-Q4"]
    assert [duty.report for duty in duties] == [None, begun, None]
    assert [duty.days_left(date(2026, 10, 20)) for duty in duties] == [-188, -5, 87]
    assert [duty.is_open(date(2026, 10, 20)) for duty in duties] == [True, True, False]


def test_nothing_opens_next_after_the_status_has_ended() -> None:
    held = residency(date(2026, 2, 2), date(2026, 9, 1))
    assert [str(duty.quarter) for duty in report_duties(held, [], on=date(2026, 10, 20))] == [
        "2026-Q1",
        "2026-Q2",
        "2026-Q3",
    ]
