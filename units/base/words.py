"""How premises and requests are shown to a person."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from core.formatting import format_date, format_number
from units.base.enums import REQUEST_TONES, RequestState
from units.base.models import Allocation, ServiceRequest


def square_metres(area: Decimal) -> str:
    """An area with its unit."""
    return _("%(area)s m²") % {"area": format_number(area)}


def allocation_rows(allocations: Iterable[Allocation]) -> list[dict[str, Any]]:
    """Rows for `components/rows.html`: the resident's own rooms."""
    return [
        {
            "title": f"{row.premises} · {row.premises.name}",
            "detail": " · ".join(_terms(row)),
            "value": square_metres(row.area),
        }
        for row in allocations
    ]


def _terms(allocation: Allocation) -> Iterator[str]:
    yield _("until %(day)s") % {"day": format_date(allocation.ends_on - timedelta(days=1))}
    if allocation.preferential:
        yield _("on easy terms")


def status_of(request: ServiceRequest) -> dict[str, str]:
    """The state of a request in its tone."""
    return {
        "tone": REQUEST_TONES[RequestState(request.state)],
        "label": str(request.get_state_display()),
    }


def request_rows(requests: Iterable[ServiceRequest], url_of: Any) -> list[dict[str, Any]]:
    """Rows for `components/rows.html`: what was asked for, where, when."""
    return [
        {
            "title": str(request.get_kind_display()),
            "detail": _asked(request),
            "url": url_of(request),
            "status": status_of(request),
        }
        for request in requests
    ]


def _asked(request: ServiceRequest) -> str:
    """The day and, where it is not told already, the unit."""
    day = format_date(request.created_at, "short")
    return f"{day} · {request.get_unit_display()}" if request.residency_id else day


def request_answers(request: ServiceRequest) -> list[dict[str, Any]]:
    """Rows for `components/answers.html`: one request, whole."""
    rows: list[tuple[str, Any]] = [
        (_("What is needed"), request.text),
        (_("Unit"), request.get_unit_display()),
        (_("Asked on"), format_date(request.created_at)),
    ]
    if request.wished_on:
        rows.append((_("Wished day"), format_date(request.wished_on)))
    if request.executor:
        rows.append((_("Who does it"), request.executor.full_name))
    if request.delivered_on:
        rows.append((_("Delivered on"), format_date(request.delivered_on)))
        rows.append((_("Hours"), format_number(request.hours or 0)))
        rows.append((_("Result"), request.result))
    if request.refusal:
        rows.append((_("Why it was declined"), request.refusal))
    return [{"label": label, "value": value, "values": []} for label, value in rows]


NEXT = {
    RequestState.NEW: lambda: _("The unit will name the person who does it."),
    RequestState.ASSIGNED: lambda: _("It is being worked on."),
    RequestState.DELIVERED: lambda: _("The unit says the service was given. Please confirm it."),
    RequestState.CONFIRMED: lambda: _("The service was given and you confirmed it."),
    RequestState.DECLINED: lambda: _("The unit will not give this service; the reason stands below."),
    RequestState.WITHDRAWN: lambda: _("Nobody works on this request any more."),
}


def next_step(request: ServiceRequest) -> str:
    """What happens next, and who acts."""
    return NEXT[RequestState(request.state)]()
