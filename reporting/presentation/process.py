"""How far a report has come: the steps of 7.1 and 4.3.2 in the order they are made, and who owes what."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core import clock
from core.formatting import format_date
from reporting.domain.collecting import Owed
from reporting.domain.schedule import due_on
from reporting.enums import ReportState
from reporting.models import CentreReport
from reporting.presentation.movement_tables import MISSING
from residents.enums import ReportState as ResidentState

Values = dict[str, Any]
#: what comes first on the page of collecting: who must be asked
ORDER = ("", ResidentState.RETURNED, ResidentState.DRAFT, ResidentState.SUBMITTED, ResidentState.VERIFIED)


def steps(report: CentreReport) -> list[Values]:
    """Opened, collected, submitted, considered, accepted: each with its day, or by when it is due."""
    found = [_step(_("Opened"), clock.day_of(report.created_at))]
    if not report.is_annual:
        found.append(_collecting(report))
    submitted = _day(report.submitted_at)
    found += [
        _step(_("Submitted to the Board and the rector"), submitted, note=_due(report, submitted)),
        _step(_("Considered by the Board"), _day(report.considered_at), note=_decision(report.consideration)),
        _step(_("Accepted by the Board"), _day(report.accepted_at), note=_decision(report.acceptance)),
    ]
    current = next((step for step in found if step["state"] == "next"), None)
    if current is not None:
        current["state"] = "now"
    return found


def collecting_rows(owed: list[Owed]) -> list[Values]:
    """Who owes a report for the quarter, those who must be asked first."""
    rows = [
        {
            "id": one.residency.pk,
            "name": one.residency.party.name,
            "unit": one.residency.get_unit_display(),
            "state": _state(one.state),
            "chased_on": one.chased_on,
            "why_not": one.why_not,
            "place": ORDER.index(one.state),
        }
        for one in owed
    ]
    return sorted(rows, key=lambda row: row["place"])


def collecting_heading(owed: list[Owed]) -> str:
    """The answer above the list."""
    if not owed:
        return _("No resident had to report for this quarter")
    counted = sum(one.state == ResidentState.VERIFIED for one in owed)
    waiting = sum(one.state == ResidentState.SUBMITTED for one in owed)
    numbers = {
        "counted": counted,
        "waiting": waiting,
        "missing": len(owed) - counted - waiting,
    }
    return _("Verified: %(counted)s; wait for the Centre: %(waiting)s; not sent: %(missing)s") % numbers


def _state(state: str) -> str:
    if state == ResidentState.VERIFIED:
        return pgettext("report", "Verified")
    return str(MISSING[state])


def _collecting(report: CentreReport) -> Values:
    is_over = report.state != ReportState.OPEN
    return {
        "title": _("Reports of the residents collected"),
        "day": None,
        "note": "" if is_over else _("the quarter ends on %(date)s") % {"date": format_date(report.last_day)},
        "state": "done" if is_over else "next",
    }


def _step(title: str, day: date | None, note: str = "") -> Values:
    return {"title": title, "day": day, "note": note, "state": "done" if day else "next"}


def _day(moment: Any) -> date | None:
    return clock.day_of(moment) if moment else None


def _due(report: CentreReport, submitted: date | None) -> str:
    if submitted or report.is_annual:
        return ""
    return _("by %(date)s") % {"date": format_date(due_on(report.period))}


def _decision(decision: Any) -> str:
    return _("decision № %(number)s") % {"number": decision.number} if decision else ""
