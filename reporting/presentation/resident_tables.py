"""The residents' tables: by direction and by unit, adding up to the report's figures."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from core.enums import Direction, Unit
from reporting.presentation import figures

Values = Mapping[str, Any]
Rows = list[dict[str, Any]]


def resident_groups(residents: Sequence[Values]) -> Rows:
    """The residents by direction, those who left, figures from before a transfer, the university's own.

    Numbered through; who was transferred has a number once, in the unit of now.
    """
    written = _written(residents)
    groups = [(str(direction.label), _in(written, direction)) for direction in Direction]
    gone = [row for row in written if row["name"] and not row["in_force"]]
    groups.append((_("No longer residents"), [row for row in gone if not row["moved"]]))
    groups.append((_("Before the transfer to the other unit"), [row for row in gone if row["moved"]]))
    own = [row | {"name": _("IP objects created without residents")} for row in written if not row["name"]]
    groups.append((_("OshTU"), own))
    number = 0
    found: Rows = []
    for name, rows in groups:
        for row in rows:
            number += bool(row["in_force"])
            row["no"] = number if row["in_force"] else ""
        if rows:
            found.append({"name": name, "rows": rows})
    return found


def resident_total(residents: Sequence[Values]) -> dict[str, Any]:
    """The last row: the sums of the list, which are the report's figures."""
    return _sum_row(_written(residents))


def unit_rows(residents: Sequence[Values]) -> Rows:
    """The same figures by unit; what belongs to no unit stands apart, so that the column adds up."""
    written = _written(residents)
    rows = []
    for code, name in [*((unit.value, str(unit.label)) for unit in Unit), ("", _("OshTU"))]:
        mine = [row for row in written if row["unit_code"] == code]
        if mine:
            rows.append(
                {
                    "name": name,
                    "count": sum(bool(row["in_force"]) for row in mine) or figures.NONE,
                    **_sum_row(mine),
                }
            )
    return rows


def _written(residents: Sequence[Values]) -> Rows:
    """The residents with their money in thousands that add up, and their unit in words."""
    investment = figures.in_thousands([entry["investment"] for entry in residents])
    revenue = figures.in_thousands([entry["revenue"] for entry in residents])
    return [
        {
            "name": entry["name"],
            "unit_code": entry["unit"],
            "unit": str(Unit(entry["unit"]).label) if entry["unit"] else "",
            "direction": entry["direction"],
            "in_force": entry["in_force"],
            "moved": entry.get("moved", False),
            "numbers": (int(entry["jobs_created"]), money, sales, int(entry["patents"])),
            "cells": [
                figures.write_count(n)
                for n in (int(entry["jobs_created"]), money, sales, int(entry["patents"]))
            ],
        }
        for entry, money, sales in zip(residents, investment, revenue, strict=True)
    ]


def _in(rows: Rows, direction: Direction) -> Rows:
    return [row for row in rows if row["in_force"] and row["direction"] == direction]


def _sum_row(rows: Rows) -> dict[str, Any]:
    columns = zip(*(row["numbers"] for row in rows), strict=True) if rows else [(0,)] * 4
    return {"cells": [figures.write_count(sum(column)) for column in columns]}
