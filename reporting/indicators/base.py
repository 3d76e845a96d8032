"""What an indicator is: a definition in words and the records that make its figure (7.2).

A figure is never stored or typed: it is made of the rows of a period, each of which points to a business
record, so that whoever reads it can open what stands behind it. A new indicator is a class with its rows and
a place in the registry: pages, plans, papers and the list of records follow from it. One of many records says
too how the database adds them up.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from statistics import median
from typing import Any, ClassVar

from django.utils.functional import Promise

from accounts.roles import Role
from core.quarters import Quarter
from reporting.enums import Combine, IndicatorKind, Measure
from reporting.indicators.sums import Sum

ZERO, HUNDRED, CENT = Decimal(0), Decimal(100), Decimal("0.01")


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
    #: of a share: the record's part of the whole
    whole: Decimal = ZERO
    unit: str = ""
    direction: str = ""
    #: stable code of the sub-kind (equity, invention, full …), empty when there is none
    part: str = ""
    reference: str = ""


class Asked(StrEnum):
    """Who or what has to say something before a figure is whole."""

    RESIDENTS = "residents"
    GRADUATES = "graduates"
    OPERATIONS = "operations"
    RECORDS = "records"


@dataclass(frozen=True, kw_only=True)
class Gap:
    """One that is not in the figure, and the code of the reason."""

    name: str
    why: str
    model: str = ""
    pk: int = 0


@dataclass(frozen=True)
class Missing:
    """How many had to be in the figure, and who is not. What they said before is never carried over."""

    expected: int = 0
    gaps: tuple[Gap, ...] = ()
    asked: Asked = Asked.RECORDS

    @property
    def known(self) -> int:
        """How many are in the figure."""
        return self.expected - len(self.gaps)


class Indicator(ABC):
    """One of the Centre's indicators; `code` is what plans and frozen reports are stored under."""

    code: ClassVar[str]
    label: ClassVar[Promise | str]
    #: the formula in words
    definition: ClassVar[Promise | str]
    source: ClassVar[Promise | str]
    kind: ClassVar[IndicatorKind]
    measure: ClassVar[Measure]
    combine: ClassVar[Combine] = Combine.SUM
    responsible: ClassVar[Role] = Role.DIRECTOR
    #: a shorter time is better: the plan is met when the fact is not above it
    less_is_better: ClassVar[bool] = False
    #: what the sub-kinds of its rows are called; one that is not here is its own name
    parts: ClassVar[Mapping[str, Any]] = {}

    @abstractmethod
    def rows(self, first: Quarter, last: Quarter) -> list[Row]:
        """Give the records behind the figures of the quarters from `first` to `last`."""

    def sums(self, first: Quarter, last: Quarter) -> Sequence[Row | Sum]:
        """Give what makes the same figures and names no records: sums, where the database can add up."""
        return self.rows(first, last)

    def missing(self, quarter: Quarter) -> Missing:
        """Say who is not in the figure of `quarter`; a register has nobody to ask."""
        return Missing()

    @property
    def is_additive(self) -> bool:
        """Whether the year is the sum of its quarters."""
        return self.kind == IndicatorKind.FLOW and self.combine == Combine.SUM

    def value(self, quarter: Quarter) -> Decimal | None:
        """Return the figure of one quarter: for a stock its state on the last day; None without data."""
        return self.figure(self.sums(quarter, quarter))

    def figure(self, rows: Iterable[Row | Sum]) -> Decimal | None:
        """Make the figure of these rows; None where there is nothing to divide or to take the middle of."""
        return combined(self.combine, [(row.value, row.whole) for row in rows])

    def year_to_date(self, quarter: Quarter) -> Decimal | None:
        """Return the figure compared with the plan: flows are of the year so far, a stock is not."""
        return self.fact(self.sums(quarter.year_quarters[0], quarter), quarter)

    def fact(self, rows: Iterable[Row | Sum], quarter: Quarter) -> Decimal | None:
        """Return the figure compared with the plan, from rows already read."""
        return self.figure(self.behind(rows, quarter))

    def behind[R: Row | Sum](self, rows: Iterable[R], quarter: Quarter) -> list[R]:
        """Pick the rows of the figure: of the year so far for a flow, of the last day for a stock."""
        first = quarter if self.kind == IndicatorKind.STOCK else quarter.year_quarters[0]
        return [row for row in rows if first <= row.quarter <= quarter]

    def by_quarter(self, quarters: Sequence[Quarter]) -> dict[Quarter, Decimal | None]:
        """Return the figure of each quarter by itself, from one reading of the sums."""
        return self.each(self.sums(quarters[0], quarters[-1]), quarters)

    def each(self, rows: Iterable[Row | Sum], quarters: Sequence[Quarter]) -> dict[Quarter, Decimal | None]:
        """Return the figure of each quarter by itself, from rows already read."""
        found: dict[Quarter, list[Row | Sum]] = {quarter: [] for quarter in quarters}
        for row in rows:
            if row.quarter in found:
                found[row.quarter].append(row)
        return {quarter: self.figure(of_quarter) for quarter, of_quarter in found.items()}


def combined(combine: str, parts: Sequence[tuple[Decimal, Decimal]]) -> Decimal | None:
    """Make a figure of the parts and wholes of its records; a share of nothing is no nought."""
    if combine == Combine.RATIO:
        whole = sum((of for _value, of in parts), ZERO)
        return (total_of(parts) * HUNDRED / whole).quantize(CENT) if whole else None
    if combine == Combine.MEDIAN:
        return Decimal(median(value for value, _whole in parts)) if parts else None
    return total_of(parts)


def total_of(parts: Iterable[tuple[Decimal, Decimal]]) -> Decimal:
    """Add the parts up."""
    return sum((value for value, _whole in parts), ZERO)
