"""The figures of a report as files inside its PDF: what a machine reads where people read tables (7.1).

Indicators and totals only: names of people and firms stay on the pages.
"""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from core.languages import LANGUAGE_NAMES
from core.spreadsheets import as_csv
from documents.domain.preparers import Attached
from reporting.domain.open_data import names_of

Values = Mapping[str, Any]
#: since this form of the paper its figures go with it
SINCE = 2
COLUMNS = (
    "indicator",
    *(f"name_{language}" for language in sorted(LANGUAGE_NAMES)),
    "kind",
    "unit",
    "period",
    "value",
    "plan",
)
TOTALS = (
    *("flows", "jobs", "investment", "pipeline", "money", "services", "events"),
    *("events_by_unit", "done_before"),
)


def files_of(values: Values) -> dict[str, Attached]:
    """The figures as CSV and JSON; nothing for a report submitted before there was any."""
    if values.get("form", 1) < SINCE:
        return {}
    table = [[row[name] for name in COLUMNS] for row in _rows(values)]
    return {
        "figures.csv": Attached(as_csv("", COLUMNS, table), _("Figures of this report as a table (CSV)")),
        "figures.json": Attached(_json(values), _("Figures of this report for machines (JSON)")),
    }


def plain(value: Any) -> Any:
    """The value as JSON knows it: days and quarters as text, whole amounts without a point."""
    if isinstance(value, Mapping):
        return {str(name): plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value if value is None or isinstance(value, bool | int | str) else _text(value)


def _text(value: Any) -> str:
    return str(value.isoformat()) if hasattr(value, "isoformat") else str(value)


def _json(values: Values) -> bytes:
    content = {
        "period": values.get("period", values.get("year")),
        "data_on": values["data_on"],
        "indicator_set": values["indicator_set"],
        "columns": COLUMNS,
        "rows": list(_rows(values)),
        "totals": {name: values[name] for name in TOTALS if values.get(name)},
    }
    return json.dumps(plain(content), ensure_ascii=False, indent=1).encode()


def _rows(values: Values) -> Iterator[dict[str, Any]]:
    """Each indicator as reported, then each quarter of it by itself."""
    reported = values.get("period", values.get("year"))
    for entry in values["indicators"]:
        shared = {
            "indicator": entry["code"],
            **names_of(entry["code"]),
            "kind": entry["kind"],
            "unit": entry["measure"],
        }
        yield {**shared, "period": f"{reported} reported", "value": entry["fact"], "plan": entry["plan"]}
        for point in entry.get("history", entry.get("quarters", ())):
            yield {
                **shared,
                "period": str(point["quarter"]),
                "value": point["value"],
                "plan": point.get("plan"),
            }
