"""One row of the table of work."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import Promise

type Words = str | Promise


@dataclass(frozen=True)
class Work:
    """One kind of work: who does it (by permission), what waits, where it is done."""

    permission: str
    title: Words
    act: Words
    page: str
    filter: str
    waiting: Callable[[], QuerySet[Any]]
    since: Callable[[Any], date | None]
    # The record that a queue of one opens at once; without it the list opens.
    alone: Callable[[Any], Model] | None = None
