"""The director's desk: the figures of a report, open or frozen, and the rows behind each of them."""

from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import clock
from core.enums import Unit
from documents.domain import snapshots
from ip.enums import IPKind
from reporting.domain import signatories
from reporting.domain.reports import snapshot_of, why_not_submit
from reporting.enums import IndicatorKind
from reporting.indicators.jobs import FULL, PART
from reporting.models import CentreReport
from reporting.presentation import figures, movement_tables, sentences, value_tables
from residents.enums import InvestmentKind

Values = dict[str, Any]
#: what a row's sub-kind is called
PARTS = {
    **{str(value): label for choices in (Unit, InvestmentKind, IPKind) for value, label in choices.choices},
    FULL: gettext_lazy("full time"),
    PART: gettext_lazy("part time"),
}


def desk(report: CentreReport) -> Values:
    """What the report's page in the admin shows above the record."""
    values = values_of(report)
    shown: Values = {
        "headline": sentences.headline(values["indicators"]),
        "indicators": value_tables.indicator_rows(values["indicators"]),
        "deliveries": report.deliveries.select_related("recipient"),
    }
    if not report.is_annual:
        shown["reporting_heading"] = sentences.reporting_heading(values["reporting"])
        shown["missing"] = movement_tables.missing_rows(values["reporting"]["missing"])
    return shown


def values_of(report: CentreReport) -> Values:
    """The report's values as they will be printed."""
    return snapshots.thaw(snapshots.freeze(snapshot_of(report, on=clock.today())))


def drill_down(report: CentreReport, code: str, user: Any) -> Values | None:
    """The rows behind the figure `code`, each with a link `user` may follow; none for a year's report."""
    if report.is_annual:
        return None
    values = values_of(report)
    entry = next((entry for entry in values["indicators"] if entry["code"] == code), None)
    if entry is None:
        return None
    first = report.period if entry["kind"] == IndicatorKind.STOCK else report.period.year_quarters[0]
    rows = [row for row in values["rows"][code] if row["quarter"] >= first and row["value"]]
    return {
        "title": sentences.label(code),
        "unit": _("som") if entry["measure"] == "kgs" else "",
        "rows": [_row(row, user) for row in rows],
        "total": figures.exact(sum((row["value"] for row in rows), Decimal(0))),
        "fact": figures.exact(entry["fact"]),
    }


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


def _row(row: Values, user: Any) -> Values:
    app, model = row["model"].split(".")
    allowed = user.has_perm(f"{app}.view_{model}")
    return {
        **row,
        "detail": " · ".join(str(part) for part in (PARTS.get(row["part"], ""), row["reference"]) if part),
        "written": figures.exact(row["value"]),
        "url": reverse(f"admin:{app}_{model}_change", args=[row["pk"]]) if allowed else "",
    }
