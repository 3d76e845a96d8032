"""The events of the demonstration Centre: two years of trainings, seminars and meetings (2.2(4), 2.2(5))."""

from collections import Counter
from datetime import date, datetime, timedelta

from accounts.models import User
from core.actors import Actor, StandIn
from core.clock import moment_of
from core.enums import Unit
from portal.demo.events_stories import AHEAD, CANCELLED, HELD, KINDS_OF_UNITS, LATE, PEOPLE
from portal.demo.people import user
from portal.demo.timeline import Timeline
from portal.demo.units import STAFF
from residents.models import Residency
from units.base.domain.certificates import issue_certificates
from units.base.domain.event_changes import change_event, edition_of
from units.base.domain.events import Announcement, Facts, announce_event, cancel_event, hold_event
from units.base.domain.participants import Person, record_attendance, register_participant
from units.base.enums_events import TEACHING, ParticipantCategory
from units.base.models import Event

HOURS = timedelta(hours=2)
# Certificates are given for the teaching events of so many days before today; one event ahead has moved.
CERTIFIED, MOVED_BEFORE, MOVED_TO = timedelta(days=365), timedelta(days=5), "3-корпус, 118-бөлмө"
# The latest event has its people and waits for somebody to write down who came.
UNRECORDED = 1


class Events:
    """Plans what each unit announced, who signed up and who came."""

    def __init__(self, line: Timeline) -> None:
        self.line = line
        self.turn: Counter[str] = Counter()

    def plan(self) -> None:
        """Plan everything on the timeline."""
        today = self.line.today
        for unit, back, day in HELD:
            self._plan(unit, self.line.quarter(back).start + timedelta(days=day))
        for unit, ago in LATE:
            self._plan(unit, today - timedelta(days=ago), recorded=ago > UNRECORDED)
        for number, (unit, days) in enumerate(AHEAD):
            self._plan(unit, today + timedelta(days=days), recorded=False, moved=number == 0)
        unit, ago, reason = CANCELLED
        self._plan(unit, today - timedelta(days=ago), recorded=False, cancelled=reason)

    def _plan(
        self, unit: str, day: date, *, recorded: bool = True, cancelled: str = "", moved: bool = False
    ) -> None:
        told = KINDS_OF_UNITS[unit][self.turn[unit] % len(KINDS_OF_UNITS[unit])]
        self.turn[unit] += 1
        number = sum(self.turn.values())
        announced = day - timedelta(days=20)

        def announce(at: datetime) -> None:
            event = _announce(unit, told, day, at)
            signs = min(day - timedelta(days=6), self.line.today)
            self.line.plan(signs, lambda at: _sign_up(event, number, at), hour=9, minute=number)
            if cancelled:
                cancels = day - timedelta(days=2)
                actor = user(STAFF[Unit(unit)])
                self.line.plan(
                    cancels, lambda at: cancel_event(event, reason=cancelled, actor=actor, at=at), hour=16
                )
            elif recorded:
                self.line.plan(day, lambda at: _hold(event, number, at), hour=17)
                if event.kind in TEACHING and day > self.line.today - CERTIFIED:
                    self.line.plan(day + timedelta(days=1), lambda at: _certify(event, at), minute=number)
            elif moved:
                self.line.plan(day - MOVED_BEFORE, lambda at: _move(event, at), hour=12)

        self.line.plan(announced, announce, hour=9, minute=number)


def _announce(unit: str, told: tuple[str, str, str, str, str, int], day: date, at: datetime) -> Event:
    kind, title_ky, title_ru, title_en, place, capacity = told
    staff = user(STAFF[Unit(unit)])
    begins = moment_of(day, 14)
    announcement = Announcement(
        unit=unit, kind=kind, title_ky=title_ky, title_ru=title_ru, title_en=title_en, starts_at=begins,
        ends_at=begins + HOURS, place=place, capacity=capacity, responsible=staff,
    )  # fmt: skip
    return announce_event(announcement, actor=staff, at=at)


def _sign_up(event: Event, number: int, at: datetime) -> None:
    """Four to six people of the list, another part of it each time, and one person of a resident."""
    for step in range(4 + number % 3):
        name, contact, category, organisation = PEOPLE[(number * 5 + step * 3) % len(PEOPLE)]
        reach = {"phone": contact} if contact.startswith("+") else {"email": contact}
        person = Person(name=name, category=category, organisation=organisation, **reach)
        register_participant(event, person, actor=StandIn.APPLICANT, at=at)
    rows = Residency.objects.in_force(at.date()).order_by("party__inn")
    residency = rows[number % len(rows)] if rows else None
    if residency:
        who: User = residency.party.representatives.order_by("pk").first().user
        actor: Actor = who
        person = Person(name=who.full_name, email=who.email, category=ParticipantCategory.RESIDENT)
        register_participant(event, person, residency=residency, actor=actor, at=at)


def _hold(event: Event, number: int, at: datetime) -> None:
    """All came but one at every other event."""
    people = list(event.participants.live().order_by("contact"))
    staff = user(STAFF[Unit(event.unit)])
    record_attendance(event, present=people[number % 2 :], actor=staff, at=at)
    hold_event(event, actor=staff, at=at)


def _certify(event: Event, at: datetime) -> None:
    issue_certificates(event, actor=user(STAFF[Unit(event.unit)]), at=at)


def _move(event: Event, at: datetime) -> None:
    """An hour later and in another room: those who signed up are told."""
    facts = Facts(
        title_ky=event.title_ky,
        title_ru=event.title_ru,
        title_en=event.title_en,
        starts_at=event.starts_at + HOURS / 2,
        ends_at=event.ends_at + HOURS / 2,
        place=MOVED_TO,
        capacity=event.capacity,
        responsible=event.responsible,
    )
    change_event(event, facts, edition=edition_of(event), actor=event.responsible, at=at)
