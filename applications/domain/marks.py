"""The arithmetic of marks: points by weight, out of 100. No rows, no database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

from applications.models.criteria import HIGHEST_POINTS

CENT = Decimal("0.01")
# Of two marks neither is the outlier.
SMALLEST_FIELD = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """Points for a criterion of some weight; no points: not answered yet."""

    points: int | None
    weight: Decimal


def weighted_mark(answers: Iterable[Answer]) -> Decimal | None:
    """Return the mark out of 100 over the weight answered so far; None while nothing is answered.

    All highest points give 100, all zeros give 0, whatever the weights.
    """
    answered = [(answer.points, answer.weight) for answer in answers if answer.points is not None]
    weight = sum((weight for _points, weight in answered), Decimal(0))
    if not weight:
        return None
    gained = sum((points * weight for points, weight in answered), Decimal(0))
    return gained * 100 / (weight * HIGHEST_POINTS)


def mean(values: Sequence[Decimal]) -> Decimal | None:
    """Return the arithmetic mean; None of nothing."""
    return sum(values, Decimal(0)) / len(values) if values else None


def spread(values: Sequence[Decimal]) -> Decimal | None:
    """Return how far the highest and the lowest lie apart; None while there are not two."""
    return max(values) - min(values) if len(values) > 1 else None


def outliers(values: Sequence[Decimal], distance: Decimal) -> list[bool]:
    """Say of each value whether it lies farther than `distance` from the median of the others."""
    if len(values) < SMALLEST_FIELD:
        return [False] * len(values)
    others = ([*values[:place], *values[place + 1 :]] for place in range(len(values)))
    return [abs(value - median(rest)) > distance for value, rest in zip(values, others, strict=True)]


def rounded(value: Decimal | None) -> Decimal | None:
    """Return a mark as papers write it: two decimals, halves up."""
    return None if value is None else value.quantize(CENT, ROUND_HALF_UP)


def places(marks: Sequence[Decimal]) -> list[int]:
    """Return the place of each mark, the highest first; equal marks share a place."""
    return [1 + sum(other > mark for other in marks) for mark in marks]
