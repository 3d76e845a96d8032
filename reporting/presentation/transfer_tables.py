"""The tables of transfers: who passed from which unit to which, how the number of each unit moved (3.2)."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from core.enums import Unit
from reporting.presentation import figures

Values = Mapping[str, Any]
Rows = list[dict[str, Any]]
MOVED = ("admitted", "came", "went", "left")
LESS = ("went", "left")


def context(values: Values) -> dict[str, Rows]:
    """What paper and pages show of transfers; empty lists where there were none, as in older reports."""
    transferred = values["moves"].get("transferred", ())
    return {
        "passed": _passed_rows(transferred),
        "transferred": [
            {**entry, "from_unit": _name(entry["from"]), "to_unit": _name(entry["to"])}
            for entry in transferred
        ],
        "unit_flows": [_flow_row(entry) for entry in values.get("unit_flows", ())] if transferred else [],
    }


def _passed_rows(transferred: Any) -> Rows:
    """How many passed from which unit to which."""
    counts = Counter((entry["from"], entry["to"]) for entry in transferred)
    return [
        {"label": f"{_name(left)} → {_name(to)}", "value": figures.exact(count)}
        for (left, to), count in sorted(counts.items())
    ]


def _flow_row(entry: Values) -> dict[str, Any]:
    moved = [figures.write_move(-entry[name] if name in LESS else entry[name]) for name in MOVED]
    return {
        "label": _name(entry["unit"]),
        "cells": [figures.exact(entry["start"]), *moved, figures.exact(entry["end"])],
    }


def _name(code: str) -> str:
    return str(Unit(code).label)
