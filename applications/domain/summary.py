"""What a commission has said about an application so far: who may score, who has, the mark (3.3.1)."""

from dataclasses import dataclass
from decimal import Decimal

from applications.domain.conflicts import find_conflict
from applications.domain.marks import mean, rounded
from applications.domain.membership import members_of
from applications.domain.progress import Progress, progress_of
from applications.enums import Standing
from applications.models import Application, CommissionMember, Criterion, ScoreSheet


@dataclass(frozen=True, slots=True)
class Expert:
    """One member of the commission: standing, and what was sent."""

    member: CommissionMember
    standing: Standing
    sheet: ScoreSheet | None
    progress: Progress | None

    @property
    def is_counted(self) -> bool:
        """Say whether this expert's scores count: no conflict of interest, and sent."""
        return self.standing == Standing.CLEAR and self.sheet is not None and self.sheet.is_submitted

    @property
    def mark(self) -> Decimal | None:
        """Return the expert's mark out of 100, once sent."""
        return self.progress.mark if self.is_counted and self.progress else None


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
        marks = [expert.progress.exact_mark for expert in self.counted if expert.progress]
        return rounded(mean([mark for mark in marks if mark is not None]))

    @property
    def passes(self) -> bool:
        """Say whether the mark reaches the pass mark."""
        return self.mark is not None and self.mark >= self.pass_mark

    @property
    def results(self) -> tuple[CriterionResult, ...]:
        """Return the points by criterion."""
        return tuple(
            CriterionResult(
                criterion,
                tuple(
                    line.points
                    for expert in self.counted
                    for line in expert.progress.lines
                    if line.criterion.pk == criterion.pk
                ),
            )
            for criterion in self.criteria
        )


def summary(application: Application) -> Summary:
    """Return what the commission of an application has said so far. A fixed number of queries."""
    commission = application.commission
    criteria = tuple(commission.criteria_set.criteria.all())
    declared = {row.member_id: row for row in application.declarations.all()}
    sheets = application.score_sheets.prefetch_related(
        "scores", "member__commission__criteria_set__criteria"
    ).select_related("member")
    by_member = {sheet.member_id: sheet for sheet in sheets}
    experts = []
    for member in members_of(commission):
        sheet = by_member.get(member.pk)
        experts.append(
            Expert(
                member=member,
                standing=_standing(application, member, declared.get(member.pk)),
                sheet=sheet,
                progress=progress_of(sheet) if sheet else None,
            )
        )
    return Summary(tuple(experts), criteria, commission.quorum, commission.criteria_set.pass_mark)


def _standing(application, member, declaration) -> Standing:
    if (declaration and declaration.has_conflict) or find_conflict(application, member.user):
        return Standing.RECUSED
    return Standing.CLEAR if declaration else Standing.UNDECLARED
