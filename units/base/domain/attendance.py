"""Who was at the Centre's events, in numbers: attendances, and people each counted once a year (7.2)."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from core import clock
from units.base.enums_events import EventState
from units.base.models import Event, Participant
from units.base.models.event import EventQuerySet
from units.base.models.participant import ParticipantQuerySet


@dataclass(frozen=True, kw_only=True)
class Presence:
    """How many of one circle were at one event, and how many of them for the first time in the year."""

    event: Event
    category: str
    came: int
    first_time: int


def events_held(start: date, end: date) -> EventQuerySet:
    """Events that took place and began from `start` to `end` by the days of Osh, the earliest first."""
    begins = clock.moment_of(start, 0), clock.moment_of(end, 23, 59).replace(second=59, microsecond=999_999)
    return Event.objects.filter(state=EventState.HELD, starts_at__range=begins).order_by("starts_at", "pk")


def came_between(start: date, end: date) -> ParticipantQuerySet:
    """Those who were at events from `start` to `end`, once for each event."""
    return Participant.objects.came().filter(event__in=events_held(start, end).order_by())


def people_between(start: date, end: date) -> int:
    """How many people were at events from `start` to `end`, each counted once."""
    return came_between(start, end).order_by().values("contact").distinct().count()


def presences(start: date, end: date) -> list[Presence]:
    """Each event from `start` to `end` with the circles that came; two queries.

    A person is known by the e-mail, without one by the phone number, and counts among the people of a year at
    the first event of that year: so the year is before `start` looked at from its first day.
    """
    events = {event.pk: event for event in events_held(date(start.year, 1, 1), end)}
    rows = Participant.objects.came().filter(event__in=list(events)).order_by("event__starts_at", "pk")
    came: Counter[tuple[int, str]] = Counter()
    first_time: Counter[tuple[int, str]] = Counter()
    seen: set[tuple[int, str]] = set()
    for pk, category, contact in rows.values_list("event", "category", "contact"):
        person = clock.day_of(events[pk].starts_at).year, contact
        came[pk, category] += 1
        first_time[pk, category] += person not in seen
        seen.add(person)
    return [
        Presence(event=events[pk], category=category, came=number, first_time=first_time[pk, category])
        for (pk, category), number in came.items()
        if clock.day_of(events[pk].starts_at) >= start
    ]
