"""The units' figures in words, for the public pages."""

from collections.abc import Mapping, Sequence
from typing import Any

from core.enums import Unit
from core.formatting import format_number
from units.base.domain.queries import UnitFigures
from units.base.enums import RequesterKind
from units.base.words import square_metres
from units.ctii.domain.queries import KindCount

CLAUSES = {Unit.TECHNOPARK: "3.2.2", Unit.INCUBATOR: "3.2.1", Unit.TISC: "3.2.3"}


def facts_of(figures: Mapping[str, UnitFigures]) -> list[dict[str, Any]]:
    """Rows of the table of units, in the order of a project's way."""
    order = (Unit.INCUBATOR, Unit.TECHNOPARK, Unit.TISC)
    return [
        {
            "unit": unit,
            "rooms": format_number(figures[unit].rooms),
            "area": square_metres(figures[unit].area),
            "equipment": format_number(figures[unit].equipment),
        }
        for unit in order
    ]


def hub_table(counts: Sequence[KindCount]) -> list[dict[str, Any]]:
    """Rows of the hub's table: a kind, how often for whom, hours."""
    return [
        {
            "kind": row.kind.label,
            "cells": [(who.label, format_number(row.by_requester[who])) for who in RequesterKind],
            "total": format_number(row.total),
        }
        for row in counts
    ]
