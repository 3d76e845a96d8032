"""Quarters: the periods of the Centre's reports (7.1)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.quarters import Quarter

quarters = st.builds(Quarter, st.integers(1900, 2200), st.integers(1, 4))
days = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@given(days)
def test_a_day_lies_in_its_quarter_and_in_no_neighbour(day: date) -> None:
    quarter = Quarter.of(day)
    assert quarter.start <= day <= quarter.end
    assert day in quarter
    assert day not in quarter.next
    assert day not in quarter.previous


@given(quarters)
def test_quarters_follow_each_other_without_a_gap(quarter: Quarter) -> None:
    assert quarter.end + timedelta(days=1) == quarter.next.start
    assert quarter.next.previous == quarter
    assert quarter.previous < quarter < quarter.next


@given(quarters)
def test_a_code_is_read_back(quarter: Quarter) -> None:
    assert Quarter.parse(str(quarter)) == quarter


@given(quarters, st.integers(-200, 200))
def test_steps_are_counted_back(quarter: Quarter, count: int) -> None:
    assert (quarter + count) - quarter == count


@pytest.mark.parametrize("code", ["", "2026", "2026-Q0", "2026-Q5", "2026-3", "26-Q3", "2026-Q33", "٢٠٢٦-Q3"])
def test_other_text_is_not_a_quarter(code: str) -> None:
    with pytest.raises(ValueError, match="Not a quarter"):
        Quarter.parse(code)


@pytest.mark.parametrize(("year", "number"), [(2026, 0), (2026, 5), (0, 1), (10000, 1)])
def test_there_are_four_quarters_in_a_year(year: int, number: int) -> None:
    with pytest.raises(ValueError, match="No such quarter"):
        Quarter(year, number)


def test_the_days_of_the_third_quarter() -> None:
    quarter = Quarter(2026, 3)
    assert (quarter.start, quarter.end) == (date(2026, 7, 1), date(2026, 9, 30))


def test_the_first_quarter_of_a_leap_year_has_its_29th_of_february() -> None:
    assert date(2028, 2, 29) in Quarter(2028, 1)


def test_a_moment_belongs_to_the_quarter_of_its_day_in_osh() -> None:
    assert Quarter.of(datetime(2026, 6, 30, 18, 30, tzinfo=UTC)) == Quarter(2026, 3)


def test_the_quarters_of_the_year_and_the_year_to_date() -> None:
    quarter = Quarter(2026, 3)
    assert [q.number for q in quarter.year_quarters] == [1, 2, 3, 4]
    assert quarter.year_to_date == quarter.year_quarters[:3]


def test_the_last_five_end_with_this_one() -> None:
    assert [str(q) for q in Quarter(2026, 2).last(5)] == [
        "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2",
    ]  # fmt: skip


def test_through_counts_both_ends() -> None:
    assert list(Quarter(2025, 4).through(Quarter(2026, 1))) == [Quarter(2025, 4), Quarter(2026, 1)]


def test_equal_quarters_are_one_key() -> None:
    assert {Quarter(2026, 3), Quarter.parse("2026-q3")} == {Quarter(2026, 3)}


@pytest.mark.parametrize(
    ("language", "label"),
    [("ky", "2026-жылдын 3-кварталы"), ("ru", "3-й квартал 2026 года"), ("en", "Q3 2026")],
)
def test_a_quarter_is_called_as_people_call_it(language: str, label: str) -> None:
    assert Quarter(2026, 3).label(language) == label
