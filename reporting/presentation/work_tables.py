"""Services, partners, what is overdue and what is planned: the tables of the report's last parts."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.formatting import format_number
from partnerships.enums import Side
from reporting.presentation import figures, sentences
from reporting.presentation.value_tables import plan_words
from units.base.enums import ServiceKind
from units.base.enums_events import EventKind, ParticipantCategory

Values = Mapping[str, Any]
Rows = list[dict[str, Any]]


def work(values: Values) -> dict[str, Any] | None:
    """The part of services and partners; none where the units and the memorandum have nothing to tell."""
    services, mentoring = values.get("services", ()), values.get("mentoring", {})
    done, events = values.get("memorandum", ()), values.get("events", {})
    if not (services or mentoring.get("sessions") or done or events.get("kinds")):
        return None
    total = sum(row["number"] for row in services)
    return {
        "heading": _services_heading(total),
        "services": _service_rows(services, total),
        "mentoring": _mentoring_rows(mentoring),
        "events": _event_rows(events),
        "circles": _circle_rows(events),
        "memorandum": [{**row, "side": str(Side(row["side"]).label)} for row in done],
    }


def risk_rows(risks: Values) -> Rows:
    """What is overdue on the day of the data; nothing is a dash, not a silence."""
    lines = (
        (_("Warnings to residents whose term runs"), risks["warnings_running"]),
        (_("Warnings whose term has passed without result"), risks["warnings_passed"]),
        (_("Invoices not paid in time"), risks["invoices"]),
        (_("Documents not carried out in time"), risks["documents"]),
    )
    rows = [{"label": name, "value": figures.write_count(count), "tone": ""} for name, count in lines]
    if risks["owed"]:
        owed = {"label": _("owed by them, som"), "value": figures.exact(risks["owed"]), "tone": "of"}
        rows.insert(3, owed)
    return rows


def risks_heading(risks: Values) -> str:
    """The answer: how much is overdue."""
    late = risks["warnings_passed"] + risks["invoices"] + risks["documents"]
    if not late:
        return _("Nothing is overdue")
    return ngettext("%(late)s matter is overdue", "%(late)s matters are overdue", late) % {"late": late}


def plan_rows(plans: Sequence[Values]) -> Rows:
    """The plan of the next quarter; a missing one is said to be missing."""
    return [
        {
            "label": sentences.label(entry["code"]),
            "unit": figures.unit(entry["measure"]),
            "value": plan_words(entry["plan"], entry["measure"]),
        }
        for entry in plans
    ]


def alumni(values: Values) -> dict[str, Any] | None:
    """Former residents and survival after graduation; none before the first anniversary of a graduate."""
    known = values.get("alumni")
    if not known or not known["survival"]:
        return None
    count = known["former"]
    heading = ngettext(
        "The Centre has %(count)s former resident", "The Centre has %(count)s former residents", count
    )
    return {
        "heading": heading % {"count": format_number(count)},
        "rows": [_survival_row(row) for row in known["survival"]],
    }


def _survival_row(row: Values) -> dict[str, Any]:
    """One anniversary: of whom nothing is known stands apart and in no percentage."""
    unknown = row["reached"] - row["known"]
    return {**row, "percent": figures.write_percent(row["percent"]), "unknown": unknown}


def _services_heading(total: int) -> str:
    if not total:
        return _("No services were given during the quarter")
    return ngettext(
        "During the quarter the units gave %(total)s service",
        "During the quarter the units gave %(total)s services",
        total,
    ) % {"total": total}


def _service_rows(services: Sequence[Values], total: int) -> Rows:
    named = [(str(ServiceKind(row["kind"]).label), row["number"]) for row in services]
    rows = [{"label": name, "value": figures.write_count(number), "tone": ""} for name, number in named]
    return [*rows, {"label": _("Total"), "value": figures.exact(total), "tone": "sum"}] if rows else []


def _mentoring_rows(mentoring: Values) -> Rows:
    if not mentoring.get("sessions"):
        return []
    return [
        {"label": _("Sessions held"), "value": figures.exact(mentoring["sessions"]), "tone": ""},
        {"label": _("Hours of mentors"), "value": figures.write(mentoring["hours"], "hours"), "tone": ""},
    ]


def _event_rows(events: Values) -> Rows:
    """Events by kind with their number; nothing where none took place."""
    kinds = events.get("kinds", ())
    rows = [
        {"label": str(EventKind(row["kind"]).label), "value": figures.write_count(row["number"]), "tone": ""}
        for row in kinds
    ]
    total = sum(row["number"] for row in kinds)
    return [*rows, {"label": _("Total"), "value": figures.exact(total), "tone": "sum"}] if rows else []


def _circle_rows(events: Values) -> Rows:
    """Who came, circle by circle; below the sum, how many people came for the first time this year."""
    circles = events.get("circles", ())
    rows = [
        {
            "label": str(ParticipantCategory(row["kind"]).label),
            "value": figures.write_count(row["number"]),
            "tone": "",
        }
        for row in circles
    ]
    if not rows:
        return []
    return [
        *rows,
        {"label": _("Attendances in all"), "value": figures.exact(events["attendances"]), "tone": "sum"},
        {
            "label": _("of them people for the first time this year"),
            "value": figures.exact(events["people"]),
            "tone": "of",
        },
    ]
