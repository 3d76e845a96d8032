"""The rights of a resident, each with its door: premises, services, mentors, events, the name (3.3.2)."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from core import clock
from core.enums import Unit
from core.formatting import format_date
from residents.domain.name_permissions import ground_of
from residents.enums_cabinet import RequestKind
from residents.models import Residency
from residents.views.cabinet_words import permission_line
from units.base.domain.queries import allocations_of
from units.base.models import Event
from units.incubator.enums import SessionState
from units.technopark.models import Booking


def rights_rows(residency: Residency) -> list[dict[str, Any]]:
    """Rows for `components/rows.html`; nothing once the status is not in force."""
    if not residency.is_in_force():
        return []
    services = reverse("portal:cabinet_services_of", args=[residency.pk])
    asking = reverse("residents:requests", args=[residency.pk])
    return [
        {
            "title": _("Premises, laboratories and equipment"),
            "detail": _infrastructure(residency),
            "url": services,
        },
        {
            "title": _("Advice and information services"),
            "detail": _("Business planning, legal support, protection of rights and more."),
            "url": f"{services}#ask",
        },
        {"title": _("Mentors and consultations"), **_mentors(residency, services, asking)},
        {
            "title": _("Events of the Centre"),
            "detail": _events(),
            "url": reverse("portal:cabinet_events", args=[residency.pk]),
        },
        {"title": _("Use of the Centre's name"), **_name(residency)},
    ]


def _infrastructure(residency: Residency) -> str:
    rooms = allocations_of(residency).count()
    booked = Booking.objects.live().filter(request__residency=residency, starts_at__gte=clock.now())
    return _("Rooms you have: %(rooms)d. Bookings ahead: %(booked)d.") % {
        "rooms": rooms,
        "booked": booked.count(),
    }


def _mentors(residency: Residency, services: str, asking: str) -> dict[str, str]:
    """Mentoring is the incubator's (3.2.1); the residents of the other unit ask for a consultation."""
    if residency.unit != Unit.INCUBATOR:
        return {
            "detail": _("Write what you want to talk about."),
            "url": f"{asking}?kind={RequestKind.CONSULTATION}#ask",
        }
    ahead = residency.mentoring_sessions.filter(state=SessionState.PLANNED, planned_on__gte=clock.today())
    first = ahead.order_by("planned_on").first()
    detail = _("The next session: %(date)s") % {"date": format_date(first.planned_on)} if first else ""
    return {"detail": detail or _("No session is planned. Ask for a mentor."), "url": f"{services}#ask"}


def _events() -> str:
    """The next event, or that none is announced."""
    found = Event.objects.coming(clock.now()).first()
    if found is None:
        return _("No event is announced now.")
    told = {"title": found.title, "date": format_date(found.starts_at)}
    return _("The next one: %(title)s, %(date)s") % told


def _name(residency: Residency) -> dict[str, Any]:
    door = {"url": reverse("residents:name", args=[residency.pk])}
    newest = permission_line(residency)
    if newest:
        return {**door, "detail": f"{newest['title']} · {newest['detail']}", "status": newest["status"]}
    if ground_of(residency, clock.today()) is None:
        return {**door, "detail": _("Your contract does not provide for it.")}
    return {**door, "detail": _("Your contract provides for it; the director gives a certificate.")}
