"""What an indicator is: a sum of rows, each of which points to a business record (7.2).

A figure is never stored or typed: it is `sum(row.value)` over the rows of a period, so that whoever
reads it can open the records behind it.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise

from core.quarters import Quarter
from reporting.enums import IndicatorKind, Measure

ZERO = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One business record's part in a figure."""

    quarter: Quarter
    value: Decimal
    #: "app.model" and primary key of the record, so that a screen can link to it
    model: str
    pk: int
    #: the resident it belongs to; none for an object of the university itself
    residency_id: int | None
    name: str
    on: date
    #: stable code of the sub-kind (equity, invention, full …), empty when there is none
    part: str = ""
    reference: str = ""


class Indicator(ABC):
    """One of the Centre's indicators; `code` is what plans and frozen reports are stored under."""

    code: str
    label: Promise
    definition: Promise
    source: Promise
    kind: IndicatorKind
    measure: Measure

    @abstractmethod
    def rows(self, first: Quarter, last: Quarter) -> list[Row]:
        """Give the records behind the figures of the quarters from `first` to `last`."""

    def value(self, quarter: Quarter) -> Decimal:
        """Return the figure of one quarter: for a stock its state on the last day."""
        return total(self.rows(quarter, quarter))

    def year_to_date(self, quarter: Quarter) -> Decimal:
        """Return the figure compared with the plan: flows add up, a stock does not."""
        return self.fact(self.rows(quarter.year_quarters[0], quarter), quarter)

    def fact(self, rows: Iterable[Row], quarter: Quarter) -> Decimal:
        """Return the figure compared with the plan, from rows already read."""
        return total(self.behind(rows, quarter))

    def behind(self, rows: Iterable[Row], quarter: Quarter) -> list[Row]:
        """Pick the rows of the figure: of the year so far for a flow, of the last day for a stock."""
        first = quarter if self.kind == IndicatorKind.STOCK else quarter.year_quarters[0]
        return [row for row in rows if first <= row.quarter <= quarter]

    def by_quarter(self, quarters: Sequence[Quarter]) -> dict[Quarter, Decimal]:
        """Return the figure of each quarter by itself, from one reading of the rows."""
        rows = self.rows(quarters[0], quarters[-1])
        return {quarter: total(row for row in rows if row.quarter == quarter) for quarter in quarters}


def total(rows: Iterable[Row]) -> Decimal:
    """Add the rows up."""
    return sum((row.value for row in rows), ZERO)
