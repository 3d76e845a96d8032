"""Bookings in words, for the cabinet."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from core import clock
from core.formatting import format_date
from residents.models import Residency
from units.base.domain.queries import to_confirm
from units.base.models import ServiceRequest
from units.base.words import status_of
from units.technopark.models import Booking


def hours_of(booking: Booking) -> str:
    """The day and the hours: `22.11.2026, 09:00–12:00`."""
    start, end = (moment.astimezone(clock.CENTRE_ZONE) for moment in (booking.starts_at, booking.ends_at))
    return f"{format_date(start.date(), 'short')}, {start:%H:%M}–{end:%H:%M}"


def booking_rows(bookings: Iterable[Booking]) -> list[dict[str, Any]]:
    """Rows for `components/rows.html`: the resident's own bookings."""
    return [
        {
            "title": booking.resource.name,
            "detail": f"{hours_of(booking)} · {booking.get_purpose_display()}",
            "url": reverse("portal:cabinet_request", args=[booking.request_id]),
            "status": status_of(booking.request),
        }
        for booking in bookings
    ]


def booking_answers(request: ServiceRequest) -> list[dict[str, Any]]:
    """Rows for `components/answers.html`: what is booked by this request, and when."""
    booking: Booking | None = getattr(request, "booking", None)
    if booking is None:
        return []
    rows = [
        (_("What is booked"), booking.resource.name),
        (_("When"), hours_of(booking)),
        (_("Purpose"), booking.get_purpose_display()),
    ]
    return [{"label": label, "value": value, "values": []} for label, value in rows]


def confirm_items(residency: Residency) -> list[dict[str, Any]]:
    """Rows for `components/due_list.html`: services given that wait for the resident's word."""
    return [
        {
            "date": request.delivered_on,
            "title": str(request.get_kind_display()),
            "detail": _("The unit says the service was given. Please confirm it."),
            "url": reverse("portal:cabinet_request", args=[request.pk]),
            "action": _("Confirm"),
        }
        for request in to_confirm(residency)
    ]


def taken_rows(bookings: Iterable[Booking]) -> list[dict[str, Any]]:
    """Rows of hours already taken; by whom is nobody's business."""
    return [{"title": booking.resource.name, "detail": hours_of(booking)} for booking in bookings]
