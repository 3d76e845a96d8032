"""Of which applications figures are asked: a call, a unit, a direction, and the days from and to (3.3.1)."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Self

from django.db.models import Q, QuerySet

from applications.domain.figure_facts import Figure, condition
from applications.models import Application
from core.clock import moment_of

BETWEEN = ".."


@dataclass(frozen=True)
class Period:
    """Days from and to, both counted in; either end may be open."""

    since: date | None = None
    until: date | None = None

    def __bool__(self) -> bool:
        return self.since is not None or self.until is not None

    @property
    def code(self) -> str:
        """Return it as it stands in an address: `2026-01-01..2026-03-31`."""
        return f"{self.since or ''}{BETWEEN}{self.until or ''}" if self else ""

    @classmethod
    def parse(cls, code: str) -> Self:
        """Read it from an address; raise ValueError for anything else."""
        since, _between, until = code.partition(BETWEEN)
        return cls(*(date.fromisoformat(day) if day else None for day in (since, until)))

    def sent(self) -> Q:
        """Keep the applications first sent on these days, by the clocks of Osh."""
        found = condition(Figure.RECEIVED)
        if self.since:
            found &= Q(submitted_at__gte=moment_of(self.since, 0))
        if self.until:
            found &= Q(submitted_at__lt=moment_of(self.until + timedelta(days=1), 0))
        return found

    def taken(self) -> Q:
        """Keep the applications whose final decision in force is dated on these days."""
        found = condition(Figure.DECIDED)
        if self.since:
            found &= Q(decision__decided_on__gte=self.since)
        if self.until:
            found &= Q(decision__decided_on__lte=self.until)
        return found


@dataclass(frozen=True)
class Selected:
    """What the figures are of."""

    call: int | None = None
    unit: str = ""
    direction: str = ""
    period: Period = field(default_factory=Period)

    def within(self, rows: QuerySet[Application]) -> QuerySet[Application]:
        """Keep what belongs to the chosen call, unit and direction; the period is another question."""
        chosen = {"call": self.call, "unit": self.unit, "direction": self.direction}
        return rows.filter(**{name: value for name, value in chosen.items() if value})
