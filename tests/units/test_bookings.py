"""Hours of laboratories, workshops and equipment: nobody has the same ones."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from core.errors import DomainError, FieldError, NotAllowed
from residents.domain.residencies import graduate_residency
from tests.makers.residents import clerk, director, make_residency, representative_of
from tests.makers.units import hour, make_booking, make_equipment, make_laboratory, make_premises
from units.base.domain.property import change_equipment
from units.base.domain.repairs import begin_repair
from units.base.domain.requests import decline_request, withdraw_request
from units.base.models import ServiceRequest
from units.technopark.domain.queries import bookings_ahead
from units.technopark.models import Booking

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("start", "end"),
    [((9, 0), (12, 0)), ((8, 0), (9, 1)), ((11, 59), (13, 0)), ((10, 0), (11, 0)), ((8, 0), (13, 0))],
)
def test_hours_that_overlap_are_refused_and_nothing_is_written(start, end):
    piece = make_equipment()
    make_booking(resource=piece)
    with pytest.raises(FieldError) as caught:
        make_booking(resource=piece, starts_at=hour(*start), ends_at=hour(*end))
    assert caught.value.field == "resource"
    assert (Booking.objects.count(), ServiceRequest.objects.count()) == (1, 1)


def test_hours_that_only_touch_are_free_and_so_is_another_thing():
    piece = make_equipment()
    make_booking(resource=piece)
    make_booking(resource=piece, starts_at=hour(12), ends_at=hour(13))
    make_booking(resource=piece, starts_at=hour(8), ends_at=hour(9))
    make_booking(resource=make_laboratory())
    assert Booking.objects.count() == 4


@pytest.mark.parametrize("drop", ["decline", "withdraw", "end"])
def test_hours_of_a_dropped_order_are_free_again(drop):
    piece, residency = make_equipment(), make_residency()
    booking = make_booking(residency, resource=piece)
    if drop == "decline":
        decline_request(booking.request, refusal="Станок оңдоодо.", actor=clerk())
    elif drop == "withdraw":
        withdraw_request(booking.request, actor=representative_of(residency))
    else:
        graduate_residency(residency, ended_on=date(2026, 11, 1), actor=director())
    assert list(bookings_ahead()) == []
    assert make_booking(resource=piece).pk


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("until", {"ends_at": hour(9)}),
        ("day", {"starts_at": hour(9, day=date(2026, 11, 21)), "ends_at": hour(12, day=date(2026, 11, 21))}),
        ("day", {"starts_at": hour(9, day=date(2029, 1, 9)), "ends_at": hour(12, day=date(2029, 1, 9))}),
        ("text", {"text": ""}),
    ],
)
def test_order_that_cannot_be_is_refused_beside_its_field(field, changes):
    with pytest.raises(FieldError) as caught:
        make_booking(**changes)
    assert caught.value.field == field
    assert not Booking.objects.exists()


def test_what_is_not_booked_by_the_hour_is_refused():
    broken, hidden = make_equipment(condition="repair"), make_equipment(bookable=False)
    for resource in (make_premises(), broken, hidden):
        with pytest.raises(DomainError):
            make_booking(resource=resource)


def test_a_room_under_repair_and_what_stands_in_it_are_refused():
    room = make_laboratory()
    piece = make_equipment(premises=room)
    begin_repair(room, started_on=date(2026, 11, 2), reason="Желдетүү", actor=clerk())
    for resource in (room, piece):
        with pytest.raises(FieldError) as caught:
            make_booking(resource=resource)
        assert caught.value.field == "resource"
    other = make_laboratory()
    change_equipment(
        piece, premises=other, responsible=clerk(), condition="good", bookable=True, actor=clerk()
    )
    assert make_booking(resource=type(piece).objects.get(pk=piece.pk)).pk


def test_nobody_orders_in_another_residents_name():
    residency, stranger = make_residency(), representative_of(make_residency())
    with pytest.raises(NotAllowed):
        make_booking(residency, actor=stranger)
    assert not Booking.objects.exists()


def test_the_database_refuses_a_booking_of_two_things_or_of_no_time():
    booking = make_booking()
    for changes in ({"premises": make_laboratory()}, {"ends_at": booking.starts_at - timedelta(hours=1)}):
        row = Booking.objects.get()
        for name, value in changes.items():
            setattr(row, name, value)
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()
