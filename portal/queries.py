"""What the public pages read from several rooms; each is one query, whatever the number of rows."""

from django.db.models import Count, QuerySet

from core.enums import Direction
from residents.models import Residency

SHOWN_CLOSED_CALLS = 12


def residents_in_force(*, direction: str = "", unit: str = "") -> QuerySet[Residency]:
    """Residents whose status holds today, by name (1.4)."""
    residencies = Residency.objects.in_force().select_related("party").order_by("party__folded", "pk")
    if direction:
        residencies = residencies.filter(direction=direction)
    if unit:
        residencies = residencies.filter(unit=unit)
    return residencies


def residents_by_direction() -> list[tuple[Direction, int]]:
    """The four directions of 2.3 with the number of residents in force in each."""
    counted = Residency.objects.in_force().values("direction").annotate(total=Count("pk")).order_by()
    totals = {row["direction"]: row["total"] for row in counted}
    return [(direction, totals.get(direction.value, 0)) for direction in Direction]
