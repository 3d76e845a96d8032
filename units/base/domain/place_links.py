"""The personal link of a place at an event: it opens this place and nothing else (2.2(4))."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from core import clock
from core.conf import centre
from core.errors import DomainError
from units.base.models import Participant

LINK = "units.event-place"


def place_token(place: Participant) -> str:
    """What the address of a place carries: its number, signed for this purpose alone."""
    return signing.Signer(salt=LINK).sign_object(place.pk)


def place_url(place: Participant) -> str:
    """The whole address of the personal link, for a letter in the person's language."""
    with translation.override(place.language):
        return settings.SITE_URL + reverse("portal:event_place", args=[place_token(place)])


def open_place(token: str, at: datetime | None = None) -> Participant:
    """The place a link opens. Raises DomainError for a link that is forged or over its term."""
    try:
        number = signing.Signer(salt=LINK).unsign_object(token)
    except signing.BadSignature:
        number = None
    rows = Participant.objects.select_related("event", "certificate")
    place = rows.filter(pk=number).first() if isinstance(number, int) else None
    if place is None:
        raise DomainError(_("This link opens nothing. Open it from the letter once more, whole."))
    if clock.day_of(at or clock.now()) > good_until(place):
        raise DomainError(_("The term of this link is over. Write to the unit that held the event."))
    return place


def good_until(place: Participant) -> date:
    """The last day of the link, counted from the end of the event or the day of the certificate.

    Whoever signs up months ahead needs it on the day and afterwards; an event that moves takes it along.
    """
    last = clock.day_of(place.event.ends_at)
    if place.certificate:
        last = max(last, place.certificate.issued_on)
    return last + timedelta(days=centre("LINK_DAYS"))
