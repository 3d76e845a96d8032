"""The selection in figures: how many came how far, by unit, direction, team and region (3.3.1).

What is sent in a period is counted by the day of sending, what is decided by the day of the decision: so an
application of March decided in April is received in the first quarter and accepted in the second.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count, QuerySet

from applications.domain.figure_facts import CONTRACTS, Figure, condition
from applications.domain.figure_period import Selected
from applications.domain.figure_rates import Rate, Waits, waits_of
from applications.domain.figure_teams import Members, head_gender, members_of, team_kind
from applications.models import Application

DIMENSIONS = ("unit", "direction", "region", "team_kind", "head_gender")
FUNNEL = (
    Figure.RECEIVED,
    Figure.COMPLETE,
    Figure.SCORED,
    Figure.CONSIDERED,
    Figure.DECIDED,
    Figure.ACCEPTED,
    Figure.CONTRACTED,
)
OF_SENT = (*FUNNEL, Figure.WITHDRAWN, Figure.WAITING)
OF_TAKEN = (Figure.DECIDED, Figure.ACCEPTED, Figure.CONDITIONAL, Figure.REJECTED)

type Cell = Mapping[str, Any]


@dataclass(frozen=True)
class Counts:
    """Some of the applications: those sent in the period, and the decisions dated in it."""

    sent: Mapping[Figure, int]
    taken: Mapping[Figure, int]

    @property
    def acceptance(self) -> Rate:
        """Return accepted (on condition too) of all decided in the period."""
        return Rate(self.taken[Figure.ACCEPTED], self.taken[Figure.DECIDED])


@dataclass(frozen=True)
class Stage:
    """One stage of the funnel, with what part of all and of the stage before came to it."""

    figure: Figure
    count: int
    of_all: Rate
    of_before: Rate


@dataclass(frozen=True)
class Figures:
    """All figures of a choice; `cells` are the counts of each meeting of the dimensions."""

    cells: Sequence[Cell]
    members: Members
    waits: Waits

    @cached_property
    def total(self) -> Counts:
        """Return the counts of all."""
        return _sum(self.cells)

    def by(self, dimension: str) -> dict[str, Counts]:
        """Return the counts by the values of one dimension; together they are the total."""
        values = {cell[dimension] for cell in self.cells}
        return {
            value: _sum(cell for cell in self.cells if cell[dimension] == value) for value in sorted(values)
        }

    @cached_property
    def funnel(self) -> list[Stage]:
        """Return how many of those sent in the period came to each stage; contracts if told."""
        stages = [stage for stage in FUNNEL if stage != Figure.CONTRACTED or CONTRACTS]
        counts = [self.total.sent[stage] for stage in stages]
        return [
            Stage(stage, count, Rate(count, counts[0]), Rate(count, before))
            for stage, count, before in zip(stages, counts, [counts[0], *counts], strict=False)
        ]


def figures_of(rows: QuerySet[Application], selected: Selected) -> Figures:
    """Count these applications (what the reader may see): the database sums, in a fixed number of queries."""
    chosen = selected.within(rows).order_by()
    sent, taken = selected.period.sent(), selected.period.taken()
    measures = {_name("sent", one): Count("pk", filter=sent & condition(one)) for one in OF_SENT}
    measures |= {_name("taken", one): Count("pk", filter=taken & condition(one)) for one in OF_TAKEN}
    cells = (
        chosen.filter(sent | taken)
        .annotate(team_kind=team_kind(), head_gender=head_gender())
        .values(*DIMENSIONS)
        .annotate(**measures)
    )
    return Figures(list(cells), members_of(chosen.filter(sent)), waits_of(chosen.filter(taken)))


def _sum(cells: Iterable[Cell]) -> Counts:
    kept = list(cells)
    return Counts(
        {one: sum(cell[_name("sent", one)] for cell in kept) for one in OF_SENT},
        {one: sum(cell[_name("taken", one)] for cell in kept) for one in OF_TAKEN},
    )


def _name(kind: str, figure: Figure) -> str:
    return f"{kind}_{figure.value}"
