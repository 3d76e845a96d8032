"""Number of residents (7.2): those whose status is in force on the last day of the quarter (1.4)."""

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from core.quarters import Quarter
from reporting.enums import IndicatorKind, Measure
from reporting.indicators.base import Indicator, Row
from residents.domain import queries
from residents.enums import EndKind
from residents.models import Residency

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

    def rows(self, first: Quarter, last: Quarter) -> list[Row]:
        """One row for each resident in force on the last day of each quarter."""
        return [
            self._row(residency, quarter)
            for quarter in first.through(last)
            for residency in queries.residencies_in_force(quarter.end)
        ]

    def _row(self, residency: Residency, quarter: Quarter) -> Row:
        return Row(
            quarter=quarter,
            value=ONE,
            model="residents.residency",
            pk=residency.pk,
            residency_id=residency.pk,
            name=residency.party.name,
            on=residency.started_on,
            part=residency.unit,
            reference=residency.contract.number,
        )


@dataclass(frozen=True)
class ResidentFlows:
    """How the number moved in one quarter: end = start + admitted − terminated − expired − graduated."""

    start: int
    admitted: int
    expired: int
    graduated: int
    end: int
    #: terminated by each ground of 3.3.4 that occurred
    terminated: dict[str, int] = field(default_factory=dict)

    @property
    def balances(self) -> bool:
        """Whether the identity holds."""
        left = sum(self.terminated.values()) + self.expired + self.graduated
        return self.end == self.start + self.admitted - left


def resident_flows(quarter: Quarter) -> ResidentFlows:
    """Count who came and who left in `quarter`; each figure is counted by itself, none is inferred."""
    ended = queries.residencies_ended(quarter.start, quarter.end)
    left = list(ended.values_list("left_as", "ground"))  # type: ignore[misc]
    kinds = Counter(kind for kind, _ground in left)
    return ResidentFlows(
        start=queries.residencies_in_force(quarter.previous.end).count(),
        admitted=queries.residencies_admitted(quarter.start, quarter.end).count(),
        terminated=dict(Counter(ground for kind, ground in left if kind == EndKind.TERMINATED)),
        expired=kinds[EndKind.EXPIRED],
        graduated=kinds[EndKind.GRADUATED],
        end=queries.residencies_in_force(quarter.end).count(),
    )
