"""Occupancy: square metres given times days, of all that could be given (domain facts 1.2)."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.quarters import Quarter
from tests.makers.residents import clerk
from tests.makers.units import make_allocation, make_laboratory, make_premises
from units.base.domain.occupancy import occupancy
from units.base.domain.repairs import begin_repair, finish_repair

pytestmark = pytest.mark.django_db
Q2 = Quarter(2026, 2)  # 91 days


def test_half_of_a_room_all_the_quarter_is_a_half():
    make_allocation(make_premises(area=Decimal(40)))
    found = occupancy(Q2)
    assert (found.given, found.lettable, found.percent) == (20 * 91, 40 * 91, Decimal("50.0"))


def test_days_count_one_by_one_and_the_last_day_is_without_the_room():
    room = make_premises(area=Decimal(40))
    make_allocation(room, starts_on=date(2026, 4, 11), ends_on=date(2026, 4, 21))
    assert occupancy(Q2).given == 20 * 10


def test_rooms_that_are_not_given_do_not_count():
    make_laboratory()
    assert occupancy(Q2).percent is None


def test_a_room_counts_from_its_act_of_transfer():
    make_premises(area=Decimal(10), act_date=date(2026, 6, 21))
    assert occupancy(Q2).lettable == 10 * 10
    assert occupancy(Quarter(2026, 1)).lettable == 0


def test_days_under_repair_count_neither_as_given_nor_as_free():
    room = make_premises(area=Decimal(40))
    make_allocation(room)
    begin_repair(room, started_on=date(2026, 5, 1), reason="Чатыр", actor=clerk())
    finish_repair(room, ended_on=date(2026, 5, 31), actor=clerk())
    assert (occupancy(Q2).given, occupancy(Q2).lettable) == (20 * 61, 40 * 61)
    begin_repair(room, started_on=date(2026, 6, 1), reason="Пол", actor=clerk())
    assert occupancy(Quarter(2026, 3)).percent is None


def test_days_of_the_quarter_that_have_not_come_do_not_count():
    make_premises(area=Decimal(10))
    assert occupancy(Quarter(2026, 4)).lettable == 10 * (31 + 22)


def test_each_unit_is_counted_for_itself():
    make_allocation(make_premises(unit="technopark", area=Decimal(20)))
    make_premises(unit="incubator", area=Decimal(20))
    shares = [occupancy(Q2, unit=unit).percent for unit in ("technopark", "incubator", "")]
    assert shares == [Decimal("100.0"), Decimal("0.0"), Decimal("50.0")]


def test_three_queries_however_many_rooms():
    for _number in range(3):
        make_premises()
    with CaptureQueriesContext(connection) as captured:
        occupancy(Q2)
    assert len(captured) == 3
