"""Sums that the database makes, quarter by quarter: all that a figure needs of its records (7.2).

The records themselves are read only where somebody wants to see them: a page of one number, a report that
keeps them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Aggregate, Case, Count, IntegerField, QuerySet, When

from core.quarters import Quarter

NOTHING = Decimal(0)
NUMBER = Count("pk")


@dataclass(frozen=True, slots=True)
class Sum:
    """What some records of one quarter come to; of a share, with their part of the whole."""

    quarter: Quarter
    value: Decimal
    whole: Decimal = NOTHING


def by_day(
    rows: QuerySet[Any], day: str, quarters: Iterable[Quarter], value: Aggregate = NUMBER, *whole: Aggregate
) -> list[Sum]:
    """The sums of dated rows in each of the quarters that has some; all their days lie in these."""
    known = tuple(quarters)
    ended = (When(**{f"{day}__lte": quarter.end}, then=place) for place, quarter in enumerate(known))
    place = Case(*ended, output_field=IntegerField())
    return _grouped(rows, lambda row: known[row["nth_quarter"]], [value, *whole], nth_quarter=place)


def by_quarter(rows: QuerySet[Any], value: Aggregate) -> list[Sum]:
    """The same of rows that name their year and quarter."""
    return _grouped(rows, lambda row: Quarter(row["year"], row["quarter"]), [value], "year", "quarter")


def each_quarter(counts: Iterable[tuple[Quarter, int]]) -> list[Sum]:
    """Numbers that were counted quarter by quarter; a quarter without records has no sum."""
    return [Sum(quarter, Decimal(number)) for quarter, number in counts if number]


def _grouped(
    rows: QuerySet[Any],
    quarter: Callable[[Any], Quarter],
    sums: Sequence[Aggregate],
    *columns: str,
    **computed: Any,
) -> list[Sum]:
    asked = dict(zip(("sum_of", "sum_whole"), sums, strict=False))
    return [
        Sum(quarter(row), _decimal(row["sum_of"]), _decimal(row.get("sum_whole")))
        for row in rows.order_by().values(*columns, **computed).annotate(**asked)
    ]


def _decimal(value: Decimal | int | None) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(value or 0)
