"""Events of the Centre and people at them for tests, made through the domain functions."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from core import clock
from core.actors import StandIn
from core.enums import Unit
from residents.models import Residency
from tests.makers.residents import clerk, representative_of
from units.base.domain.certificates import issue_certificates
from units.base.domain.events import Announcement, announce_event, hold_event
from units.base.domain.participants import Person, record_attendance, register_participant
from units.base.enums_events import EventKind, ParticipantCategory
from units.base.models import Event, Participant

_numbers = count(1)
WEEKS = timedelta(days=14)


def make_event(on: date = date(2026, 12, 3), **changes: Any) -> Event:
    """A training of two hours for twenty people, announced two weeks before."""
    begins = clock.moment_of(on, 14)
    given: dict[str, Any] = {
        "unit": Unit.INCUBATOR,
        "kind": EventKind.TRAINING,
        "title_ky": "Технологиялык ишкердик",
        "title_ru": "Технологическое предпринимательство",
        "title_en": "Technology entrepreneurship",
        "starts_at": begins,
        "ends_at": begins + timedelta(hours=2),
        "place": "3-корпус, 201-бөлмө",
        "capacity": 20,
        "responsible": clerk(),
    }
    return announce_event(
        Announcement(**{**given, **changes}), actor=clerk(), at=clock.moment_of(on, 9) - WEEKS
    )


def somebody(**changes: Any) -> Person:
    """A guest with an e-mail of their own."""
    number = next(_numbers)
    given: dict[str, Any] = {
        "name": f"Асанова Айзада {number}",
        "email": f"guest{number}@example.kg",
        "category": ParticipantCategory.RESEARCHER,
        "organisation": "ОшМУ",
    }
    return Person(**{**given, **changes})


def signed(
    event: Event, person: Person | None = None, residency: Residency | None = None, **changes: Any
) -> Participant:
    """A guest signed up by the public page, a week before the event."""
    given: dict[str, Any] = {"actor": StandIn.APPLICANT, "at": event.starts_at - timedelta(days=7)}
    return register_participant(event, person or somebody(), residency=residency, **{**given, **changes})


def held(event: Event, *people: Person, absent: int = 0) -> Event:
    """The event took place: `people` came, `absent` more had signed up and did not."""
    present = [signed(event, person) for person in people]
    for _one in range(absent):
        signed(event)
    record_attendance(event, present=present, actor=clerk(), at=event.ends_at)
    return hold_event(event, actor=clerk(), at=event.ends_at)


def certified(event: Event, person: Person | None = None, residency: Residency | None = None) -> Participant:
    """Somebody, of the residency where there is one, who came and has the certificate."""
    if residency:
        who = person or somebody(category=ParticipantCategory.RESIDENT)
        place = signed(event, who, residency, actor=representative_of(residency))
    else:
        place = signed(event, person)
    record_attendance(event, present=[place], actor=clerk(), at=event.ends_at)
    hold_event(event, actor=clerk(), at=event.ends_at)
    issue_certificates(event, actor=clerk(), at=event.ends_at + timedelta(days=1))
    place.refresh_from_db()
    return place
