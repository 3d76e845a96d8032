"""The Centre in figures in words and drawings: the page, and the same as open data."""

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.conf import centre
from core.spreadsheets import as_csv
from reporting.domain.open_data import COLUMNS, Told, quarter_value, rows
from reporting.presentation import attached, figures, sentences, tiles

Values = dict[str, Any]
SHOWN = 8
JSON = "application/json; charset=utf-8"
#: what each column of the open data says
MEANING = {
    "period": gettext_lazy("the quarter, like 2026-Q3"),
    "first_day": gettext_lazy("the first day of the quarter"),
    "last_day": gettext_lazy("the last day of the quarter"),
    "indicator": gettext_lazy("the code of the indicator; it never changes"),
    "name_ky": gettext_lazy("the name of the indicator in Kyrgyz"),
    "name_ru": gettext_lazy("the name of the indicator in Russian"),
    "name_en": gettext_lazy("the name of the indicator in English"),
    "kind": gettext_lazy("stock: as of the last day; flow: what happened in the period"),
    "unit": gettext_lazy("count: a number; kgs: som"),
    "quarter_value": gettext_lazy("a flow in the quarter, or a stock on its last day; empty without data"),
    "reported_value": gettext_lazy(
        "as the report tells it: a flow since 1 January, or a stock on the last day"
    ),
    "plan": gettext_lazy("what the Supervisory Board planned for the reported value; empty without a plan"),
    "report_number": gettext_lazy("the registration number of the report"),
    "report_date": gettext_lazy("the date of the report"),
    "accepted_on": gettext_lazy("the day on which the acceptance by the Supervisory Board was recorded"),
}


def page(told: Sequence[Told]) -> Values:
    """What `/figures/` shows; nothing but the open questions when no report is accepted yet."""
    shown = list(told)[-SHOWN:]
    licence = centre("OPEN_DATA_LICENCE")
    common = {"licence": licence, "columns": [(name, MEANING[name]) for name in COLUMNS]}
    if not shown:
        return common
    last = shown[-1]
    return {
        **common,
        "last": last,
        "label": last.quarter.label(),
        "tiles": [_tile(entry, shown) for entry in last.indicators],
        "quarters": shown,
        "rows": [_row(entry, shown) for entry in last.indicators],
    }


def csv_of(told: Sequence[Told]) -> bytes:
    """The open data as comma-separated text."""
    return as_csv("", COLUMNS, ([row[name] for name in COLUMNS] for row in rows(told)))


def json_of(told: Sequence[Told]) -> bytes:
    """The same as JSON, with its licence beside it."""
    licence = centre("OPEN_DATA_LICENCE")
    content = {
        "licence": licence,
        "columns": list(COLUMNS),
        "rows": [attached.plain(row) for row in rows(told)],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _tile(entry: Values, shown: Sequence[Told]) -> Values:
    """The tile of an indicator; its line runs over accepted reports alone."""
    points = [(one.quarter, _of(one, entry["code"])) for one in shown]
    known = [(quarter, value) for quarter, value in points if value is not None]
    measure = entry["measure"]
    written = "; ".join(f"{quarter.label()} – {figures.write(value, measure)}" for quarter, value in known)
    return {
        **tiles.tile(entry),
        "series": [value for _quarter, value in known],
        "series_text": _("By quarter: %(points)s") % {"points": written},
    }


def _of(one: Told, code: str) -> Decimal | int | None:
    return next((quarter_value(entry) for entry in one.indicators if entry["code"] == code), None)


def _row(entry: Values, shown: Sequence[Told]) -> Values:
    """One indicator over the quarters, each by itself."""
    cells = [(one.quarter, figures.write_fact(_of(one, entry["code"]), entry["measure"])) for one in shown]
    return {"label": sentences.label(entry["code"]), "unit": figures.unit(entry["measure"]), "cells": cells}
