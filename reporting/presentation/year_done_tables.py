"""What the units did in the year, beside the year before: services, mentors, events, who came (7.1)."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.enums import Unit
from core.formatting import format_number
from partnerships.enums import Side
from reporting.presentation import figures, told
from units.base.enums import ServiceKind
from units.base.enums_events import EventKind, ParticipantCategory

Values = Mapping[str, Any]
Numbers = Mapping[str, int]
Rows = list[dict[str, Any]]
PARTS = ("services", "mentoring", "events", "memorandum")


def work(values: Values) -> dict[str, Any] | None:
    """The part of services, events and partners; none where neither year has anything to tell."""
    before = values.get("done_before", {})
    if not any(_has(year, part) for year in (values, before) for part in PARTS):
        return None
    compared = any(_has(before, part) for part in PARTS)
    events = values.get("events", {})
    return {
        "heading": _heading(values),
        "compared": compared,
        "services": _kinds(ServiceKind, _numbers(values["services"]), _numbers(before.get("services", ()))),
        "mentoring": _mentoring(values["mentoring"], before.get("mentoring", {})),
        "events": _events(values.get("events_by_unit", ()), before.get("events", {}), compared=compared),
        "circles": _circles(events, before.get("events", {})),
        "memorandum": [{**row, "side": str(Side(row["side"]).label)} for row in values["memorandum"]],
    }


def _has(values: Values, part: str) -> bool:
    return told.something(values.get(part))


def _heading(values: Values) -> str:
    """The answer: how many services were given and how many events were held."""
    services = sum(_numbers(values["services"]).values())
    events = sum(_numbers(values["events"]["kinds"]).values())
    given = ngettext("%(count)s service", "%(count)s services", services) % {"count": format_number(services)}
    held = ngettext("%(count)s event", "%(count)s events", events) % {"count": format_number(events)}
    return _("The work of the units in the year: %(services)s, %(events)s") % {
        "services": given,
        "events": held,
    }


def _numbers(rows: Iterable[Values]) -> dict[str, int]:
    return {row["kind"]: row["number"] for row in rows}


def _kinds(choices: Any, now: Numbers, before: Numbers) -> Rows:
    """Each kind that occurs in either year, in the order people know, and their sum."""
    rows = [
        _row(str(one.label), now.get(one.value, 0), before.get(one.value, 0))
        for one in choices
        if one.value in now or one.value in before
    ]
    total = _row(_("Total"), sum(now.values()), sum(before.values()), tone="sum")
    return [*rows, total] if rows else []


def _row(label: str, now: int, before: int, *, tone: str = "") -> dict[str, Any]:
    return {
        "label": label,
        "value": figures.write_count(now),
        "before": figures.write_count(before),
        "tone": tone,
    }


def _mentoring(now: Values, before: Values) -> Rows:
    if not now.get("sessions") and not before.get("sessions"):
        return []
    hours = [figures.write(known.get("hours", Decimal(0)), "hours") for known in (now, before)]
    return [
        _row(_("Sessions held"), now.get("sessions", 0), before.get("sessions", 0)),
        {"label": _("Hours of mentors"), "value": hours[0], "before": hours[1], "tone": ""},
    ]


def _events(by_unit: Iterable[Values], before: Values, *, compared: bool) -> dict[str, Any] | None:
    """Kinds of events by unit, their sum, and the year before. None where neither year had an event."""
    numbers = {(row["unit"], row["kind"]): row["number"] for row in by_unit}
    then = _numbers(before.get("kinds", ()))
    kinds = [one for one in EventKind if one in then or any((unit, one) in numbers for unit in Unit)]
    if not kinds:
        return None
    lines = [
        (str(kind.label), [numbers.get((unit, kind), 0) for unit in Unit], then.get(kind, 0))
        for kind in kinds
    ]
    sums = [sum(column) for column in zip(*(own for _label, own, _before in lines), strict=True)]
    lines.append((_("Total"), sums, sum(then.values())))
    rows = [
        {"label": label, "cells": _cells(own, earlier, compared=compared), "tone": ""}
        for label, own, earlier in lines
    ]
    rows[-1]["tone"] = "sum"
    return {"heads": [str(unit.label) for unit in Unit], "rows": rows}


def _cells(own: list[int], earlier: int, *, compared: bool) -> list[str]:
    """Each unit, the year, and the year before where there is any."""
    return [figures.write_count(one) for one in (*own, sum(own), *([earlier] if compared else []))]


def _circles(now: Values, before: Values) -> Rows:
    """Who came, circle by circle; below the sum, how many people that were, each counted once."""
    rows = _kinds(ParticipantCategory, _numbers(now.get("circles", ())), _numbers(before.get("circles", ())))
    if not rows:
        return []
    rows[-1]["label"] = _("Attendances in all")
    people = _row(
        _("people, each counted once in a year"), now.get("people", 0), before.get("people", 0), tone="of"
    )
    return [*rows, people]
