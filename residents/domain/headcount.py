"""How many people work for residents: what each verified report changed, quarter by quarter (7.2)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from core.quarters import Quarter
from residents.domain.queries import baseline_of, moves, residencies_in_force, verified_between
from residents.models import PeriodicReport, Residency


@dataclass(frozen=True, slots=True)
class Jobs:
    """People at work, full and part time kept apart."""

    full: int
    part: int

    @property
    def total(self) -> int:
        """Both together."""
        return self.full + self.part

    def __sub__(self, other: "Jobs") -> "Jobs":
        return Jobs(self.full - other.full, self.part - other.part)


@dataclass(frozen=True, slots=True)
class JobsChange:
    """One resident's jobs by a verified report, and by the one before it or the baseline at admission."""

    report: PeriodicReport
    before: Jobs
    after: Jobs

    @property
    def change(self) -> Jobs:
        """Jobs won since then; negative when some were lost."""
        return self.after - self.before


def jobs_changes(quarter: Quarter) -> list[JobsChange]:
    """How jobs changed by each verified report of `quarter`.

    Before the first report stands the baseline at admission. A resident who did not report, or has left,
    changes nothing: its last verified figures stay as they are. Three queries.
    """
    return jobs_changes_between(quarter, quarter)


def jobs_changes_between(first: Quarter, last: Quarter) -> list[JobsChange]:
    """The same for some quarters, in the order of time: each verified report against the one before it."""
    return _changes(
        verified_between(first, last), _verified_before(first), {to: left for left, to in moves()}
    )


def jobs_created_between(first: Quarter, last: Quarter) -> dict[Quarter, int]:
    """The net change of each quarter that has verified reports: added up by the database.

    Only those who were transferred are counted here one by one: their figures go on from the unit before.
    """
    done = moves()
    others = ~Q(residency__in=[to for _left, to in done])
    created = Counter(_net_changes(verified_between(first, last).filter(others)))
    if done:
        of_moved = Q(residency__in={pk for move in done for pk in move})
        came = verified_between(first, last).filter(of_moved)
        before = _verified_before(first, of_moved)
        for change in _changes(came, before, {to: left for left, to in done}):
            if change.report.residency_id in {to for _left, to in done}:
                created[change.report.period] += change.change.total
    return dict(created)


def jobs_now(quarter: Quarter) -> dict[int, Jobs]:
    """Jobs of each residency (by pk) in force at the quarter's end: last verified, or the baseline."""
    known, came_from = _verified_before(quarter.next), {to: left for left, to in moves()}
    return {
        row.pk: _last_known(row.pk, known, came_from) or _baseline(row)
        for row in residencies_in_force(quarter.end)
    }


def _changes(
    reports: Iterable[PeriodicReport], known: dict[int, Jobs], came_from: dict[int, int]
) -> list[JobsChange]:
    changes = []
    for report in reports:
        after = Jobs(report.jobs_full or 0, report.jobs_part or 0)
        before = _last_known(report.residency_id, known, came_from) or _baseline(report.residency)
        changes.append(JobsChange(report=report, before=before, after=after))
        known[report.residency_id] = after
    return changes


def _verified_before(quarter: Quarter, of: Q | None = None) -> dict[int, Jobs]:
    """The newest verified figures of each residency from quarters before `quarter`; one query."""
    rows = (
        PeriodicReport.objects.before(quarter)
        .verified()
        .filter(of or Q())
        .order_by("year", "quarter")
        .values_list("residency", "jobs_full", "jobs_part")
    )
    return {residency: Jobs(full or 0, part or 0) for residency, full, part in rows}


def _last_known(residency: int, known: dict[int, Jobs], came_from: dict[int, int]) -> Jobs | None:
    """The newest of these figures of a residency; who was transferred and has none has those from before."""
    while residency not in known and residency in came_from:
        residency = came_from[residency]
    return known.get(residency)


def _net_changes(reports: QuerySet[PeriodicReport]) -> dict[Quarter, int]:
    """What reports changed, quarter by quarter: each against the resident's one before, or the baseline."""
    earlier = PeriodicReport.objects.verified().filter(
        Q(year__lt=OuterRef("year")) | Q(year=OuterRef("year"), quarter__lt=OuterRef("quarter")),
        residency=OuterRef("residency"),
    )
    jobs = Coalesce("jobs_full", 0) + Coalesce("jobs_part", 0)
    last = earlier.order_by("-year", "-quarter").annotate(jobs=jobs).values("jobs")[:1]
    baseline = F("residency__baseline_jobs_full") + F("residency__baseline_jobs_part")
    rows = (
        reports.order_by()
        .annotate(change=jobs - Coalesce(Subquery(last), baseline))
        .values_list("year", "quarter")
        .annotate(net=Sum("change"))
    )
    return {Quarter(year, number): net for year, number, net in rows}


def _baseline(residency: Residency) -> Jobs:
    return Jobs(*baseline_of(residency))
