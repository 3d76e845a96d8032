"""Reasons drawn from the rubric: how a project did by criterion, and the words proposed about it (3.3.1)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import override

from applications.domain.marks import mean, rounded
from applications.models import Application, Criterion, Score
from applications.models.criteria import HIGHEST_POINTS
from core.errors import FieldError
from core.formatting import format_number
from core.texts import clean_text

# Below this part of the highest points a criterion is proposed as a reason.
WEAK_BELOW = Decimal("0.6")


@dataclass(frozen=True, slots=True)
class Point:
    """A criterion and the words about it that the applicant reads."""

    criterion: Criterion
    words: str


@dataclass(frozen=True, slots=True)
class Result:
    """How a project did by one criterion: the mean of the points, and what the experts wrote."""

    criterion: Criterion
    average: Decimal
    comments: tuple[str, ...]

    @property
    def is_weak(self) -> bool:
        """Say whether the criterion is proposed as a reason to reject."""
        return self.average < HIGHEST_POINTS * WEAK_BELOW


def results_of(scores: Iterable[Score]) -> list[Result]:
    """Return the results by criterion of these scores, the weakest first."""
    by_criterion: dict[int, list[Score]] = {}
    for score in scores:
        if score.points is not None:
            by_criterion.setdefault(score.criterion_id, []).append(score)
    found = [_result(given) for given in by_criterion.values()]
    return sorted(found, key=lambda result: (result.average, result.criterion.position))


def _result(given: Sequence[Score]) -> Result:
    points = [Decimal(score.points or 0) for score in given]
    comments = tuple(score.comment for score in given if score.comment)
    return Result(given[0].criterion, rounded(mean(points)) or Decimal(0), comments)


def proposed_words(result: Result, language: str) -> str:
    """Return what is proposed to say of a weak criterion, in the language of the letter."""
    with override(language):
        return _("%(points)s points of %(highest)d. %(comment)s") % {
            "points": format_number(result.average, 2),
            "highest": HIGHEST_POINTS,
            "comment": result.comments[0] if result.comments else "",
        }


def in_words(application: Application, weak: Sequence[Point], rest: str) -> str:
    """Return the reasons as the applicant reads them: criterion by criterion, then the other words.

    Raises FieldError when there are none, and for a criterion the commission did not score by.
    """
    criteria = application.criteria_set
    known = set(criteria.criteria.values_list("pk", flat=True)) if criteria else set()
    lines = []
    with override(application.language):
        for point in weak:
            if point.criterion.pk not in known:
                raise FieldError("reasons", _("The commission did not score by this criterion."))
            lines.append(f"{point.criterion.name}: {clean_text(point.words)}".rstrip(": "))
    words = "\n".join([*lines, rest]).strip()
    if not words:
        raise FieldError("reasons", _("Write the reasons of the decision: the applicant reads them."))
    return words
