"""What a commission has said about applications so far: who may score, who has, the marks (3.3.1)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import prefetch_related_objects

from applications.domain.conflicts import find_conflicts, label_of, reason_of, standing_by, uncovered
from applications.domain.marks import mean, outliers, rounded, spread
from applications.domain.membership import commission_of, criteria_of
from applications.domain.progress import Progress, progress_on
from applications.enums import AssignmentKind, MemberRole, Standing
from applications.models import (
    Application,
    Assignment,
    CommissionMember,
    ConflictDeclaration,
    Criterion,
    ScoreSheet,
)
from core.conf import centre


@dataclass(frozen=True, slots=True)
class Expert:
    """One judge of an application: standing, and what was sent."""

    member: CommissionMember
    standing: Standing
    progress: Progress
    overall: str = ""
    sent_at: datetime | None = None
    is_reader: bool = False
    declaration: ConflictDeclaration | None = None
    found: tuple[str, ...] = ()

    @property
    def is_alternate(self) -> bool:
        """Say whether this is an alternate called in."""
        return self.member.role == MemberRole.ALTERNATE

    @property
    def is_counted(self) -> bool:
        """Say whether this expert's scores count: no conflict of interest in the way, and sent."""
        return self.standing == Standing.CLEAR and self.sent_at is not None

    @property
    def mark(self) -> Decimal | None:
        """Return the expert's mark out of 100, once sent."""
        return self.progress.mark if self.is_counted else None

    @property
    def waiver(self) -> str:
        """Return why the chair lets this expert score in spite of a conflict; nothing without a waiver."""
        waived = self.declaration is not None and self.declaration.is_waived
        return self.declaration.waiver_reason if waived and self.declaration else ""

    @property
    def conflict(self) -> str:
        """Return in words the conflict of interest, waived or not; nothing when there is none."""
        new = uncovered(self.declaration, self.found)
        if new:
            return label_of(new[0])
        has_one = self.declaration is not None and self.declaration.has_conflict
        return reason_of(self.declaration) if has_one and self.declaration else ""


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """A criterion with the points of the counted experts, in their order."""

    criterion: Criterion
    points: tuple[int, ...]

    @property
    def average(self) -> Decimal | None:
        """Return the mean of the points."""
        return rounded(mean([Decimal(points) for points in self.points]))

    @property
    def spread(self) -> int | None:
        """Return how far the points lie apart; None while there are not two."""
        return max(self.points) - min(self.points) if len(self.points) > 1 else None


@dataclass(frozen=True, slots=True)
class Summary:
    """The state of one evaluation."""

    application: Application
    experts: tuple[Expert, ...]
    criteria: tuple[Criterion, ...]
    quorum: int
    pass_mark: Decimal

    @property
    def counted(self) -> tuple[Expert, ...]:
        """Return the experts whose scores count."""
        return tuple(expert for expert in self.experts if expert.is_counted)

    @property
    def eligible(self) -> tuple[Expert, ...]:
        """Return the experts who are not shut out."""
        return tuple(expert for expert in self.experts if expert.standing != Standing.RECUSED)

    @property
    def recused(self) -> tuple[Expert, ...]:
        """Return the experts a conflict of interest shuts out."""
        return tuple(expert for expert in self.experts if expert.standing == Standing.RECUSED)

    @property
    def awaited(self) -> tuple[Expert, ...]:
        """Return the experts whose scores are expected: the readers if some are named, else all."""
        unsent = [expert for expert in self.eligible if not expert.is_counted]
        named = any(expert.is_reader for expert in self.experts)
        return tuple(expert for expert in unsent if expert.is_reader or expert.is_alternate or not named)

    @property
    def has_quorum(self) -> bool:
        """Say whether enough scores count."""
        return len(self.counted) >= self.quorum

    @property
    def quorum_is_possible(self) -> bool:
        """Say whether enough experts are free of a conflict of interest."""
        return len(self.eligible) >= self.quorum

    @property
    def mark(self) -> Decimal | None:
        """Return the mean of the counted experts' marks, out of 100; None while none counts."""
        return rounded(mean(self._marks))

    @property
    def passes(self) -> bool:
        """Say whether the mark reaches the pass mark."""
        return self.mark is not None and self.mark >= self.pass_mark

    @property
    def spread(self) -> Decimal | None:
        """Return how far the experts' marks lie apart, out of 100."""
        return rounded(spread(self._marks))

    @property
    def outliers(self) -> tuple[Expert, ...]:
        """Return the counted experts whose marks lie far from the median of the others."""
        far = outliers(self._marks, Decimal(centre("OUTLIER_POINTS")))
        return tuple(expert for expert, is_far in zip(self.counted, far, strict=True) if is_far)

    @property
    def results(self) -> tuple[CriterionResult, ...]:
        """Return the points by criterion."""
        return tuple(
            CriterionResult(criterion, tuple(self._points(criterion))) for criterion in self.criteria
        )

    @property
    def _marks(self) -> list[Decimal]:
        return [expert.progress.exact_mark or Decimal(0) for expert in self.counted]

    def _points(self, criterion: Criterion) -> Iterator[int]:
        for expert in self.counted:
            for line in expert.progress.lines:
                if line.criterion.pk == criterion.pk and line.points is not None:
                    yield line.points


def summary(application: Application) -> Summary:
    """Return what the commission of an application has said so far. A fixed number of queries."""
    commission_of(application)
    return summaries_of([application])[0]


def summaries_of(applications: Sequence[Application]) -> list[Summary]:
    """Return the same of many applications given to commissions. A fixed number of queries."""
    prefetch_related_objects(list(applications), "commission", "criteria_set__criteria")
    rows = _Rows(applications)
    return [rows.summary(application) for application in applications]


class _Rows:
    """All that is written about the evaluation of some applications."""

    def __init__(self, applications: Sequence[Application]) -> None:
        of_these = {"application__in": applications}
        self.declared = _by_pair(ConflictDeclaration.objects.filter(**of_these))
        self.sheets = _by_pair(ScoreSheet.objects.filter(**of_these).prefetch_related("scores"))
        self.given = _by_pair(Assignment.objects.in_force().filter(**of_these))
        self.seats: defaultdict[int, list[CommissionMember]] = defaultdict(list)
        commissions = {application.commission_id for application in applications}
        seats = CommissionMember.objects.filter(commission__in=commissions).order_by("pk")
        for seat in seats.select_related("user").prefetch_related("user__emailaddress_set"):
            self.seats[seat.commission_id].append(seat)
        self.found = find_conflicts(
            applications,
            {seat.user_id: seat.user for seats in self.seats.values() for seat in seats}.values(),
        )

    def summary(self, application: Application) -> Summary:
        """Return the summary of one of the applications."""
        criteria = criteria_of(application)
        lines = tuple(criteria.criteria.all())
        seats = [
            seat for seat in self.seats[application.commission_id or 0] if self._judges(application, seat)
        ]
        return Summary(
            application,
            tuple(self._expert(application, seat, lines) for seat in seats),
            lines,
            commission_of(application).quorum,
            criteria.pass_mark,
        )

    def _judges(self, application: Application, seat: CommissionMember) -> bool:
        """Say of a seat what `membership.judges` asks of the database."""
        pair = application.pk, seat.pk
        if seat.left_on is not None:
            return pair in self.sheets and self.sheets[pair].is_submitted
        called = pair in self.given and self.given[pair].kind == AssignmentKind.ALTERNATE
        return seat.role != MemberRole.ALTERNATE or called

    def _expert(
        self, application: Application, seat: CommissionMember, criteria: Sequence[Criterion]
    ) -> Expert:
        pair = application.pk, seat.pk
        declaration, sheet, given = self.declared.get(pair), self.sheets.get(pair), self.given.get(pair)
        found = self.found.get((application.pk, seat.user_id), ())
        return Expert(
            member=seat,
            standing=standing_by(declaration, found),
            progress=progress_on(criteria, sheet),
            overall=sheet.overall if sheet else "",
            sent_at=sheet.submitted_at if sheet else None,
            is_reader=given is not None and given.kind == AssignmentKind.READER,
            declaration=declaration,
            found=found,
        )


def _by_pair(rows: Iterable[Any]) -> Mapping[tuple[int, int], Any]:
    return {(row.application_id, row.member_id): row for row in rows}
