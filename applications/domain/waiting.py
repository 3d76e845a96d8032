"""What waits for a decision, with all that is needed to take it, in a fixed number of queries (3.3.1)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F, Prefetch, QuerySet

from accounts.domain import scope
from accounts.models import User
from applications.domain.marks import Answer, rounded, weighted_mark
from applications.domain.protocol import Said, mark_in, protocols_for, said_in
from applications.domain.reasons import Result, results_of
from applications.enums import ACCEPTING, ApplicantForm, ApplicationState
from applications.models import Application, Call, Decision, Score, ScoreSheet
from applications.models.selection import TAKE_DECISION
from core.enums import Unit
from documents.models import IssuedPaper


@dataclass(frozen=True, slots=True)
class Waiting:
    """One evaluated application: what the commission found, and how much room there is."""

    application: Application
    protocol: IssuedPaper | None
    mark: Decimal | None
    said: Said | None
    pass_mark: Decimal
    marks: tuple[Decimal, ...]
    results: tuple[Result, ...]
    places_left: int | None

    @property
    def passes(self) -> bool:
        """Say whether the mark reaches the pass mark."""
        return self.mark is not None and self.mark >= self.pass_mark

    @property
    def lowest(self) -> Decimal | None:
        """Return the lowest of the experts' marks."""
        return min(self.marks, default=None)

    @property
    def highest(self) -> Decimal | None:
        """Return the highest of the experts' marks."""
        return max(self.marks, default=None)

    @property
    def weakest(self) -> tuple[Result, ...]:
        """Return the two weakest criteria, the weakest first."""
        return self.results[:2]

    @property
    def strongest(self) -> tuple[Result, ...]:
        """Return the two strongest criteria that are not among the weakest, the strongest first."""
        return tuple(reversed(self.results[2:][-2:]))

    @property
    def must_register(self) -> bool:
        """Say whether a team would have to register before its contract (1.4)."""
        return self.application.applicant_form == ApplicantForm.PROJECT_TEAM


def to_decide(user: User) -> QuerySet[Application]:
    """Return the evaluated applications this person may decide on, call by call, the earliest first."""
    rows = Application.objects.filter(state=ApplicationState.EVALUATED)
    return scope.within(rows, user, TAKE_DECISION).order_by("call__closes_at", "submitted_at", "pk")


def waiting_of(applications: Iterable[Application]) -> list[Waiting]:
    """Return what there is to know of these applications; give a page of them."""
    rows = list(applications)
    papers = protocols_for(rows)
    sheets = _sheets(rows)
    left = places_left({row.call for row in rows})
    return [
        _waiting(row, papers.get(row.pk), sheets.get(row.pk, []), left.get((row.call_id, row.unit)))
        for row in rows
    ]


def proposed(application: Application) -> list[Result]:
    """Return the criteria proposed as reasons: the weak ones, or the two weakest where none is weak."""
    results = results_of(_scores_of(application))
    return [result for result in results if result.is_weak] or results[:2]


def _scores_of(application: Application) -> list[Score]:
    """Return the scores that counted in the last evaluation of an application."""
    return [score for sheet in _sheets([application]).get(application.pk, []) for score in sheet.scores.all()]


def places_left(calls: Iterable[Call]) -> dict[tuple[int, str], int]:
    """Return the places still free by call and unit: those offered less the acceptances in force."""
    offered = {
        (call.pk, unit): places
        for call in calls
        for unit, places in (
            (Unit.INCUBATOR, call.places_incubator),
            (Unit.TECHNOPARK, call.places_technopark),
        )
    }
    taken = Decision.objects.in_force().filter(
        application__call__in={call for call, _unit in offered},
        application__decision=F("pk"),
        outcome__in=ACCEPTING,
    )
    counts = Counter(taken.values_list("application__call", "application__unit"))
    return {place: max(0, places - counts[place]) for place, places in offered.items()}


def _sheets(applications: Sequence[Application]) -> dict[int, list[ScoreSheet]]:
    rows = ScoreSheet.objects.counted().filter(
        application__in=applications, member__commission=F("application__commission")
    )
    found: dict[int, list[ScoreSheet]] = {}
    scores = Prefetch("scores", Score.objects.select_related("criterion"))
    for sheet in rows.prefetch_related(scores).order_by("pk"):
        found.setdefault(sheet.application_id, []).append(sheet)
    return found


def _waiting(
    application: Application, protocol: IssuedPaper | None, sheets: list[ScoreSheet], left: int | None
) -> Waiting:
    scores = [list(sheet.scores.all()) for sheet in sheets]
    marks = [
        rounded(weighted_mark(Answer(score.points, score.criterion.weight) for score in given))
        for given in scores
    ]
    criteria = application.criteria_set
    return Waiting(
        application=application,
        protocol=protocol,
        mark=mark_in(protocol, application) if protocol else None,
        said=said_in(protocol, application) if protocol else None,
        pass_mark=criteria.pass_mark if criteria else Decimal(0),
        marks=tuple(mark for mark in marks if mark is not None),
        results=tuple(results_of(score for given in scores for score in given)),
        places_left=left,
    )
