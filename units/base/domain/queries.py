"""What other rooms and pages read of premises, equipment and services."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q, QuerySet, Sum

from accounts.models import User
from core.enums import Unit
from residents.models import Residency
from units.base.domain.occupancy import Occupancy, occupancy
from units.base.enums import SERVED, PremisesKind, RequestState
from units.base.models import Allocation, Equipment, Premises, ServiceRequest

__all__ = ["Occupancy", "occupancy"]


def premises_by_kind(unit: str = "") -> list[tuple[PremisesKind, int, Decimal]]:
    """Kinds of rooms with their number and area, in the order of the kinds; one query."""
    rows = Premises.objects.filter(unit=unit) if unit else Premises.objects.all()
    counted = rows.values("kind").annotate(rooms=Count("pk"), total=Sum("area")).order_by()
    found = {row["kind"]: row for row in counted}
    return [
        (kind, found[kind]["rooms"], found[kind]["total"]) for kind in PremisesKind if kind.value in found
    ]


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """What one unit has."""

    rooms: int
    area: Decimal
    equipment: int


def units_in_figures() -> dict[str, UnitFigures]:
    """Rooms, area and equipment for booking of each unit; two queries."""
    rooms = Premises.objects.values_list("unit").annotate(Count("pk"), Sum("area")).order_by()
    pieces = Equipment.objects.bookable().values_list("premises__unit").annotate(Count("pk")).order_by()
    counted = {unit: (number, area) for unit, number, area in rooms}
    standing = dict(pieces)
    return {
        unit.value: UnitFigures(*counted.get(unit.value, (0, Decimal(0))), standing.get(unit.value, 0))
        for unit in Unit
    }


def bookable_equipment(unit: str = "") -> QuerySet[Equipment]:
    """What residents may book and what works, by name."""
    rows = Equipment.objects.bookable().select_related("premises")
    return rows.filter(premises__unit=unit) if unit else rows


def allocations_of(residency: Residency, on: date | None = None) -> QuerySet[Allocation]:
    """The rooms this resident has on the day `on` (today by default)."""
    return residency.allocations.in_force(on).select_related("premises").order_by("starts_on", "pk")


def requests_of_residency(residency: Residency) -> QuerySet[ServiceRequest]:
    """What this resident asked for, the newest first."""
    return residency.service_requests.select_related("requester", "executor").order_by("-created_at", "-pk")


def requests_of_member(user: User) -> QuerySet[ServiceRequest]:
    """What this person of the university asked the hub for, the newest first."""
    rows = ServiceRequest.objects.filter(residency=None, requester=user)
    return rows.select_related("requester", "executor").order_by("-created_at", "-pk")


def to_assign() -> QuerySet[ServiceRequest]:
    """Requests that nobody has taken, the oldest first."""
    return ServiceRequest.objects.filter(state=RequestState.NEW).order_by("created_at", "pk")


def to_deliver() -> QuerySet[ServiceRequest]:
    """Requests in work, the oldest first."""
    return ServiceRequest.objects.filter(state=RequestState.ASSIGNED).order_by("created_at", "pk")


def to_confirm(residency: Residency) -> QuerySet[ServiceRequest]:
    """Services given to this resident that it has not confirmed, the oldest first."""
    return residency.service_requests.filter(state=RequestState.DELIVERED).order_by("delivered_on", "pk")


def served_by_kind(start: date, end: date, *, units: Iterable[str]) -> list[tuple[str, str, int, Decimal]]:
    """Services given from `start` to `end`: kind, who asked, how many, hours; one query (3.2.3)."""
    rows = (
        ServiceRequest.objects.filter(
            Q(state__in=SERVED), delivered_on__range=(start, end), unit__in=list(units)
        )
        .values("kind", "requester_kind")
        .annotate(number=Count("pk"), spent=Sum("hours"))
        .order_by("kind", "requester_kind")
    )
    return [(row["kind"], row["requester_kind"], row["number"], row["spent"]) for row in rows]
