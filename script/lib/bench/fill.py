"""Rows of any table in bulk: for each column a function of the row's number, the same on every database."""

import uuid
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import batched
from typing import Any

from django.db import models

from core.quarters import Quarter
from portal.demo.many.load import load, plain
from portal.demo.many.rows import next_keys

FIRST, LAST = Quarter(2021, 1), Quarter(2025, 4)
QUARTERS = tuple(FIRST.through(LAST))
DAYS = (LAST.end - FIRST.start).days + 1
AT_ONCE = 20_000
SPREAD = 2_654_435_769  # 2³² in the golden ratio: its multiples fill the range evenly, however many
PLACE = uuid.UUID("6e0ab93a-5a2c-4c4f-9d1f-1d8f6f8d3a11")
DIRECTIONS, UNITS = ("ict", "energy", "agro", "engineering"), ("incubator", "technopark")
type Column = Callable[[int], Any]


def day(number: int) -> date:
    """A day of the five years: all are taken alike, and the same each time."""
    return FIRST.start + timedelta(days=number * SPREAD % 2**32 * DAYS >> 32)


def pick(values: Sequence[Any], step: int = 1) -> Column:
    """One of some values after the other."""
    return lambda number: values[number // step % len(values)]


def fill(model: type[models.Model], count: int, **columns: Any) -> Sequence[Any]:
    """Write rows: a column is a function of the row's number or one value; others have their default."""
    keys: list[Any] = []
    for numbers in batched(range(count), AT_ONCE):
        values = {}
        for field in model._meta.concrete_fields:
            given = columns.get(field.attname, field.get_default())
            prepare = plain(field) or (lambda value: value)
            if field.primary_key and field.attname not in columns:
                values[field.column] = list(next_keys(model, len(numbers)))
            elif callable(given):
                values[field.column] = [prepare(given(number)) for number in numbers]
            else:
                values[field.column] = [prepare(given)] * len(numbers)
        keys += values[model._meta.pk.column]  # type: ignore[union-attr]
        load(model._meta.db_table, values)
    return keys


def paper(kind: str) -> dict[str, Any]:
    """The columns of an issued paper."""
    return {
        "id": partial(key_of, kind),
        "kind": kind,
        "number": str,
        "year": FIRST.year,
        "issued_on": FIRST.start,
        "title": kind,
        "code": lambda n: key_of(kind, n).hex[:14],
    }


def key_of(kind: str, number: int) -> uuid.UUID:
    """A key that is the same each time."""
    return uuid.uuid5(PLACE, f"{kind}:{number}")
