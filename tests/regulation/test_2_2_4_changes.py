"""2.2(4): an announced event changes before it begins, and those signed up are told of another time or place.

«Технологиялык ишкердик жана инновациялык менеджмент боюнча тренингдерди, семинарларды жана
мастер-класстарды уюштуруу.»
"""

from datetime import date, timedelta

import pytest
from post_office.models import Email

from accounts.roles import Role
from core import clock
from core.domain.quarter_lock import lock_quarter
from core.enums import Unit
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from core.models import TransitionLog
from core.quarters import Quarter
from tests.makers.events import make_event, signed, somebody
from tests.makers.people import make_user
from tests.makers.residents import clerk, director
from units.base.domain.event_changes import change_event, edition_of
from units.base.domain.events import Facts, cancel_event
from units.base.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
HOUR = timedelta(hours=1)
NAMES = ("title_ky", "title_ru", "title_en", "starts_at", "ends_at", "place", "capacity", "responsible")


def changed(event: Event, *, actor=None, at=None, edition=None, **changes: object) -> Event:
    """The event with these changes, as staff of its unit write them."""
    facts = Facts(**{**{name: getattr(event, name) for name in NAMES}, **changes})
    edition = edition_of(event) if edition is None else edition
    return change_event(event, facts, edition=edition, actor=actor or clerk(), at=at)


def test_who_signed_up_is_told_once_what_was_and_what_is_now():
    event = make_event()
    signed(event, somebody(email="a@example.kg", language="ru"))
    signed(event, somebody(email="", phone="0555 12 34 56"))
    Email.objects.all().delete()
    changed(event, starts_at=event.starts_at + HOUR, ends_at=event.ends_at + HOUR, place="Китепкана")
    (letter,) = Email.objects.all()
    assert letter.to == ["a@example.kg"]
    for words in ("14:00 – 16:00", event.place, "15:00 – 17:00", "Китепкана", "/ru/events/place/"):
        assert words in letter.message
    log = TransitionLog.objects.get(transition="change")
    assert f"{event.place} → Китепкана" in log.reason
    assert event.history.first().place == "Китепкана"


def test_nobody_is_written_to_when_neither_time_nor_place_is_another():
    event = make_event()
    signed(event)
    Email.objects.all().delete()
    changed(event, title_ru="Предпринимательство", capacity=30)
    assert not Email.objects.exists()
    event.refresh_from_db()
    assert (event.title_ru, event.capacity) == ("Предпринимательство", 30)
    with pytest.raises(DomainError):
        changed(event)


def test_what_cannot_be_is_refused():
    event = make_event(capacity=5)
    signed(event)
    signed(event)
    for field, changes in (
        ("capacity", {"capacity": 1}),
        ("starts_at", {"starts_at": clock.moment_of(date(2026, 11, 1))}),
        ("ends_at", {"ends_at": event.starts_at}),
        ("title_ky", {"title_ky": " "}),
    ):
        with pytest.raises(FieldError) as refused:
            changed(event, **changes)
        assert refused.value.field == field
    changed(event, capacity=2)


def test_an_event_moves_into_no_closed_quarter():
    event = make_event()
    lock_quarter(Quarter(2027, 1), actor=director())
    later = clock.moment_of(date(2027, 1, 20), 14)
    with pytest.raises(DomainError, match="2027"):
        changed(event, starts_at=later, ends_at=later + HOUR)


def test_an_event_that_has_begun_or_is_cancelled_changes_no_more():
    event = make_event()
    with pytest.raises(WrongState):
        changed(event, place="Китепкана", at=event.starts_at)
    cancel_event(event, reason="Жай жок", actor=clerk())
    with pytest.raises(WrongState):
        changed(event, place="Китепкана")


def test_the_unit_changes_its_own_events_and_the_second_of_two_gets_a_sentence():
    event = make_event(unit=Unit.INCUBATOR)
    edition = edition_of(event)
    with pytest.raises(NotAllowed):
        changed(event, place="Цех", actor=make_user(Role.UNIT_STAFF, unit=Unit.TECHNOPARK))
    changed(event, place="Китепкана", edition=edition)
    with pytest.raises(WrongState):
        changed(event, place="Цех", edition=edition)
    event.refresh_from_db()
    assert event.place == "Китепкана"
