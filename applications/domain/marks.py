"""The arithmetic of marks: points by weight, out of 100. No rows, no database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from applications.models.criteria import HIGHEST_POINTS

CENT = Decimal("0.01")


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


def rounded(value: Decimal | None) -> Decimal | None:
    """Return a mark as papers write it: two decimals, halves up."""
    return None if value is None else value.quantize(CENT, ROUND_HALF_UP)


def places(marks: Sequence[Decimal]) -> list[int]:
    """Return the place of each mark, the highest first; equal marks share a place."""
    return [1 + sum(other > mark for other in marks) for mark in marks]
