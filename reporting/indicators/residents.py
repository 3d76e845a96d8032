"""Number of residents (7.2): those whose status is in force on the last day of the quarter (1.4)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from core.enums import Unit
from core.quarters import Quarter
from reporting.enums import IndicatorKind, Measure
from reporting.indicators.base import Indicator, Row
from reporting.indicators.rows import of_residency
from reporting.indicators.sums import Sum, each_quarter
from residents.domain import queries
from residents.enums import EndKind

ONE = Decimal(1)


class Residents(Indicator):
    code = "residents"
    label = _("Number of residents")
    definition = _(
        "A resident is a legal entity or an individual entrepreneur whose contract with the Centre was in "
        "force on the last day of the quarter."
    )
    source = _("the register of contracts")
    kind = IndicatorKind.STOCK
    measure = Measure.COUNT
    responsible = Role.UNIT_STAFF
    parts = dict(Unit.choices)

    def rows(self, first: Quarter, last: Quarter) -> list[Row]:
        """One row for each resident in force on the last day of each quarter; one query."""
        held = list(queries.residencies_in_force_between(first.end, last.end))
        return [
            of_residency(
                residency,
                quarter,
                ONE,
                residency.started_on,
                part=residency.unit,
                reference=residency.contract.number,
            )
            for quarter in first.through(last)
            for residency in held
            if residency.is_in_force(quarter.end)
        ]

    def sums(self, first: Quarter, last: Quarter) -> list[Sum]:
        """Counted by the database for each quarter's last day."""
        quarters = tuple(first.through(last))
        held = [queries.residencies_in_force(quarter.end).count() for quarter in quarters]
        return each_quarter(zip(quarters, held, strict=True))


@dataclass(frozen=True)
class ResidentFlows:
    """How the number moved in one quarter: end = start + admitted − terminated − expired − graduated.

    An ending of another kind is a term of its own (`other`), so that the sum always closes.
    """

    start: int
    admitted: int
    expired: int
    graduated: int
    end: int
    #: terminated by each ground of 3.3.4 that occurred
    terminated: dict[str, int] = field(default_factory=dict)
    #: endings of kinds that are none of the three, by kind
    other: dict[str, int] = field(default_factory=dict)

    @property
    def balances(self) -> bool:
        """Whether the identity holds."""
        return self.end == self.start + self.admitted - left_in(self.values())

    def values(self) -> dict[str, Any]:
        """Plain values, as a report keeps them; `other` stands only where there is some."""
        names = ("start", "admitted", "terminated", "expired", "graduated", "end")
        known = {name: getattr(self, name) for name in names}
        return {**known, "other": self.other} if self.other else known


def left_in(flows: Mapping[str, Any]) -> int:
    """How many left in the quarter, in whatever way, from the values of its flows."""
    by_act = (*flows["terminated"].values(), *flows.get("other", {}).values())
    return int(sum(by_act) + flows["expired"] + flows["graduated"])


def unit_flows(quarter: Quarter) -> list[dict[str, Any]]:
    """The same for each unit by itself, where a transfer does move the number (3.2).

    end = start + admitted + came from the other unit − went to it − left.
    """
    first, last = quarter.start, quarter.end
    transfers = queries.transfers_done(first, last)
    counts = {
        "start": _by_unit(queries.residencies_in_force(quarter.previous.end)),
        "admitted": _by_unit(queries.residencies_admitted(first, last)),
        "came": _by_unit(transfers, "to_unit"),
        "went": _by_unit(transfers, "residency__unit"),
        "left": _by_unit(queries.residencies_ended(first, last)),
        "end": _by_unit(queries.residencies_in_force(quarter.end)),
    }
    known = [unit.value for unit in Unit if any(count[unit.value] for count in counts.values())]
    return [{"unit": unit, **{name: count[unit] for name, count in counts.items()}} for unit in known]


def _by_unit(rows: QuerySet[Any], field_name: str = "unit") -> Counter[str]:
    return Counter(rows.values_list(field_name, flat=True))


def resident_flows(quarter: Quarter) -> ResidentFlows:
    """Count who came and who left in `quarter`; each figure is counted by itself, none is inferred."""
    ended = queries.residencies_ended(quarter.start, quarter.end)
    left = list(ended.values_list("left_as", "ground"))  # type: ignore[misc]
    kinds = Counter(str(kind) for kind, _ground in left)
    return ResidentFlows(
        start=queries.residencies_in_force(quarter.previous.end).count(),
        admitted=queries.residencies_admitted(quarter.start, quarter.end).count(),
        terminated=dict(Counter(ground for kind, ground in left if kind == EndKind.TERMINATED)),
        expired=kinds.pop(EndKind.EXPIRED.value, 0),
        graduated=kinds.pop(EndKind.GRADUATED.value, 0),
        other={kind: count for kind, count in kinds.items() if kind != EndKind.TERMINATED},
        end=queries.residencies_in_force(quarter.end).count(),
    )
