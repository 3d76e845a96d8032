"""How much of what can be given to residents is given (domain facts 1.2)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch, QuerySet

from core import clock
from core.quarters import Quarter
from units.base.models import Allocation, Premises, Repair

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Occupancy:
    """Square metres times days: given, and all that could be."""

    given: Decimal
    lettable: Decimal

    @property
    def percent(self) -> Decimal | None:
        """The share given, in per cent with one place; None when there was nothing to give."""
        if not self.lettable:
            return None
        return (self.given * HUNDRED / self.lettable).quantize(Decimal("0.1"))


@dataclass(frozen=True, slots=True)
class RoomShare:
    """One room's part in the occupancy of one quarter."""

    premises: Premises
    quarter: Quarter
    share: Occupancy


def occupancy(quarter: Quarter, *, unit: str = "", today: date | None = None) -> Occupancy:
    """Σ(m² given × days) / Σ(m² that can be given × days) over the quarter's days that have come.

    A room counts from its act of transfer; its days under repair count neither as given nor as free. Three
    queries, whatever the number of rooms.
    """
    return _together([room.share for room in occupancy_by_room(quarter, quarter, unit=unit, today=today)])


def occupancy_by_room(
    first: Quarter, last: Quarter, *, unit: str = "", today: date | None = None
) -> list[RoomShare]:
    """Each room's part in each quarter in which it could be given for a day at least. Three queries."""
    day = today or clock.today()
    rooms = _rooms(unit, first.start, min(last.end, day) + timedelta(days=1))
    shares = [
        RoomShare(premises, quarter, _of_room(premises, quarter.start, min(quarter.end, day)))
        for quarter in first.through(last)
        for premises in rooms
    ]
    return [room for room in shares if room.share.lettable]


def occupancy_between(
    first: Quarter, last: Quarter, *, today: date | None = None
) -> dict[Quarter, Occupancy]:
    """All rooms together in each quarter in which there was something to give; three queries."""
    day = today or clock.today()
    start, end = first.start, min(last.end, day) + timedelta(days=1)
    repairs = _by_room(Repair.objects.overlapping(start, end), "started_on", "ended_on")
    given = _by_room(Allocation.objects.overlapping(start, end), "area", "starts_on", "ends_on")
    rooms = [
        (area, act_date, repairs[pk], given[pk])
        for pk, area, act_date in _lettable(end).values_list("pk", "area", "act_date")
    ]
    found = {
        quarter: _together([_share(*room, quarter.start, min(quarter.end, day)) for room in rooms])
        for quarter in first.through(last)
    }
    return {quarter: total for quarter, total in found.items() if total.lettable}


def _by_room(rows: QuerySet[Any], *columns: str) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for room, *values in rows.order_by().values_list("premises", *columns):
        found[room].append(values)
    return found


def _share(
    area: Decimal, act_date: date, repairs: Iterable[Any], allocations: Iterable[Any], start: date, last: date
) -> Occupancy:
    end = last + timedelta(days=1)
    days = _days(max(start, act_date), end)
    for started_on, ended_on in repairs:
        days -= _days(max(started_on, start), min(ended_on or end, end))
    given = Decimal(0)
    for given_area, starts_on, ends_on in allocations:
        given += given_area * len(days & _days(max(starts_on, start), min(ends_on, end)))
    return Occupancy(given, area * len(days))


def _of_room(premises: Premises, start: date, last: date) -> Occupancy:
    repairs = [(repair.started_on, repair.ended_on) for repair in premises.repairs.all()]
    given = [(one.area, one.starts_on, one.ends_on) for one in premises.allocations.all()]
    return _share(premises.area, premises.act_date, repairs, given, start, last)


def _together(shares: Sequence[Occupancy]) -> Occupancy:
    nothing = Decimal(0)
    return Occupancy(sum((s.given for s in shares), nothing), sum((s.lettable for s in shares), nothing))


def _rooms(unit: str, start: date, end: date) -> list[Premises]:
    rooms = _lettable(end)
    if unit:
        rooms = rooms.filter(unit=unit)
    return list(
        rooms.prefetch_related(
            Prefetch("repairs", Repair.objects.overlapping(start, end)),
            Prefetch("allocations", Allocation.objects.overlapping(start, end)),
        )
    )


def _lettable(end: date) -> QuerySet[Premises]:
    return Premises.objects.lettable().filter(act_date__lt=end)


def _days(first: date, after: date) -> set[int]:
    return set(range(first.toordinal(), after.toordinal()))
