"""How a report's answers are shown to a person, on the check page and after sending."""

from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from core.formatting import format_date, format_money, format_number
from core.money import kgs
from documents.file_notes import file_note
from residents.domain import queries
from residents.domain.announced import KINDS, Announcement
from residents.domain.investments import Receipt
from residents.domain.report_answers import LABELS
from residents.enums import Currency, InvestmentKind, RightEvent
from residents.models import AnnouncedRight, Investment, PeriodicReport, ReportFile


def answers(report: PeriodicReport, *, correctable: bool = False) -> list[dict[str, Any]]:
    """Rows for `components/answers.html`; a correctable row leads back to its field."""
    edit = reverse("residents:report_edit", args=[report.residency_id, report.period]) if correctable else ""
    nothing = _("Nothing is written")
    figures = {
        name: _count(getattr(report, name)) for name in ("jobs_full", "jobs_part", "women", "students")
    }
    words = {
        "progress": report.progress or ("" if report.asks_words else nothing),
        "problems": report.problems or nothing,
        "needs": report.needs or nothing,
    }
    return [
        *(_row(name, value, edit) for name, value in figures.items()),
        _row("revenue", _money(report.revenue), edit),
        {
            "label": _("Revenue since the beginning of the year"),
            "value": _money(_to_date(report)),
            "values": [],
        },
        _lines("investments", [investment_line(row) for row in report.investments.all()], edit),
        _lines("rights", [_right_with_state(row) for row in report.rights.all()], edit),
        *(_row(name, value, edit) for name, value in words.items()),
        _files(report, correctable=correctable),
    ]


def _row(name: str, value: str, edit: str) -> dict[str, Any]:
    url = f"{edit}#id_{name}" if edit else ""
    return {"label": LABELS[name], "value": value, "values": [], "url": url}


def _lines(name: str, lines: list[str], edit: str) -> dict[str, Any]:
    return {"label": LABELS[name], "values": lines or [_("None")], "url": f"{edit}#{name}" if edit else ""}


def _files(report: PeriodicReport, *, correctable: bool) -> dict[str, Any]:
    files = [file_link(row) for row in report.files.select_related("upload")]
    url = reverse("residents:report_files", args=[report.residency_id, report.period]) if correctable else ""
    return {"label": LABELS["files"], "values": [] if files else [_("None")], "files": files, "url": url}


def file_link(row: ReportFile) -> dict[str, Any]:
    """One supporting document: its name, its size, where it opens."""
    upload = row.upload
    return {
        "id": row.pk,
        "label": upload.name,
        "url": upload.get_absolute_url(),
        "note": file_note(upload),
    }


def remark_rows(report: PeriodicReport) -> list[dict[str, str]]:
    """The Centre's remarks on single answers, in the order of the page, each leading to its answer."""
    edit = reverse("residents:report_edit", args=[report.residency_id, report.period])
    return [
        {"label": str(LABELS[name]), "words": report.remarks[name], "url": _place(report, name, edit)}
        for name in LABELS
        if name in report.remarks
    ]


def _place(report: PeriodicReport, name: str, edit: str) -> str:
    if name == "files":
        return reverse("residents:report_files", args=[report.residency_id, report.period])
    return f"{edit}#{name if name in ('investments', 'rights') else f'id_{name}'}"


def _to_date(report: PeriodicReport) -> Decimal:
    return queries.year_revenue_before(report) + (report.revenue or 0)


def investment_line(row: Investment | Receipt) -> str:
    """One sum in a line, kept or typed: when, from whom, how much, and the som it makes."""
    rate = row.own_rate if isinstance(row, Receipt) else row.rate
    money = format_money(kgs(row.amount * rate))
    if row.currency != Currency.KGS:
        money = f"{format_number(row.amount, 2)} {row.currency} × {format_number(rate)} = {money}"
    kind = InvestmentKind(row.kind).label
    line = f"{format_date(row.received_on, 'short')} · {row.source.strip()} · {kind} · {money}"
    struck = isinstance(row, Investment) and row.struck_out
    return _("%(line)s – struck out") % {"line": line} if struck else line


def figure_words(field: str, value: Decimal) -> str:
    """A restated figure: people as they are, revenue as money."""
    return format_money(value) if field in ("revenue", "investment") else format_number(value)


def right_line(row: AnnouncedRight | Announcement) -> str:
    """One filing or grant in a line, kept or typed."""
    event, kind = RightEvent(row.event).label, KINDS.get(row.kind, row.kind)
    return f"{event} · {kind} · {row.title} · № {row.number}, {format_date(row.on, 'short')}"


def _right_with_state(row: AnnouncedRight) -> str:
    words = f"{right_line(row)} – {row.get_state_display()}"
    return f"{words}: {row.answer}" if row.answer else words


def _count(value: int | None) -> str:
    return "" if value is None else format_number(value)


def _money(value: Decimal | None) -> str:
    return "" if value is None else format_money(value)
