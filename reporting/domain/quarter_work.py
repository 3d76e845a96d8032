"""What the units did in a time, what is overdue, what is planned next, as plain values (7.1)."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from core.enums import Unit
from core.quarters import Quarter
from documents.models import Correspondence
from finance.models import Invoice
from reporting.indicators import INDICATORS, Row
from reporting.indicators.events import Attendances, EventsHeld, People
from reporting.indicators.memorandum import MemorandumActivity
from reporting.indicators.services import MentorHours
from reporting.models import PlanValue
from residents.domain.alumni import former, survival_figures
from residents.domain.queries import residencies_in_force
from residents.models import Notice
from units.base.domain.queries import served_by_kind

Values = dict[str, Any]
NOTHING, CENT = Decimal(0), Decimal("0.01")


def done(first: Quarter, last: Quarter) -> Values:
    """Services and events by kind, the mentors' sessions, what was done under the memorandum."""
    under = MemorandumActivity().rows(first, last)
    return {
        **counted(first, last),
        "memorandum": [{"what": row.name, "side": row.part, "on": row.on} for row in under],
    }


def counted(first: Quarter, last: Quarter) -> Values:
    """Services and events by kind and the mentors' sessions: numbers alone."""
    sessions = MentorHours().rows(first, last)
    return {
        "services": _services(first, last),
        "mentoring": {"sessions": len(sessions), "hours": sum((row.value for row in sessions), NOTHING)},
        "events": _events(first, last),
    }


def risks(quarter: Quarter, *, on: date) -> Values:
    """What is overdue on the day `on`, and which contracts end by the end of the next quarter."""
    overdue = list(Invoice.objects.overdue(on))
    ending = residencies_in_force(quarter.end).filter(expires_on__lte=quarter.next.end)
    return {
        "on": on,
        "warnings_running": Notice.objects.running(on).count(),
        "warnings_passed": Notice.objects.passed(on).count(),
        "invoices": len(overdue),
        "owed": sum((invoice.owed for invoice in overdue), NOTHING),
        "documents": Correspondence.objects.overdue(on).count(),
        "ending": [
            {"name": row.party.name, "contract": row.contract.number, "on": row.expires_on}
            for row in ending.select_related("contract").order_by("expires_on", "pk")
        ],
    }


def next_plan(quarter: Quarter, codes: Iterable[str]) -> list[Values]:
    """What the Board planned for the next quarter, indicator by indicator; none where there is no plan."""
    plans = {(plan.indicator, plan.period): plan.value for plan in PlanValue.objects.of([quarter.next])}
    return [
        {"code": code, "measure": INDICATORS[code].measure.value, "plan": plans.get((code, quarter.next))}
        for code in codes
    ]


def alumni(on: date) -> Values:
    """Former residents and who of the graduates lives on, by anniversary (7.2). Three queries."""
    left = former(on)
    figures = survival_figures(left, on)
    return {
        "former": left.count(),
        "survival": [
            {
                "year": one.year,
                "reached": one.reached,
                "known": one.known,
                "surviving": one.surviving,
                "percent": None if one.percent is None else one.percent.quantize(CENT),
            }
            for one in figures
            if one.reached
        ],
    }


def _events(first: Quarter, last: Quarter) -> Values:
    """Events by kind, and who came: people first of all, then how often, and from which circle."""
    held = EventsHeld().rows(first, last)
    attendances = Attendances().rows(first, last)
    return {
        "kinds": _counted(held),
        "people": sum(row.value for row in People().rows(first, last)),
        "attendances": sum(row.value for row in attendances),
        "circles": _counted(attendances),
    }


def _counted(rows: Iterable[Row]) -> list[Values]:
    numbers: dict[str, int] = {}
    for row in rows:
        numbers[row.part] = numbers.get(row.part, 0) + int(row.value)
    return [{"kind": kind, "number": number} for kind, number in sorted(numbers.items())]


def _services(first: Quarter, last: Quarter) -> list[Values]:
    numbers: dict[str, int] = {}
    for kind, _requester, number, _hours in served_by_kind(first.start, last.end, units=list(Unit)):
        numbers[kind] = numbers.get(kind, 0) + number
    return [{"kind": kind, "number": number} for kind, number in sorted(numbers.items())]
