"""Letters to people at events: a place is kept, time or place changed, the certificate is ready (2.2(4)).

Each carries the personal link of the place. What was typed on the public page is not repeated in the letters
before the event: the address may be a stranger's.
"""

from datetime import datetime
from typing import Any

from documents.domain.mail import queue_letter
from units.base.domain.place_links import good_until, place_url
from units.base.models import Event, Participant


def confirm_place(place: Participant, at: datetime | None) -> None:
    """Tell that the place is kept; nothing where there is no e-mail."""
    if place.email:
        _write(place, "event_place", at)


def tell_of_change(event: Event, was: Event, at: datetime | None) -> None:
    """Tell all who are signed up when and where it was to be, and when and where it is now."""
    for place in event.participants.live().exclude(email="").select_related("event", "certificate"):
        _write(place, "event_changed", at, was=was)


def send_certificate(place: Participant, at: datetime | None) -> None:
    """Tell that the certificate is ready; nothing where there is no e-mail."""
    if place.email:
        _write(place, "event_certificate", at, name=place.name, certificate=place.certificate)


def _write(place: Participant, template: str, at: datetime | None, **more: Any) -> None:
    context = {
        "event": place.event,
        "link": place_url(place),
        "link_until": good_until(place),
        **more,
    }
    queue_letter(to=place.email, template=template, context=context, language=place.language, at=at)
