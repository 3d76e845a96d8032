"""What is expected of a resident now, and what the evidence says of its five duties (3.3.3).

Each room registers in `EVIDENCE` what its own rows say of a duty. A source is asked for many residents at
once, with a number of queries that does not grow with them, and says nothing of those it knows nothing of.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core import clock
from core.quarters import Quarter
from residents.domain import periods
from residents.enums import ReportState
from residents.enums_duties import Duty, DutyStatus
from residents.models import PeriodicReport, Residency

FILED = (ReportState.SUBMITTED, ReportState.VERIFIED)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one source says of one duty of one resident, in a sentence."""

    status: DutyStatus
    words: str


type Evidence = Callable[[Sequence[Residency], date], Mapping[int, Finding]]

# By duty and the code of the source; filled by AppConfig.ready() of each room.
EVIDENCE: dict[Duty, dict[str, Evidence]] = {duty: {} for duty in Duty}
# Of a duty and a source: the source that is not asked of a resident about whom the first one speaks.
INSTEAD: dict[tuple[Duty, str], str] = {}


@dataclass(frozen=True, slots=True)
class DutyState:
    """One duty of one resident: all that is known of it."""

    duty: Duty
    findings: tuple[Finding, ...]

    @property
    def status(self) -> DutyStatus:
        """The worst that is found; unknown when nothing is."""
        found = {finding.status for finding in self.findings}
        return next((status for status in DutyStatus if status in found), DutyStatus.UNKNOWN)


def register(duty: Duty, code: str, *, instead_of: str = "") -> Callable[[Evidence], Evidence]:
    """Add a source of evidence under its stable code; a second one of the same code is a mistake.

    Where it speaks of a resident, the source `instead_of` is not heard: rows go before a note by hand.
    """

    def add(source: Evidence) -> Evidence:
        if code in EVIDENCE[duty]:
            raise ValueError(f"A source of evidence is already registered: {code}")
        EVIDENCE[duty][code] = source
        if instead_of:
            INSTEAD[duty, code] = instead_of
        return source

    return add


def duties_of(rows: Sequence[Residency], on: date | None = None) -> dict[int, list[DutyState]]:
    """The five duties of each residency (by pk), as 3.3.3 orders them; as many queries for one as for all."""
    day = on or clock.today()
    found: dict[tuple[int, Duty], list[Finding]] = defaultdict(list)
    for duty, sources in EVIDENCE.items():
        said = {code: source(rows, day) for code, source in sources.items()}
        for code, findings in said.items():
            silenced = _silenced(duty, code, said)
            for pk, finding in findings.items():
                if pk not in silenced:
                    found[pk, duty].append(finding)
    return {row.pk: [DutyState(duty, tuple(found[row.pk, duty])) for duty in Duty] for row in rows}


def _silenced(duty: Duty, code: str, said: Mapping[str, Mapping[int, Finding]]) -> set[int]:
    """The residents of whom another source speaks in the place of this one."""
    louder = (other for (of, other), quiet in INSTEAD.items() if of is duty and quiet == code)
    return {pk for other in louder for pk in said.get(other, {})}


def duty_of(residency: Residency, duty: str, on: date | None = None) -> DutyState:
    """One duty of one resident."""
    states = duties_of([residency], on)[residency.pk]
    return next(state for state in states if state.duty == duty)


@dataclass(frozen=True, slots=True)
class ReportDuty:
    """One report to come: for which quarter, until when, and what is already there of it."""

    quarter: Quarter
    due_on: date
    opens_on: date
    report: PeriodicReport | None

    def is_open(self, on: date) -> bool:
        """Whether it can be filed already."""
        return on >= self.opens_on

    def days_left(self, on: date) -> int:
        """Days until it is due; negative when it is late."""
        return (self.due_on - on).days


def report_duties(
    residency: Residency, reports: Iterable[PeriodicReport], on: date | None = None
) -> list[ReportDuty]:
    """Reports not sent yet, the earliest due first, and at the end the one of the running quarter."""
    day = on or clock.today()
    known = {report.period: report for report in reports}
    owed = [
        quarter for quarter in periods.reporting_quarters(residency, on=day) if not _filed(known.get(quarter))
    ]
    running = periods.next_quarter(residency, on=day)
    return [
        ReportDuty(quarter, periods.due_day(quarter), periods.opening_day(quarter), known.get(quarter))
        for quarter in (*owed, *([running] if running else []))
    ]


def _filed(report: PeriodicReport | None) -> bool:
    return report is not None and report.state in FILED
