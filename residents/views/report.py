"""One report as it stands: what happened to it, what is next, what was written."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from core.formatting import format_datetime
from core.quarters import Quarter
from residents.enums import REPORT_TONES, ReportState
from residents.models import PeriodicReport, Restatement
from residents.views.doors import own_report
from residents.views.project_words import told_rows
from residents.views.words import answers, figure_words, remark_rows


@login_required
def report(request: HttpRequest, residency_id: int, quarter: Quarter) -> HttpResponse:
    """Show the report to its resident."""
    found = own_report(request, residency_id, quarter)
    context = {
        "report": found,
        "answers": answers(found),
        "tone": REPORT_TONES[ReportState(found.state)],
        "next": next_words(found),
        "steps": _steps(found),
        "remarks": remark_rows(found),
        "restated": _restated(found),
        "stages": told_rows(found.stages.select_related("project__residency")),
    }
    return render(request, "residents/report_detail.html", context)


def next_words(report: PeriodicReport) -> str:
    """What is next and who acts."""
    return {
        ReportState.DRAFT: _("The report is not sent yet. Finish it and send it."),
        ReportState.SUBMITTED: _(
            "You need do nothing now. The Centre checks the report and writes to you when it is done."
        ),
        ReportState.RETURNED: _("Correct what the remark says and send the report again."),
        ReportState.VERIFIED: _("The figures are checked and count. You need do nothing now."),
    }[ReportState(report.state)]


def _restated(report: PeriodicReport) -> list[dict[str, str]]:
    """Figures that the Centre corrected later: what they were and are, why, when."""
    return [
        {
            "title": ": ".join((str(row.get_field_display()), _change(row))),
            "detail": f"{row.reason} · {format_datetime(row.made_at)}",
        }
        for row in report.restatements.all()
    ]


def _change(row: Restatement) -> str:
    return " → ".join(figure_words(row.field, value) for value in (row.old, row.new))


def _steps(report: PeriodicReport) -> list[dict[str, str]]:
    steps = []
    if report.submitted_at:
        steps.append({"title": _("Sent"), "when": format_datetime(report.submitted_at), "state": "done"})
    if report.verified_at:
        steps.append({"title": _("Verified"), "when": format_datetime(report.verified_at), "state": "done"})
    return steps
