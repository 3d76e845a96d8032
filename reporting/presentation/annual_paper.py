"""The year's report as its template wants it: the quarters side by side (7.1)."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from documents import charts
from documents.domain.preparers import Prepared
from reporting.indicators import main, supporting
from reporting.presentation import attached, figures, sentences, value_tables
from reporting.presentation.quarterly_paper import shared
from residents.enums import EndKind

Values = Mapping[str, Any]
FOUR = (1, 2, 3, 4)


def prepare(values: Values) -> Prepared:
    """The context of `reporting/papers/annual_report.html` from the report's plain values."""
    drawings = {
        f"bar_{entry['code']}": charts.plan_bar(entry["fact"] or 0, entry["plan"])
        for entry in values["indicators"]
    }
    context = {
        **shared(values),
        "is_draft": "paper" not in values,
        "year": values["year"],
        "headline": sentences.headline(values["indicators"]),
        "lead": sentences.behind(values["indicators"]),
        "words": values["words"],
        "heads": [_("Q%(number)s") % {"number": number} for number in FOUR],
        "indicators": _rows(main(values["indicators"])),
        "supporting": _rows(supporting(values["indicators"])),
        "flows": _flow_table(values["flows"]),
        "quarters": values["quarters"],
    }
    return Prepared(context, drawings, attached.files_of(values))


def _rows(indicators: Sequence[Values]) -> list[dict[str, Any]]:
    """Each indicator with its quarters side by side."""
    written = value_tables.indicator_rows(indicators)
    return [{**row, "cells": _cells(entry)} for row, entry in zip(written, indicators, strict=True)]


def _cells(entry: Values) -> list[str]:
    """Each quarter by itself; a quarter that has not begun is a dash."""
    known = {point["quarter"].number: point["value"] for point in entry["quarters"]}
    return [figures.write(known.get(number), entry["measure"]) for number in FOUR]


def _flow_table(flows: list[Values]) -> list[dict[str, Any]]:
    by_number = {flow["quarter"].number: flow for flow in flows}
    others = {kind for flow in flows for kind in flow.get("other", {})}
    lines = (
        (_("At the beginning of the quarter"), lambda f: f["start"], "sum"),
        (pgettext("residents", "Admitted"), lambda f: f["admitted"], ""),
        (_("Terminated (3.3.4)"), lambda f: -sum(f["terminated"].values()), ""),
        (pgettext("residents", "Contract expired"), lambda f: -f["expired"], ""),
        (pgettext("residents", "Graduated from the programme"), lambda f: -f["graduated"], ""),
        *(
            (str(EndKind(kind).label), lambda f, k=kind: -f.get("other", {}).get(k, 0), "")
            for kind in sorted(others)
        ),
        (_("At the end of the quarter"), lambda f: f["end"], "sum"),
    )
    return [
        {"label": name, "tone": tone, "cells": [_cell(by_number.get(number), count, tone) for number in FOUR]}
        for name, count, tone in lines
    ]


def _cell(flow: Values | None, count: Any, tone: str) -> str:
    if flow is None:
        return figures.NONE
    return figures.exact(count(flow)) if tone else figures.write_move(count(flow))
