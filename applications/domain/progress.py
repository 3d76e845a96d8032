"""How far one score sheet is: what is answered, what is missing, the mark so far."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from applications.domain.marks import Answer, rounded, weighted_mark
from applications.domain.membership import criteria_of
from applications.models import Criterion, ScoreSheet
from applications.models.criteria import HIGHEST_POINTS, LOWEST_POINTS

EXTREMES = (LOWEST_POINTS, HIGHEST_POINTS)


@dataclass(frozen=True, slots=True)
class Line:
    """A criterion with the points and the reason given so far."""

    criterion: Criterion
    points: int | None = None
    comment: str = ""

    @property
    def is_answered(self) -> bool:
        """Say whether there are points."""
        return self.points is not None

    @property
    def lacks_reason(self) -> bool:
        """Say whether the points are an extreme, 0 or 5, without a reason."""
        return self.points in EXTREMES and not self.comment.strip()


@dataclass(frozen=True, slots=True)
class Progress:
    """The lines of one sheet, in the order of the criteria."""

    lines: tuple[Line, ...]

    @property
    def answered(self) -> int:
        """Return how many criteria have points."""
        return sum(line.is_answered for line in self.lines)

    @property
    def total(self) -> int:
        """Return how many criteria there are."""
        return len(self.lines)

    @property
    def weight_answered(self) -> Decimal:
        """Return the part of the weight that is answered, in per cent: what the mark so far rests on."""
        whole = sum((line.criterion.weight for line in self.lines), Decimal(0))
        answered = sum((line.criterion.weight for line in self.lines if line.is_answered), Decimal(0))
        return answered * 100 / whole if whole else Decimal(0)

    @property
    def mark(self) -> Decimal | None:
        """Return the mark out of 100 over what is answered; None while nothing is."""
        return rounded(self.exact_mark)

    @property
    def exact_mark(self) -> Decimal | None:
        """Return the mark before rounding."""
        return weighted_mark(Answer(line.points, line.criterion.weight) for line in self.lines)

    @property
    def missing(self) -> tuple[Line, ...]:
        """Return the criteria still without points."""
        return tuple(line for line in self.lines if not line.is_answered)

    @property
    def unexplained(self) -> tuple[Line, ...]:
        """Return the extremes still without a reason."""
        return tuple(line for line in self.lines if line.lacks_reason)

    @property
    def is_complete(self) -> bool:
        """Say whether the sheet can be sent."""
        return not self.missing and not self.unexplained


def progress_on(criteria: Iterable[Criterion], sheet: ScoreSheet | None) -> Progress:
    """Return how far a sheet is against these criteria; without a sheet nothing is answered."""
    given = {score.criterion_id: score for score in sheet.scores.all()} if sheet else {}
    return Progress(
        tuple(
            Line(criterion, given[criterion.pk].points, given[criterion.pk].comment)
            if criterion.pk in given
            else Line(criterion)
            for criterion in criteria
        )
    )


def progress_of(sheet: ScoreSheet) -> Progress:
    """Return how far a sheet is."""
    return progress_on(criteria_of(sheet.application).criteria.all(), sheet)
