"""What the year's report says of its work plan, its budget and the work of the units (4.2.3 c, 7.1)."""

from collections import Counter
from dataclasses import asdict
from datetime import date
from typing import Any

from core.quarters import Quarter
from reporting.domain import quarter_work
from reporting.domain.budget import execution_of
from reporting.domain.year_plans import approved_plan
from reporting.enums_plans import YearPlanKind
from reporting.indicators.events import EventsHeld
from reporting.models import PlanItem

Plain = dict[str, Any]
YEAR = 4


def work_plan(year: int, on: date) -> Plain | None:
    """The approved work plan of a year with what came of each line by the day `on`; none without one."""
    plan = approved_plan(YearPlanKind.WORK, year)
    if plan is None:
        return None
    return {
        "version": plan.version,
        "approved_on": plan.approved_on,
        "items": [_item(item, on) for item in plan.items.select_related("owner").order_by("position")],
    }


def budget(year: int, until: Quarter) -> Plain | None:
    """The approved budget of a year, if any, against the confirmed money up to a quarter (5.2, 5.3)."""
    plan = approved_plan(YearPlanKind.BUDGET, year)
    if plan is None:
        return None
    return {"version": plan.version, "lines": [asdict(line) for line in execution_of(year, until=until)]}


def done(until: Quarter) -> Plain:
    """The work of the units from January to a quarter, and in the same quarters of the year before."""
    first = until.year_quarters[0]
    return {
        **quarter_work.done(first, until),
        "events_by_unit": _by_unit(first, until),
        "done_before": quarter_work.counted(first + -YEAR, until + -YEAR),
    }


def _by_unit(first: Quarter, last: Quarter) -> list[Plain]:
    """Events by the unit that held them and by kind."""
    held = Counter((row.unit, row.part) for row in EventsHeld().rows(first, last))
    return [{"unit": unit, "kind": kind, "number": held[unit, kind]} for unit, kind in sorted(held)]


def _item(item: PlanItem, on: date) -> Plain:
    """A line as it stood on the day: what was noted later is not known yet."""
    if item.done_on and item.done_on > on:
        item.done_on, item.evidence = None, ""
    if item.dropped_on and item.dropped_on > on:
        item.dropped_on, item.dropped_why = None, ""
    return {
        "position": item.position,
        "what": item.what,
        "owner": item.owner_words,
        "due_on": item.due_on,
        "done_on": item.done_on,
        "standing": item.standing(on).value,
        "note": item.evidence or item.dropped_why,
    }
