"""The year's report as its template wants it: the quarters side by side (7.1)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from documents import charts
from documents.domain.preparers import Prepared
from reporting.indicators import main, supporting
from reporting.presentation import (
    attached,
    figures,
    money_tables,
    movement_tables,
    sentences,
    told,
    value_tables,
    work_tables,
    year_done_tables,
    year_work_tables,
)
from reporting.presentation.quarterly_paper import shared
from residents.enums import EndKind

Values = Mapping[str, Any]
FOUR = (1, 2, 3, 4)
#: since this form of the paper the year tells what was corrected in it
RESTATED_SINCE = 3


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
        "chapters": values["words"].get("chapters", {}),
        "alumni": work_tables.alumni(values),
        "restated": movement_tables.restated_rows(_restatements(values)),
        "work": year_done_tables.work(values),
        "work_plan": year_work_tables.work_plan(values),
        "money": money_tables.money(values, of_year=True),
        "budget": year_work_tables.budget(values),
        "heads": [_("Q%(number)s") % {"number": number} for number in FOUR],
        "indicators": _rows(main(values["indicators"])),
        "supporting": _rows(told.told(supporting(values["indicators"]))),
        "untold": told.untold(supporting(values["indicators"])),
        "moved": any(map(_moved, values["flows"])),
        "flows": _flow_table(values["flows"]),
        "quarters": values["quarters"],
    }
    return Prepared(context, drawings, attached.files_of(values))


def _restatements(values: Values) -> Sequence[Values]:
    """The corrections that the quarters' reports showed; a report of the earlier form did not print them."""
    return values.get("restatements", ()) if values.get("form", 1) >= RESTATED_SINCE else ()


def _rows(indicators: Sequence[Values]) -> list[dict[str, Any]]:
    """Each indicator with its quarters side by side."""
    written = value_tables.indicator_rows(indicators)
    return [{**row, "cells": _cells(entry)} for row, entry in zip(written, indicators, strict=True)]


def _cells(entry: Values) -> list[str]:
    """Each quarter by itself; a quarter that has not begun is a dash."""
    known = {point["quarter"].number: point["value"] for point in entry["quarters"]}
    return [figures.write(known.get(number), entry["measure"]) for number in FOUR]


def _moved(flow: Values) -> bool:
    """Whether there was anybody in the quarter or any movement."""
    return told.something({key: value for key, value in flow.items() if key != "quarter"})


def _flow_table(flows: list[Values]) -> list[dict[str, Any]]:
    """Each movement by quarter and in the year: movements add up, a state is of the first or last day."""
    by_number = {flow["quarter"].number: flow for flow in flows}
    others = {kind for flow in flows for kind in flow.get("other", {})}
    moves = (
        (pgettext("residents", "Admitted"), lambda f: f["admitted"]),
        (_("Terminated (3.3.4)"), lambda f: -sum(f["terminated"].values())),
        (pgettext("residents", "Contract expired"), lambda f: -f["expired"]),
        (pgettext("residents", "Graduated from the programme"), lambda f: -f["graduated"]),
        *(
            (str(EndKind(kind).label), lambda f, k=kind: -f.get("other", {}).get(k, 0))
            for kind in sorted(others)
        ),
    )
    start = _state_row(_("At the beginning of the quarter"), by_number, "start", flows[0]["start"])
    end = _state_row(_("At the end of the quarter"), by_number, "end", flows[-1]["end"])
    return [start, *(_move_row(name, by_number, count) for name, count in moves), end]


def _state_row(label: str, by_number: Mapping[int, Values], key: str, of_year: int) -> dict[str, Any]:
    known = {number: figures.exact(flow[key]) for number, flow in by_number.items()}
    cells = [known.get(number, figures.NONE) for number in FOUR]
    return {"label": label, "tone": "sum", "cells": cells, "year": figures.exact(of_year)}


def _move_row(label: str, by_number: Mapping[int, Values], count: Callable[[Values], int]) -> dict[str, Any]:
    known = {number: count(flow) for number, flow in by_number.items()}
    cells = [figures.write_move(known.get(number, 0)) for number in FOUR]
    return {"label": label, "tone": "", "cells": cells, "year": figures.write_move(sum(known.values()))}
