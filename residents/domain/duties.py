"""What is expected of a resident now: the reports it owes, and the one that opens next (3.3.3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core import clock
from core.quarters import Quarter
from residents.domain import periods
from residents.enums import ReportState
from residents.models import PeriodicReport, Residency

FILED = (ReportState.SUBMITTED, ReportState.VERIFIED)


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
