"""What the hub did, counted as centres of this kind count it: by kind and by who asked (3.2.3)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.enums import Unit
from units.base.catalogue import kinds_of
from units.base.domain.queries import served_by_kind
from units.base.enums import RequesterKind, ServiceKind


@dataclass(frozen=True)
class KindCount:
    """One kind of service: how many times given, to whom, in how many hours."""

    kind: ServiceKind
    by_requester: dict[RequesterKind, int]
    hours: Decimal

    @property
    def total(self) -> int:
        """To all who asked."""
        return sum(self.by_requester.values())


def hub_counts(start: date, end: date) -> list[KindCount]:
    """Services the hub gave from `start` to `end`; every kind has its row, the empty ones too."""
    served = served_by_kind(start, end, units=[Unit.TISC])
    rows = []
    for kind in kinds_of(Unit.TISC):
        mine = [row for row in served if row[0] == kind]
        numbers = {who: sum(row[2] for row in mine if row[1] == who) for who in RequesterKind}
        rows.append(KindCount(kind, numbers, sum((row[3] for row in mine), Decimal(0))))
    return rows
