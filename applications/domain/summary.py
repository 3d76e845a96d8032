"""What a commission has said about an application so far: who may score, who has, the mark (3.3.1)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from applications.domain.conflicts import find_conflict
from applications.domain.marks import mean, rounded
from applications.domain.membership import commission_of, members_of
from applications.domain.progress import Progress, progress_on
from applications.enums import Standing
from applications.models import Application, CommissionMember, ConflictDeclaration, Criterion, ScoreSheet


@dataclass(frozen=True, slots=True)
class Expert:
    """One member of the commission: standing, and what was sent."""

    member: CommissionMember
    standing: Standing
    progress: Progress
    overall: str = ""
    sent_at: datetime | None = None

    @property
    def is_counted(self) -> bool:
        """Say whether this expert's scores count: no conflict of interest, and sent."""
        return self.standing == Standing.CLEAR and self.sent_at is not None

    @property
    def mark(self) -> Decimal | None:
        """Return the expert's mark out of 100, once sent."""
        return self.progress.mark if self.is_counted else None


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """A criterion with the points of the counted experts, in their order."""

    criterion: Criterion
    points: tuple[int, ...]

    @property
    def average(self) -> Decimal | None:
        """Return the mean of the points."""
        return rounded(mean([Decimal(points) for points in self.points]))


@dataclass(frozen=True, slots=True)
class Summary:
    """The state of one evaluation."""

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
        """Return the experts who may score and have not sent their scores yet."""
        return tuple(expert for expert in self.eligible if not expert.is_counted)

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
        marks = [expert.progress.exact_mark for expert in self.counted]
        return rounded(mean([mark for mark in marks if mark is not None]))

    @property
    def passes(self) -> bool:
        """Say whether the mark reaches the pass mark."""
        return self.mark is not None and self.mark >= self.pass_mark

    @property
    def results(self) -> tuple[CriterionResult, ...]:
        """Return the points by criterion."""
        return tuple(
            CriterionResult(criterion, tuple(self._points(criterion))) for criterion in self.criteria
        )

    def _points(self, criterion: Criterion) -> Iterator[int]:
        for expert in self.counted:
            for line in expert.progress.lines:
                if line.criterion.pk == criterion.pk and line.points is not None:
                    yield line.points


def summary(application: Application) -> Summary:
    """Return what the commission of an application has said so far. A fixed number of queries."""
    commission = commission_of(application)
    criteria = tuple(commission.criteria_set.criteria.all())
    declared = {row.member_id: row for row in application.declarations.all()}
    sheets = application.score_sheets.prefetch_related("scores")
    by_member = {sheet.member_id: sheet for sheet in sheets}
    experts = tuple(
        _expert(application, member, declared.get(member.pk), by_member.get(member.pk), criteria)
        for member in members_of(commission)
    )
    return Summary(experts, criteria, commission.quorum, commission.criteria_set.pass_mark)


def _expert(
    application: Application,
    member: CommissionMember,
    declaration: ConflictDeclaration | None,
    sheet: ScoreSheet | None,
    criteria: Sequence[Criterion],
) -> Expert:
    if (declaration and declaration.has_conflict) or find_conflict(application, member.user):
        standing = Standing.RECUSED
    else:
        standing = Standing.CLEAR if declaration else Standing.UNDECLARED
    if sheet is None:
        return Expert(member, standing, progress_on(criteria, None))
    return Expert(member, standing, progress_on(criteria, sheet), sheet.overall, sheet.submitted_at)
