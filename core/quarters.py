"""Quarters of the calendar year: the periods of the Centre's reports (7.1).

A quarter is a value: `Quarter(2026, 3)`, written `2026-Q3`. It knows its own days and its
neighbours, and nothing about what happened in it.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from core import clock
from core.formatting import format_quarter

CODE = re.compile(r"([0-9]{4})-Q([1-4])", re.IGNORECASE)


@dataclass(frozen=True, order=True, slots=True)
class Quarter:
    """One calendar quarter; quarters compare in the order of time."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not (date.min.year <= self.year <= date.max.year and 1 <= self.number <= 4):
            raise ValueError(f"No such quarter: {self.year!r}, {self.number!r}")

    def __str__(self) -> str:
        return f"{self.year:04d}-Q{self.number}"

    def __contains__(self, day: date) -> bool:
        return self.contains(day)

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the quarter of `day` (of the day in Osh, when `day` is a moment)."""
        if isinstance(day, datetime):
            day = clock.day_of(day)
        return cls(day.year, (day.month + 2) // 3)

    @classmethod
    def current(cls) -> Self:
        """Return the quarter it is in Osh now."""
        return cls.of(clock.today())

    @classmethod
    def parse(cls, code: str) -> Self:
        """Read `2026-Q3`; raise `ValueError` for anything else."""
        match = CODE.fullmatch(code.strip())
        if match is None:
            raise ValueError(f"Not a quarter: {code!r}; write it like 2026-Q3")
        return cls(int(match[1]), int(match[2]))

    @property
    def start(self) -> date:
        """Return the first day."""
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def end(self) -> date:
        """Return the last day."""
        month = self.number * 3
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def next(self) -> Self:
        """Return the quarter after this one."""
        return self + 1

    @property
    def previous(self) -> Self:
        """Return the quarter before this one."""
        return self + -1

    @property
    def year_quarters(self) -> tuple[Self, ...]:
        """Return the four quarters of the same year."""
        return tuple(type(self)(self.year, number) for number in range(1, 5))

    @property
    def year_to_date(self) -> tuple[Self, ...]:
        """Return the quarters of the same year up to and with this one."""
        return self.year_quarters[: self.number]

    def __add__(self, count: int) -> Self:
        index = self.year * 4 + self.number - 1 + count
        return type(self)(index // 4, index % 4 + 1)

    def __sub__(self, other: Self) -> int:
        return (self.year - other.year) * 4 + self.number - other.number

    def contains(self, day: date) -> bool:
        """Say whether `day` falls into the quarter."""
        return type(self).of(day) == self

    def last(self, count: int) -> tuple[Self, ...]:
        """Return `count` quarters in the order of time, ending with this one."""
        return tuple(self + (step - count + 1) for step in range(count))

    def through(self, other: Self) -> Iterator[Self]:
        """Give the quarters from this one to `other`, both included."""
        return (self + step for step in range(other - self + 1))

    def label(self, language: str | None = None) -> str:
        """Return the quarter as people of the language write it."""
        return format_quarter(self, language=language)
