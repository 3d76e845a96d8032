"""Working days: the calendar of the republic, and the Centre's own days before it."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.roles import Role
from core.actors import StandIn
from core.domain.calendar import settle_day, withdraw_day
from core.domain.working_days import WorkingDays, add_working_days, working_days, working_days_between
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from core.models import SpecialDay
from tests.makers.people import make_user
from tests.makers.races import at_once

PLAIN = WorkingDays()
DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
COUNTS = st.integers(0, 40)
SETTLED = st.dictionaries(DAYS, st.booleans(), max_size=6)
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def settle(day: date, kind: str = "off", **fields) -> SpecialDay:
    return settle_day(day=day, kind=kind, reason="Орозо айт", actor=StandIn.SYSTEM, **fields)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 27), True),  # a Friday
        (date(2026, 11, 28), False),  # a Saturday
        (date(2026, 8, 31), False),  # the day of independence, a Monday
        (date(2026, 5, 5), False),  # the day of the constitution
        (date(2025, 1, 11), True),  # a Saturday that the Government made a working day
    ],
)
def test_feasts_and_weekends_are_off_and_moved_days_are_worked(day: date, works: bool) -> None:
    assert PLAIN.is_working(day) is works


def test_a_term_of_five_days_over_a_weekend_and_a_feast() -> None:
    assert PLAIN.add(date(2026, 8, 27), 5) == date(2026, 9, 4)  # 28 Aug, then 1, 2, 3, 4 September
    assert PLAIN.between(date(2026, 8, 27), date(2026, 9, 4)) == 5
    assert PLAIN.add(date(2026, 11, 28), 0) == date(2026, 11, 30)


@unhurried
@given(DAYS, COUNTS, SETTLED)
def test_a_term_ends_on_a_working_day_and_has_just_so_many_of_them(day, count, settled) -> None:
    calendar = WorkingDays(settled)
    end = calendar.add(day, count)
    assert calendar.is_working(end)
    if count:
        assert end > day
        assert calendar.between(day, end) == count


@unhurried
@given(DAYS, COUNTS, COUNTS, SETTLED)
def test_two_terms_one_after_the_other_are_one_term(day, first, second, settled) -> None:
    calendar = WorkingDays(settled)
    start = calendar.add(day, 0)
    assert calendar.add(calendar.add(start, first), second) == calendar.add(start, first + second)


@unhurried
@given(DAYS, st.integers(0, 400), SETTLED)
def test_counting_forwards_and_backwards_agree(day, days, settled) -> None:
    calendar, end = WorkingDays(settled), day + timedelta(days=days)
    assert calendar.between(day, end) == -calendar.between(end, day)
    assert 0 <= calendar.between(day, end) <= days


def test_days_are_not_added_backwards() -> None:
    with pytest.raises(ValueError, match="-1"):
        PLAIN.add(date(2026, 11, 27), -1)


@pytest.mark.django_db
def test_a_feast_by_the_moon_is_what_the_centre_says() -> None:
    assert working_days().is_working(date(2027, 3, 10))
    settle(date(2027, 3, 10))
    settle(date(2027, 3, 9), "worked")  # the library only supposed this day
    assert (working_days().is_working(date(2027, 3, 10)), working_days().is_working(date(2027, 3, 9))) == (
        False,
        True,
    )
    assert add_working_days(date(2027, 3, 9), 1) == date(2027, 3, 11)
    assert working_days_between(date(2027, 3, 8), date(2027, 3, 11)) == 2


@pytest.mark.django_db
def test_an_entry_is_taken_back_with_a_reason_and_once() -> None:
    row = settle(date(2026, 12, 7))
    with pytest.raises(FieldError):
        withdraw_day(row, reason=" ", actor=StandIn.SYSTEM)
    withdraw_day(row, reason="Күнү жаңылыш", actor=StandIn.SYSTEM)
    assert working_days().is_working(date(2026, 12, 7))
    with pytest.raises(WrongState):
        withdraw_day(row, reason="Күнү жаңылыш", actor=StandIn.SYSTEM)
    settle(date(2026, 12, 7))  # and the day can be settled anew


@pytest.mark.django_db
def test_a_day_is_settled_once_and_only_by_who_keeps_the_calendar() -> None:
    settle(date(2026, 12, 7))
    with pytest.raises(DomainError) as refused:
        settle(date(2026, 12, 7), "worked")
    assert str(refused.value) == str(SpecialDay._meta.constraints[0].violation_error_message)
    for role in (Role.UNIT_STAFF, Role.AUDITOR):
        with pytest.raises(NotAllowed):
            settle_day(day=date(2026, 12, 8), kind="off", reason="Айт", actor=make_user(role))
    with pytest.raises(FieldError):
        settle_day(day=date(2026, 12, 8), kind="feast", reason="Айт", actor=StandIn.SYSTEM)


@pytest.mark.django_db(transaction=True)
def test_two_who_settle_one_day_at_once_the_second_gets_a_sentence() -> None:
    answers = at_once(lambda: settle(date(2026, 12, 7)), lambda: settle(date(2026, 12, 7), "worked"))
    assert sum(isinstance(answer, DomainError) for answer in answers) == 1
    assert SpecialDay.objects.count() == 1
