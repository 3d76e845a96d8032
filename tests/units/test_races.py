"""Two at once, each with a connection of its own: one gets it, the other a sentence."""

from datetime import date

import pytest

from documents.models import IssuedPaper
from residents.models import Residency
from tests.makers.events import held, make_event, signed, somebody
from tests.makers.races import at_once
from tests.makers.residents import clerk, make_residency, representative_of
from tests.makers.units import delivered, hour, make_equipment, make_premises, make_request
from tests.residents.test_races import refusals
from units.base.domain.allocations import allocate_premises
from units.base.domain.certificates import issue_certificates
from units.base.domain.events import cancel_event
from units.base.domain.requests import assign_request, confirm_request, withdraw_request
from units.base.models import Allocation, Equipment, Event, Participant, Premises, ServiceRequest
from units.technopark.domain.orders import order_work
from units.technopark.models import Booking

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def papers_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of papers are made by the worker; here nobody waits for them."""
    monkeypatch.setattr("documents.domain.papers.run_after_commit", lambda *arguments: None)


def test_two_residents_take_the_same_hours_at_once_one_has_them():
    piece, residents = make_equipment(), [make_residency(), make_residency()]
    people = [representative_of(one) for one in residents]

    def order(number: int) -> Booking:
        return order_work(
            Residency.objects.get(pk=residents[number].pk),
            purpose="tests",
            resource=Equipment.objects.get(pk=piece.pk),
            starts_at=hour(9),
            ends_at=hour(10 + number),
            text="Сыноо.",
            actor=people[number],
        )

    assert refusals(at_once(lambda: order(0), lambda: order(1))) == 1
    assert (Booking.objects.count(), ServiceRequest.objects.count()) == (1, 1)


def test_the_last_metres_of_a_room_given_to_two_at_once_go_to_one():
    room, residents, user = make_premises(), [make_residency(), make_residency()], clerk()

    def give(residency: Residency) -> Allocation:
        return allocate_premises(
            Premises.objects.get(pk=room.pk),
            residency=Residency.objects.get(pk=residency.pk),
            area=room.area,
            places=1,
            starts_on=date(2026, 11, 20),
            ends_on=date(2027, 3, 1),
            actor=user,
        )

    assert refusals(at_once(*(lambda one=one: give(one) for one in residents))) == 1
    assert Allocation.objects.count() == 1


def test_withdrawing_and_assigning_at_once_only_one_happens():
    request, user = make_request(), clerk()
    asker = representative_of(request.residency)
    get = ServiceRequest.objects.get
    answers = at_once(
        lambda: assign_request(get(pk=request.pk), executor=user, actor=user),
        lambda: withdraw_request(get(pk=request.pk), actor=asker),
    )
    state = get(pk=request.pk).state
    assert (refusals(answers), state) in {(1, "withdrawn"), (0, "withdrawn")}


def test_confirming_twice_at_once_is_confirmed_once():
    request = delivered(make_request())
    asker = representative_of(request.residency)
    act = lambda: confirm_request(ServiceRequest.objects.get(pk=request.pk), actor=asker)  # noqa: E731
    assert refusals(at_once(act, act)) == 1


def test_the_last_place_at_an_event_taken_by_two_at_once_is_one_persons():
    event = make_event(capacity=1)
    take = lambda: signed(Event.objects.get(pk=event.pk))  # noqa: E731
    assert refusals(at_once(take, take)) == 1
    assert Participant.objects.count() == 1


def test_one_person_signing_up_twice_at_once_has_one_place():
    event = make_event()
    take = lambda: signed(Event.objects.get(pk=event.pk), somebody(email="a@example.kg"))  # noqa: E731
    assert refusals(at_once(take, take)) == 1
    assert Participant.objects.count() == 1


def test_signing_up_and_cancelling_at_once_nobody_is_left_untold(monkeypatch: pytest.MonkeyPatch):
    told: list[str] = []
    monkeypatch.setattr("units.base.domain.events.queue_letter", lambda **letter: told.append(letter["to"]))
    event, user = make_event(date(2027, 3, 4)), clerk()
    get = Event.objects.get
    at_once(
        lambda: signed(get(pk=event.pk), at=event.starts_at.replace(day=1)),
        lambda: cancel_event(
            get(pk=event.pk), reason="Жай жок", actor=user, at=event.starts_at.replace(day=1)
        ),
    )
    assert len(told) == Participant.objects.count()


def test_certificates_issued_by_two_at_once_are_one_for_each_person():
    event, user = held(make_event(date(2026, 11, 10)), somebody(), somebody()), clerk()
    act = lambda: issue_certificates(Event.objects.get(pk=event.pk), actor=user)  # noqa: E731
    assert refusals(at_once(act, act)) == 1
    assert IssuedPaper.objects.filter(kind="attendance_certificate").count() == 2
