"""What the reports have `manage.py doctor` look at (7.1, 7.2)."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.enums_session import Choice
from core.domain.health import Check
from core.formatting import format_number
from core.models import QuarterLock
from core.quarters import Quarter
from documents.domain import snapshots
from reporting.enums import DecisionState
from reporting.indicators import INDICATORS, OF_CLAUSE
from reporting.indicators.residents import resident_flows
from reporting.models import BoardDecision, CentreReport
from residents.domain.restatements import moved_since


def moved_figures() -> Iterator[str]:
    """Name the submitted figures that the records behind them no longer give (7.1).

    A figure that was corrected with a reason since then is moved rightly: the next report shows it. Those of
    7.2 are looked at: their facts are closed with the quarter; of the others the page of the figure tells.
    """
    reports = CentreReport.objects.quarterly().submitted().defer("highlights", "obstacles", "requests")
    for report in reports.order_by("year", "quarter").iterator(chunk_size=1):
        frozen = snapshots.thaw(report.figures or {})
        restated = moved_since(report.submitted_at, until=report.period)  # type: ignore[arg-type]
        for entry in frozen.get("indicators", ()):
            if entry["code"] in OF_CLAUSE and entry["code"] not in restated:
                yield from _moved(report, entry)
        if frozen.get("flows") != resident_flows(report.period).values():
            yield _("%(report)s: who came and who left is not what the records say now.") % {"report": report}


def locks_without_report() -> Iterator[str]:
    """Name the quarters closed without a report, and the reports whose quarter is open (7.1). Two queries."""
    closed = {Quarter(lock.year, lock.quarter) for lock in QuarterLock.objects.all()}
    reported = {
        report.period for report in CentreReport.objects.quarterly().submitted().only("year", "quarter")
    }
    for quarter in sorted(closed - reported):
        yield _("%(quarter)s is closed, and its report is not submitted.") % {"quarter": quarter.label()}
    for quarter in sorted(reported - closed):
        yield _("%(quarter)s is reported, and its facts can still be changed.") % {"quarter": quarter.label()}


def miscounted_votes() -> Iterator[str]:
    """Name the Board's decisions whose counts are not those of the members' votes (4.3.2). One query."""
    said = {choice: Count("votes", filter=Q(votes__choice=choice)) for choice in Choice.values}
    rows = BoardDecision.objects.filter(state=DecisionState.DECIDED, votes__isnull=False)
    wrong = rows.select_related("meeting").annotate(**{f"said_{name}": count for name, count in said.items()})
    for row in wrong.exclude(
        votes_for=F("said_for"), votes_against=F("said_against"), abstained=F("said_abstain")
    ).order_by("pk"):
        yield _("Decision of the Board № %(number)s: its counts are not those of the votes.") % {
            "number": row.number
        }


def _moved(report: CentreReport, entry: dict[str, Any]) -> Iterator[str]:
    indicator = INDICATORS.get(entry["code"])
    if indicator is None:
        return
    now = indicator.year_to_date(report.period)
    if now != entry["fact"]:
        yield _("%(report)s: «%(indicator)s» says %(frozen)s, and the records now give %(now)s.") % {
            "report": report,
            "indicator": indicator.label,
            "frozen": _written(entry["fact"]),
            "now": _written(now),
        }


def _written(value: Decimal | None) -> str:
    return _("no data") if value is None else format_number(value)


CHECKS = (
    Check("figures", gettext_lazy("Figures of reports"), moved_figures),
    Check("board_votes", gettext_lazy("Votes of the Supervisory Board"), miscounted_votes),
    Check("locks", gettext_lazy("Closed quarters"), locks_without_report),
)
