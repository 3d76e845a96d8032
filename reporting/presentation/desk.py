"""The director's desk: the figures of a report, open or frozen."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from core import clock
from core.quarters import Quarter
from documents.domain import snapshots
from reporting.domain import signatories
from reporting.domain.consideration import decisions_about
from reporting.domain.reports import snapshot_of, why_not_submit
from reporting.models import CentreReport
from reporting.presentation import figures, movement_tables, process, sentences, transfer_tables
from reporting.presentation.page import indicator_tables

Values = dict[str, Any]


def desk(report: CentreReport) -> Values:
    """What the report's page in the admin shows above the record."""
    values = values_of(report)
    shown: Values = {
        "headline": sentences.headline(values["indicators"]),
        "tables": indicator_tables(values["indicators"], admin_link(report.period)),
        "deliveries": report.deliveries.select_related("recipient"),
    }
    shown["steps"] = process.steps(report)
    if not report.is_annual:
        shown["reporting_heading"] = sentences.reporting_heading(values["reporting"])
        shown["passed"] = transfer_tables.context(values)["passed"]
        shown["missing"] = movement_tables.missing_rows(values["reporting"]["missing"])
    return shown


def values_of(report: CentreReport) -> Values:
    """The report's values as they will be printed."""
    return snapshots.thaw(snapshots.freeze(snapshot_of(report, on=clock.today())))


def admin_link(quarter: Quarter) -> Callable[[str], str]:
    """The desk's page of a figure of this quarter."""
    return lambda code: reverse("admin:reporting_centrereport_indicator", args=[code, quarter])


def consideration_says(report: CentreReport) -> str:
    """What the page of the Board's word says; where no decision can be chosen, what is to be done first."""
    if decisions_about(report):
        return _("The remarks are kept with the number of the decision; the report itself does not change.")
    return _(
        "There is no decision of the Board on this report yet: record the meeting with it on the agenda "
        "and the decision “Considers a report” first."
    )


def submission_says(report: CentreReport) -> str:
    """What the confirmation page says: what will be frozen, who will receive it; or why it cannot be yet."""
    why_not = why_not_submit(report, on=clock.today())
    if why_not:
        return why_not
    today = clock.today()
    members = ", ".join(member.short_name for member in signatories.board_on(today))
    rector = signatories.rector_on(today)
    lines = [
        _("The figures, the words and the PDF are frozen: later changes will not change this report."),
        _("The facts of the period can no longer be changed."),
        _("Recipients – Supervisory Board: %(members)s; Rector: %(rector)s")
        % {"members": members or figures.NONE, "rector": rector.short_name if rector else figures.NONE},
    ]
    if not report.is_annual:
        lines.append(sentences.reporting_heading(values_of(report)["reporting"]))
    return format_html_join(mark_safe("<br>"), "{}", ((line,) for line in lines))
