"""Two people write one report: the second sees what the first has saved, and chooses (3.3.3)."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import QueryDict

from core.formatting import format_datetime, format_money, format_number
from residents.domain.report_answers import LABELS
from residents.forms import ReportForm
from residents.models import PeriodicReport
from residents.views.words import investment_line, right_line
from residents.views.writing import FIGURES, RIGHTS, ROWS, SUMS, Writing, saved_rows

TAKE = "take-"
MINE, THEIRS, BOTH = "mine", "theirs", "both"


def differences(writing: Writing, report: PeriodicReport) -> list[dict[str, Any]]:
    """What was typed beside what is kept, for every answer that differs. The forms have been read."""
    found = [_answer(writing.form, name, report) for name in FIGURES if _differs(writing.form, name, report)]
    for prefix, rows in ((SUMS, writing.sums), (RIGHTS, writing.rights)):
        mine = [_typed_line(prefix, row) for row in rows.kept]
        theirs = _saved_lines(report, prefix)
        if sorted(mine) != sorted(theirs):
            found.append(
                {"name": prefix, "label": LABELS[prefix], "mine": mine, "theirs": theirs, "rows": True}
            )
    return found


def resolved(data: QueryDict, report: PeriodicReport) -> QueryDict:
    """What was typed, with what is kept wherever its writer chose that."""
    chosen = data.copy()
    kept = ReportForm(initial={name: getattr(report, name) for name in FIGURES})
    for name in FIGURES:
        if data.get(TAKE + name) == THEIRS:
            value = kept[name].value()
            chosen[name] = "" if value is None else str(value)
    for prefix in ROWS:
        if data.get(TAKE + prefix) in (THEIRS, BOTH):
            _take_rows(chosen, report, prefix, both=data[TAKE + prefix] == BOTH)
    return chosen


def by_whom(report: PeriodicReport) -> dict[str, str]:
    """Who has saved the report last, and when."""
    last = report.history.select_related("history_user").first()
    who = last.history_user.full_name if last and last.history_user else ""
    return {"who": who, "when": format_datetime(last.history_date) if last else ""}


def _differs(form: ReportForm, name: str, report: PeriodicReport) -> bool:
    return bool(form.cleaned_data.get(name, form.data.get(name)) != getattr(report, name))


def _answer(form: ReportForm, name: str, report: PeriodicReport) -> dict[str, Any]:
    return {
        "name": name,
        "label": LABELS[name],
        "mine": [str(form.data.get(name, ""))],
        "theirs": [_shown(name, getattr(report, name))],
    }


def _shown(name: str, value: Any) -> str:
    if value in (None, ""):
        return ""
    if name in ("revenue", "year_to_date"):
        return format_money(value)
    return value if isinstance(value, str) else format_number(value)


def _typed_line(prefix: str, row: Any) -> str:
    """A typed row in a line, written as a kept one is; one that cannot be read, as it was typed."""
    if not row.is_valid():
        return " · ".join(filter(None, (str(row[name].value() or "") for name in ROWS[prefix][1][1:])))
    if prefix == RIGHTS:
        return right_line(row.announcement)
    return investment_line(row.receipt)


def _saved_lines(report: PeriodicReport, prefix: str) -> list[str]:
    if prefix == SUMS:
        return [investment_line(row) for row in report.investments.all()]
    return [right_line(row) for row in report.rights.filter(state="announced")]


def _take_rows(chosen: QueryDict, report: PeriodicReport, prefix: str, *, both: bool) -> None:
    rows, names = ROWS[prefix]
    typed = rows(chosen, prefix=prefix)
    old: list[Mapping[str, Any]] = []
    if both:
        old = [{name: chosen.get(row.add_prefix(name), "") for name in (*names, "DELETE")} for row in typed]
    known = {str(row["pk"]) for row in old}
    fresh = rows(
        initial=[row for row in saved_rows(report, prefix) if str(row["pk"]) not in known], prefix=prefix
    )
    _write(chosen, prefix, [*old, *({name: _text(row[name].value()) for name in names} for row in fresh)])


def _write(chosen: QueryDict, prefix: str, rows: Iterable[Mapping[str, Any]]) -> None:
    total = 0
    for number, row in enumerate(rows):
        total = number + 1
        chosen.pop(f"{prefix}-{number}-DELETE", None)
        for name, value in row.items():
            if value or name != "DELETE":
                chosen[f"{prefix}-{number}-{name}"] = value
    chosen[f"{prefix}-TOTAL_FORMS"] = str(total)


def _text(value: Any) -> str:
    return "" if value is None else str(value)
