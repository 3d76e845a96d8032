"""Rooms given to residents: never more than there is, never outside the status and the contract."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.quarter_lock import lock_quarter
from core.errors import DomainError, FieldError, NotAllowed
from core.quarters import Quarter
from residents.domain.residencies import graduate_residency
from tests.makers.residents import clerk, director, expert, make_residency
from tests.makers.units import (
    early_residency,
    make_allocation,
    make_coworking,
    make_laboratory,
    make_premises,
)
from units.base.domain.allocations import end_allocation, fullest_day
from units.base.domain.repairs import begin_repair
from units.base.models import Allocation

pytestmark = pytest.mark.django_db


def test_a_room_is_shared_up_to_its_area_and_no_further():
    room = make_premises(area=Decimal(40))
    make_allocation(room)
    make_allocation(room)
    with pytest.raises(FieldError) as caught:
        make_allocation(room, area=Decimal("0.5"), places=1)
    assert caught.value.field == "area"
    assert Allocation.objects.count() == 2


def test_a_room_is_shared_up_to_its_places_and_no_further():
    room = make_premises(capacity=6)
    make_allocation(room)
    with pytest.raises(FieldError) as caught:
        make_allocation(room, area=Decimal(1), places=3)
    assert caught.value.field == "places"


def test_what_is_given_back_is_free_from_that_day():
    room, residency = make_premises(), make_residency()
    first = make_allocation(room, area=Decimal(40), places=8)
    end_allocation(first, ends_on=date(2026, 6, 1), actor=clerk())
    make_allocation(room, residency, area=Decimal(40), places=8, starts_on=date(2026, 6, 1))
    with pytest.raises(FieldError):
        make_allocation(room, starts_on=date(2026, 5, 31), ends_on=date(2026, 6, 2))


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("area", {"area": Decimal(0)}),
        ("places", {"places": 0}),
        ("ends_on", {"ends_on": date(2026, 3, 2)}),
        ("starts_on", {"starts_on": date(2026, 2, 1)}),
        ("ends_on", {"ends_on": date(2029, 1, 1)}),
    ],
)
def test_allocation_that_cannot_be_is_refused_beside_its_field(field, changes):
    with pytest.raises(FieldError) as caught:
        make_allocation(**changes)
    assert caught.value.field == field
    assert not Allocation.objects.exists()


def test_only_a_resident_in_force_gets_a_room():
    residency = make_residency()
    graduate_residency(residency, ended_on=date(2026, 11, 1), actor=director())
    with pytest.raises(DomainError):
        make_allocation(residency=residency, starts_on=date(2026, 11, 2), at=None)


def test_a_room_that_is_not_given_or_is_under_repair_is_refused():
    with pytest.raises(DomainError):
        make_allocation(make_laboratory())
    room = make_premises()
    begin_repair(room, started_on=date(2026, 6, 1), reason="Чатыр", actor=clerk())
    with pytest.raises(FieldError):
        make_allocation(room)
    assert make_allocation(room, ends_on=date(2026, 6, 1)).ends_on == date(2026, 6, 1)


def test_a_room_is_not_given_in_a_closed_quarter_nor_by_somebody_without_the_right():
    with pytest.raises(NotAllowed):
        make_allocation(actor=expert())
    lock_quarter(Quarter(2026, 1), actor=director())
    with pytest.raises(DomainError):
        make_allocation()


def test_the_end_of_the_status_ends_the_rooms_and_keeps_the_past():
    residency = make_residency()
    allocation = make_allocation(residency=residency)
    graduate_residency(residency, ended_on=date(2026, 11, 1), actor=director())
    allocation.refresh_from_db()
    assert (allocation.starts_on, allocation.ends_on) == (date(2026, 3, 2), date(2026, 11, 1))
    assert allocation.history.latest().history_user == director()


def test_a_room_not_yet_taken_when_the_status_ends_was_never_taken():
    residency = make_residency()
    allocation = make_allocation(residency=residency, starts_on=date(2026, 12, 1))
    graduate_residency(residency, ended_on=date(2026, 11, 1), actor=director())
    allocation.refresh_from_db()
    assert allocation.starts_on == allocation.ends_on
    assert not Allocation.objects.overlapping(date(2026, 1, 1), date(2027, 12, 31)).exists()


def test_easy_terms_are_for_the_residents_of_the_incubator_only():
    room = make_coworking()
    assert make_allocation(room, early_residency()).preferential
    assert not make_allocation(room, make_residency()).preferential
    assert not make_allocation(make_premises(), early_residency()).preferential


@pytest.mark.parametrize("changes", [{"area": Decimal(0)}, {"ends_on": date(2026, 3, 1)}])
def test_the_database_refuses_such_an_allocation_too(changes):
    row = make_allocation()
    for name, value in changes.items():
        setattr(row, name, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


FIRST = date(2026, 1, 1)
SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 15), st.integers(1, 9)), max_size=8)


@given(SPANS, st.integers(0, 30))
@settings(max_examples=60, deadline=None)
def test_the_fullest_day_is_the_fullest_of_all_days(spans, since):
    rows = [
        Allocation(
            starts_on=FIRST + timedelta(days=start),
            ends_on=FIRST + timedelta(days=start + length),
            area=Decimal(size),
            places=size,
        )
        for start, length, size in spans
    ]
    days = [FIRST + timedelta(days=number) for number in range(since, 60)]
    most = max(sum(row.places for row in rows if row.is_in_force(day)) for day in days)
    later = [row for row in rows if row.ends_on > FIRST + timedelta(days=since)]
    assert fullest_day(later, FIRST + timedelta(days=since)) == (Decimal(most), most)
