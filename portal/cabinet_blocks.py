"""The lists of the cabinet's first page, each one function of a residency; a room adds its own here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.formatting import format_date
from ip.models import IPObject
from portal.services import booking_rows
from residents.domain.cabinet import papers_of
from residents.models import Residency
from residents.views.cabinet_words import request_rows
from units.base.domain.queries import allocations_of, requests_of_residency
from units.base.words import allocation_rows
from units.base.words import request_rows as service_rows
from units.incubator.enums import SESSION_TONES, SessionState
from units.technopark.domain.queries import bookings_of

# Of a long list the page shows the newest; the whole list is one link away.
SHOWN = 5


@dataclass(frozen=True)
class Block:
    """One list: its heading, rows for `components/rows.html`, what stands where there are none, a link."""

    code: str
    title: str
    rows: Sequence[dict[str, Any]]
    none: str = ""
    link: str = ""
    url: str = ""


def requests(residency: Residency) -> Block:
    """What was asked of the Centre in words."""
    return Block(
        "requests",
        _("Requests to the Centre"),
        request_rows(residency.centre_requests.all()[:SHOWN]),
        none=_("What you ask and what the Centre answers stands here."),
        link=_("All requests, and a new one"),
        url=reverse("residents:requests", args=[residency.pk]),
    )


def services(residency: Residency) -> Block:
    """Services asked for and given."""
    return Block(
        "services",
        pgettext("menu", "Services"),
        service_rows(requests_of_residency(residency)[:SHOWN], _service_url),
        none=_("What you ask for stands here, with what became of it."),
        link=_("All services, and a new request"),
        url=reverse("portal:cabinet_services_of", args=[residency.pk]),
    )


def bookings(residency: Residency) -> Block:
    """Hours of laboratories, workshops and equipment."""
    return Block(
        "hours",
        _("Laboratories, workshops, equipment"),
        booking_rows(bookings_of(residency)[:SHOWN]),
    )


def premises(residency: Residency) -> Block:
    """The rooms the resident has today."""
    return Block("rooms", _("Your premises"), allocation_rows(allocations_of(residency)))


def sessions(residency: Residency) -> Block:
    """Sessions with mentors, the latest first."""
    found = residency.mentoring_sessions.select_related("mentor__user")[:SHOWN]
    rows = [
        {
            "title": one.topic,
            "detail": f"{format_date(one.planned_on)} · {one.mentor.user.full_name}",
            "status": {"tone": SESSION_TONES[SessionState(one.state)], "label": one.get_state_display()},
        }
        for one in found
    ]
    return Block("sessions", _("Sessions with mentors"), rows)


def papers(residency: Residency) -> Block:
    """Certificates, acts, warnings, permissions: each with its number, to open."""
    rows = [
        {
            "title": f"{paper.title} № {paper.number}",
            "detail": format_date(paper.issued_on),
            "url": paper.get_absolute_url(),
            "value": "PDF",
        }
        for paper in papers_of(residency)
    ]
    return Block("papers", _("Documents"), rows)


def objects(residency: Residency) -> Block:
    """The party's objects of intellectual property with their titles, of earlier stays too (VI)."""
    own = IPObject.objects.filter(residency__party=residency.party_id)
    rows = [_object(row) for row in own.prefetch_related("grants")]
    return Block("ip", _("Intellectual property"), rows)


# Beside what is due, and in the narrow column.
WIDE: tuple[Callable[[Residency], Block], ...] = (requests, services, bookings)
NARROW: tuple[Callable[[Residency], Block], ...] = (premises, sessions, papers, objects)


def blocks_of(residency: Residency, makers: Sequence[Callable[[Residency], Block]]) -> list[Block]:
    """The lists that have rows, or say where there are none how to begin."""
    made = [make(residency) for make in makers]
    return [block for block in made if block.rows or block.none]


def _object(row: IPObject) -> dict[str, Any]:
    grant = next(iter(row.grants.all()), None)
    detail = row.get_kind_display()
    if grant is None:
        return {"title": row.title, "detail": detail}
    granted = format_date(grant.granted_on, "short")
    return {
        "title": row.title,
        "detail": f"{detail} · № {grant.document_number}, {granted}",
        "status": {"tone": "ok", "label": grant.get_kind_display()},
    }


def _service_url(row: Any) -> str:
    return reverse("portal:cabinet_request", args=[row.pk])
