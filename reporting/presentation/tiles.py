"""The Board's first page: a tile for each indicator and the chart of residents (look: KPI tile)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from core.formatting import format_number
from reporting.enums import PlanState
from reporting.presentation import figures, sentences
from reporting.presentation.value_tables import TONES

Values = Mapping[str, Any]


def tile(entry: Values, url: str = "") -> dict[str, Any]:
    """One indicator for `components/kpi.html`."""
    measure, state = entry["measure"], PlanState(entry["state"])
    series = [point["value"] for point in entry["history"]]
    written = ", ".join(figures.write_fact(value, measure) for value in series)
    return {
        "url": url,
        "label": sentences.label(entry["code"]),
        "value": figures.write_fact(entry["fact"], measure),
        "is_known": entry["fact"] is not None,
        "unit": figures.unit(measure) if entry["fact"] is not None else "",
        "fact": entry["fact"] or 0,
        "target": entry["plan"],
        "plan": "" if entry["plan"] is None else figures.write(entry["plan"], measure),
        "percent": figures.write_percent(entry["percent"]),
        "tone": TONES[state],
        "word": "" if state in (PlanState.NO_PLAN, PlanState.NO_DATA) else str(state.label),
        "change": _("in the quarter %(change)s") % {"change": figures.write_change(entry["change"], measure)},
        "series": [value for value in series if value is not None],
        "series_text": _("The last eight quarters: %(values)s") % {"values": written},
    }


def tiles(indicators: Sequence[Values], link: Callable[[str], str]) -> list[dict[str, Any]]:
    """All tiles, in the order the Board approved; `link` gives the page of a figure by its code."""
    return [tile(entry, link(entry["code"])) for entry in indicators]


def residents_chart(entry: Values) -> dict[str, Any]:
    """The columns of `{% column_chart %}` and the sentence over them."""
    columns = [
        {
            "value": point["value"],
            "text": format_number(point["value"]),
            "label": _("Q%(number)s") % {"number": point["quarter"].number},
            "group": str(point["quarter"].year) if place == 0 or point["quarter"].number == 1 else "",
            "plan": point["plan"],
        }
        for place, point in enumerate(entry["history"])
    ]
    points = [f"{point['quarter'].label()} – {format_number(point['value'])}" for point in entry["history"]]
    return {
        "heading": sentences.chart_heading(entry),
        "columns": columns,
        "alt": _("Number of residents at the end of each quarter: %(points)s.")
        % {"points": "; ".join(points)},
    }
