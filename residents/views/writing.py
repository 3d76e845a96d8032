"""The forms of one report's page: figures, sums, announced rights; from the row or from what was typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from residents.enums import RightState
from residents.forms import InvestmentFormSet, ReportForm, RightFormSet
from residents.models import PeriodicReport
from residents.views.hints import hints_of

FIGURES = (
    "jobs_full",
    "jobs_part",
    "women",
    "students",
    "revenue",
    "year_to_date",
    "progress",
    "problems",
    "needs",
)
SUM = ("pk", "received_on", "source", "origin", "kind", "amount", "currency", "rate")
RIGHT = ("pk", "event", "kind", "title", "number", "on")
SUMS, RIGHTS = "investments", "rights"
ROWS = {SUMS: (InvestmentFormSet, SUM), RIGHTS: (RightFormSet, RIGHT)}


@dataclass
class Writing:
    """What stands on the page."""

    form: ReportForm
    sums: Any
    rights: Any

    @property
    def forms(self) -> list[Any]:
        """All three, for the summary of what is wrong."""
        return [self.form, self.sums, self.rights]

    def is_valid(self) -> bool:
        """Whether all can be read; each is looked at, so that every fault is told at once."""
        return sum(one.is_valid() for one in self.forms) == len(self.forms)

    @property
    def given(self) -> dict[str, Any]:
        """What was typed, for the domain."""
        return {
            "figures": self.form.figures,
            "receipts": [row.receipt for row in self.sums.kept],
            "rights": [row.announcement for row in self.rights.kept],
        }

    def show(self, field: str | None, words: str) -> None:
        """Put a sentence of the domain beside its field: of the report, or of one of its rows."""
        prefix, _dash, rest = (field or "").partition("-")
        if prefix in ROWS and rest:
            row, name = rest.split("-", 1)
            rows = self.sums if prefix == SUMS else self.rights
            rows.kept[int(row)].add_error(name, words)
        else:
            self.form.add_error(field if field in self.form.fields else None, words)


def saved(report: PeriodicReport) -> Writing:
    """The page of what is kept."""
    initial = {name: getattr(report, name) for name in FIGURES}
    sums, rights = (rows or [{}] for rows in (saved_rows(report, SUMS), saved_rows(report, RIGHTS)))
    return _writing(report, initial, sums, rights)


def saved_rows(report: PeriodicReport, prefix: str) -> list[dict[str, Any]]:
    """The kept rows of one kind, as their form shows them; answered announcements are no longer typed."""
    if not report.pk:
        return []
    rows = report.investments.all() if prefix == SUMS else report.rights.filter(state=RightState.ANNOUNCED)
    return [{name: getattr(row, name) for name in ROWS[prefix][1]} for row in rows]


def judged(data: Mapping[str, Any], report: PeriodicReport, *, partial: bool = False) -> Writing:
    """What was typed, to be read."""
    form = ReportForm(data, hints=hints_of(report), partial=partial, asks_words=report.asks_words)
    return Writing(form, *(rows(data, prefix=prefix) for prefix, (rows, _names) in ROWS.items()))


def unjudged(
    data: Mapping[str, Any], report: PeriodicReport, *, one_more: str = "", **changes: Any
) -> Writing:
    """The page as it was typed, nothing judged; with an empty row more, or with some answers changed."""
    initial = {name: data.get(name, "") for name in FIGURES} | changes
    rows = {prefix: typed_rows(data, prefix) for prefix in ROWS}
    if one_more in rows:
        rows[one_more].append({})
    return _writing(report, initial, rows[SUMS], rows[RIGHTS])


def typed_rows(data: Mapping[str, Any], prefix: str) -> list[dict[str, Any]]:
    """The rows of one kind as they were typed."""
    rows, names = ROWS[prefix]
    return [{name: data.get(row.add_prefix(name), "") for name in names} for row in rows(data, prefix=prefix)]


def _writing(report: PeriodicReport, initial: dict[str, Any], sums: Any, rights: Any) -> Writing:
    form = ReportForm(initial=initial, hints=hints_of(report), asks_words=report.asks_words)
    return Writing(
        form, InvestmentFormSet(initial=sums, prefix=SUMS), RightFormSet(initial=rights, prefix=RIGHTS)
    )
