"""How a report's answers are shown to a person, on the check page and after sending."""

from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from core.formatting import format_date, format_money, format_number
from residents.domain import queries
from residents.enums import Currency
from residents.models import Investment, PeriodicReport


def answers(report: PeriodicReport, *, correctable: bool = False) -> list[dict[str, Any]]:
    """Rows for `components/answers.html`; a correctable row leads back to its field."""
    edit = reverse("residents:report_edit", args=[report.residency_id, report.period]) if correctable else ""
    rows = [
        ("jobs_full", _("Full-time jobs at the end of the quarter"), _count(report.jobs_full)),
        ("jobs_part", _("Part-time jobs at the end of the quarter"), _count(report.jobs_part)),
        ("women", _("Women among them"), _count(report.women)),
        ("students", _("Students among them"), _count(report.students)),
        ("revenue", _("Revenue of the quarter"), _money(report.revenue)),
        ("progress", _("What was done"), report.progress),
        ("problems", _("What hindered"), report.problems or _("Nothing is written")),
    ]
    shown = [
        {"label": label, "value": value, "values": [], "url": f"{edit}#id_{name}" if edit else ""}
        for name, label, value in rows
    ]
    to_date = _("Revenue since the beginning of the year")
    shown.insert(5, {"label": to_date, "value": _money(_to_date(report)), "values": []})
    shown.insert(6, _investment_row(report, edit))
    return shown


def _to_date(report: PeriodicReport) -> Decimal:
    return queries.year_revenue_before(report) + (report.revenue or 0)


def _investment_row(report: PeriodicReport, edit: str) -> dict[str, Any]:
    lines = [investment_line(row) for row in report.investments.all()]
    return {
        "label": _("Investment received"),
        "values": lines or [_("None")],
        "url": f"{edit}#investments" if edit else "",
    }


def investment_line(row: Investment) -> str:
    """One sum in a line: when, from whom, how much, and the som it makes."""
    money = format_money(row.amount_kgs)
    if row.currency != Currency.KGS:
        rate = format_number(row.rate)
        money = f"{format_number(row.amount, 2)} {row.currency} × {rate} = {money}"
    return f"{format_date(row.received_on, 'short')} · {row.source} · {row.get_kind_display()} · {money}"


def _count(value: int | None) -> str:
    return "" if value is None else format_number(value)


def _money(value: Decimal | None) -> str:
    return "" if value is None else format_money(value)
