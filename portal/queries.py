"""What the public pages read from several rooms; each is one query, whatever the number of rows."""

from django.db.models import Count, QuerySet

from core.clock import today
from core.enums import Direction
from residents.enums import EndKind
from residents.models import Residency

SHOWN_CLOSED_CALLS = 12


def residents_in_force() -> QuerySet[Residency]:
    """Residents whose status holds today, by name (1.4)."""
    return _by_name(Residency.objects.in_force())


def former_residents() -> QuerySet[Residency]:
    """Residencies that are over, of those who are no residents today; why they ended is nobody's (3.3.4)."""
    still = Residency.objects.in_force().values("party")
    over = Residency.objects.left_by(today()).exclude(end_kind=EndKind.TRANSFERRED)
    return _by_name(over.exclude(party__in=still))


def _by_name(residencies: QuerySet[Residency]) -> QuerySet[Residency]:
    return residencies.select_related("party").order_by("party__folded", "pk")


def residents_by_direction() -> list[tuple[Direction, int]]:
    """The four directions of 2.3 with the number of residents in force in each."""
    counted = Residency.objects.in_force().values("direction").annotate(total=Count("pk")).order_by()
    totals = {row["direction"]: row["total"] for row in counted}
    return [(direction, totals.get(direction.value, 0)) for direction in Direction]
