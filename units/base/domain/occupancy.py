"""How much of what can be given to residents is given (domain facts 1.2)."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Prefetch

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
    shares = [room.share for room in occupancy_by_room(quarter, quarter, unit=unit, today=today)]
    nothing = Decimal(0)
    return Occupancy(sum((s.given for s in shares), nothing), sum((s.lettable for s in shares), nothing))


def occupancy_by_room(
    first: Quarter, last: Quarter, *, unit: str = "", today: date | None = None
) -> list[RoomShare]:
    """Each room's part in each quarter in which it could be given for a day at least. Three queries."""
    day = today or clock.today()
    rooms = _rooms(unit, first.start, min(last.end, day) + timedelta(days=1))
    shares = [
        RoomShare(premises, quarter, _share(premises, quarter.start, min(quarter.end, day)))
        for quarter in first.through(last)
        for premises in rooms
    ]
    return [room for room in shares if room.share.lettable]


def _share(premises: Premises, start: date, last: date) -> Occupancy:
    end = last + timedelta(days=1)
    days = _days(max(start, premises.act_date), end)
    for repair in premises.repairs.all():
        days -= _days(repair.started_on, min(repair.ended_on or end, end))
    given = Decimal(0)
    for allocation in premises.allocations.all():
        given += allocation.area * len(days & _days(allocation.starts_on, min(allocation.ends_on, end)))
    return Occupancy(given, premises.area * len(days))


def _rooms(unit: str, start: date, end: date) -> list[Premises]:
    rooms = Premises.objects.lettable().filter(act_date__lt=end)
    if unit:
        rooms = rooms.filter(unit=unit)
    return list(
        rooms.prefetch_related(
            Prefetch("repairs", Repair.objects.overlapping(start, end)),
            Prefetch("allocations", Allocation.objects.overlapping(start, end)),
        )
    )


def _days(first: date, after: date) -> set[int]:
    return set(range(first.toordinal(), after.toordinal()))
