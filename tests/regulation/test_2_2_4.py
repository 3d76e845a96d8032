"""2.2(4): trainings, seminars and master classes, from the announcement to who came.

«Билим берүү жана кадрларды даярдоо: Технологиялык ишкердик жана инновациялык менеджмент боюнча
тренингдерди, семинарларды жана мастер-класстарды уюштуруу.»
"""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from post_office.models import Email

from accounts.roles import Role
from core import clock
from core.actors import StandIn
from core.domain.quarter_lock import lock_quarter
from core.enums import Unit
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from core.quarters import Quarter
from tests.makers.events import held, make_event, signed, somebody
from tests.makers.people import make_user
from tests.makers.residents import clerk, director
from units.base.domain.events import cancel_event, hold_event
from units.base.domain.participants import (
    enter_who_came,
    record_attendance,
    register_participant,
    withdraw_participant,
)
from units.base.enums_events import TEACHING, EventState
from units.base.models import Event, Participant

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
HOUR = timedelta(hours=1)


@pytest.mark.parametrize("kind", TEACHING)
def test_a_unit_announces_a_training_a_seminar_and_a_master_class(kind: str) -> None:
    event = make_event(kind=kind)
    assert (event.state, event.kind) == (EventState.ANNOUNCED, kind)
    assert list(Event.objects.coming(clock.now())) == [event]


def test_an_event_is_announced_before_it_begins() -> None:
    event = make_event()
    for field, changes in (
        ("starts_at", {"starts_at": clock.moment_of(date(2026, 11, 1))}),
        ("ends_at", {"ends_at": event.starts_at}),
        ("capacity", {"capacity": 0}),
        ("title_ru", {"title_ru": " "}),
    ):
        with pytest.raises(FieldError) as refused:
            make_event(**changes)
        assert refused.value.field == field


def test_a_unit_announces_its_own_events_and_not_those_of_another() -> None:
    event = make_event(unit=Unit.INCUBATOR)
    person = make_user(Role.UNIT_STAFF, unit=Unit.TECHNOPARK)
    with pytest.raises(NotAllowed):
        cancel_event(event, reason="Эмес", actor=person)
    with pytest.raises(NotAllowed):
        record_attendance(event, present=[], actor=person, at=event.ends_at)
    with pytest.raises(NotAllowed):
        register_participant(event, somebody(), actor=person)


def test_who_signs_up_has_a_place_and_nobody_has_one_more_than_there_are() -> None:
    event = make_event(capacity=1)
    place = signed(event)
    with pytest.raises(WrongState, match="1"):
        signed(event)
    withdraw_participant(place, actor=clerk())
    signed(event)
    assert event.participants.live().count() == 1


def test_the_same_person_signs_up_once_however_the_contact_is_written() -> None:
    event = make_event()
    signed(event, somebody(email=" Aizada@Example.kg "))
    signed(event, somebody(email="", phone="0555 12 34 56"))
    for again in (somebody(email="aizada@example.kg"), somebody(email="", phone="+996 (555) 123456")):
        with pytest.raises(FieldError):
            signed(event, again)
    with pytest.raises(FieldError):
        signed(event, somebody(email="", phone=""))


def test_nobody_signs_up_or_gives_a_place_back_after_the_beginning() -> None:
    event = make_event()
    place = signed(event)
    with pytest.raises(WrongState):
        signed(event, at=event.starts_at)
    with pytest.raises(WrongState):
        withdraw_participant(place, actor=clerk(), at=event.starts_at)


def test_an_event_took_place_only_after_its_end_and_with_people() -> None:
    event = make_event()
    place = signed(event)
    late, end = signed(event), event.ends_at
    with pytest.raises(WrongState):
        record_attendance(event, present=[place], actor=clerk(), at=event.starts_at - HOUR)
    with pytest.raises(WrongState):
        hold_event(event, actor=clerk(), at=end)
    record_attendance(event, present=[], actor=clerk(), at=end)
    with pytest.raises(WrongState):
        hold_event(event, actor=clerk(), at=end)
    record_attendance(event, present=[place], actor=clerk(), at=end)
    with pytest.raises(WrongState):
        hold_event(event, actor=clerk(), at=end - HOUR)
    enter_who_came(event, somebody(), actor=clerk(), at=end)
    hold_event(event, actor=clerk(), at=end)
    late.refresh_from_db()
    assert (event.state, event.participants.came().count(), late.attended) == (EventState.HELD, 2, False)


def test_who_signed_up_is_told_why_the_event_is_cancelled() -> None:
    event = make_event()
    signed(event, somebody(email="a@example.kg", language="ru"))
    signed(event, somebody(email="", phone="0555 12 34 56"))
    gone = signed(event)
    withdraw_participant(gone, actor=clerk())
    with pytest.raises(FieldError):
        cancel_event(event, reason=" ", actor=clerk())
    Email.objects.all().delete()
    cancel_event(event, reason="Тренер ооруп калды", actor=clerk())
    (letter,) = Email.objects.all()
    assert (letter.to, "Тренер ооруп калды" in letter.message) == (["a@example.kg"], True)
    assert "Технологическое предпринимательство" in letter.subject
    with pytest.raises(WrongState):
        signed(event)


def test_the_people_of_a_quarter_that_is_closed_do_not_change() -> None:
    event = held(make_event(date(2026, 9, 3)), somebody())
    waiting = make_event(date(2026, 9, 10))
    place = signed(waiting)
    lock_quarter(Quarter(2026, 3), actor=director())
    for act in (
        lambda: record_attendance(event, present=[], actor=clerk()),
        lambda: enter_who_came(event, somebody(), actor=clerk()),
        lambda: record_attendance(waiting, present=[place], actor=clerk()),
        lambda: make_event(date(2026, 9, 20)),
    ):
        with pytest.raises(DomainError, match="2026"):
            act()


@pytest.mark.parametrize(
    "changes",
    [
        {"residency": None, "category": "resident"},
        {"contact": ""},
        {"attended": True, "withdrawn_at": clock.now()},
    ],
)
def test_the_row_itself_refuses_what_no_place_is(changes: dict[str, object]) -> None:
    place = signed(make_event())
    with pytest.raises(IntegrityError), transaction.atomic():
        Participant.objects.filter(pk=place.pk).update(**changes)


def test_a_visitor_signs_nobody_up_for_a_resident_and_gives_no_place_back() -> None:
    place = signed(make_event())
    with pytest.raises(NotAllowed):
        withdraw_participant(place, actor=StandIn.APPLICANT)
    with pytest.raises(FieldError):
        signed(make_event(), somebody(category="resident"))
