"""Supporting indicators of the Centre's events: how many, how many people, how many attendances (2.2)."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from core import clock
from core.quarters import Quarter
from reporting.enums import IndicatorKind, Measure
from reporting.indicators.base import Indicator, Row
from reporting.indicators.sums import Sum, by_day, each_quarter
from units.base.domain.attendance import Presence, came_between, events_held, people_between, presences
from units.base.enums_events import EventKind, ParticipantCategory
from units.base.models import Event

ONE = Decimal(1)


class EventsHeld(Indicator):
    code = "events"
    label = _("Events held")
    definition = _(
        "Trainings, seminars, master classes, conferences, exhibitions and other events of the three units "
        "that took place in the period, by the day they began; what was cancelled is not counted."
    )
    source = _("the register of events")
    kind = IndicatorKind.FLOW
    measure = Measure.COUNT
    responsible = Role.UNIT_STAFF
    parts = dict(EventKind.choices)

    def rows(self, first: Quarter, last: Quarter) -> list[Row]:
        """One row for each event, by the day it began."""
        return [_row(event, ONE, event.kind) for event in events_held(first.start, last.end)]

    def sums(self, first: Quarter, last: Quarter) -> list[Sum]:
        """Counted by the database."""
        return by_day(events_held(first.start, last.end), "starts_at__date", first.through(last))


class People(Indicator):
    code = "participants"
    label = _("People who took part in events")
    definition = _(
        "People who came to the Centre's events: each is counted once a year, in the quarter of the first "
        "event of the year. A person is known by the e-mail address, without one by the phone number."
    )
    source = _("the lists of those who came")
    kind = IndicatorKind.FLOW
    measure = Measure.COUNT
    responsible = Role.UNIT_STAFF
    parts = dict(ParticipantCategory.choices)

    def rows(self, first: Quarter, last: Quarter) -> list[Row]:
        """One row for each circle of an event, without names: who came for the first time in the year."""
        found = presences(first.start, last.end)
        return [_presence(one, one.first_time) for one in found if one.first_time]

    def sums(self, first: Quarter, last: Quarter) -> list[Sum]:
        """Counted by the database: who came in the year by the end of a quarter, less those before it."""
        quarters = tuple(first.through(last))
        return each_quarter((quarter, _newcomers(quarter)) for quarter in quarters)


class Attendances(Indicator):
    code = "attendances"
    label = _("Attendances of events")
    definition = _(
        "How often people came to the Centre's events: who was at three events is counted three times."
    )
    source = _("the lists of those who came")
    kind = IndicatorKind.FLOW
    measure = Measure.COUNT
    responsible = Role.UNIT_STAFF
    parts = dict(ParticipantCategory.choices)

    def rows(self, first: Quarter, last: Quarter) -> list[Row]:
        """One row for each circle of an event, without names."""
        return [_presence(one, one.came) for one in presences(first.start, last.end)]

    def sums(self, first: Quarter, last: Quarter) -> list[Sum]:
        """Counted by the database."""
        return by_day(came_between(first.start, last.end), "event__starts_at__date", first.through(last))


def _newcomers(quarter: Quarter) -> int:
    start = date(quarter.year, 1, 1)
    before = people_between(start, quarter.previous.end) if quarter.number > 1 else 0
    return people_between(start, quarter.end) - before


def _presence(one: Presence, number: int) -> Row:
    return _row(one.event, Decimal(number), one.category)


def _row(event: Event, value: Decimal, part: str) -> Row:
    day = clock.day_of(event.starts_at)
    return Row(
        quarter=Quarter.of(day),
        value=value,
        model="units.event",
        pk=event.pk,
        residency_id=None,
        name=event.title_ky,
        on=day,
        unit=event.unit,
        part=part,
    )
