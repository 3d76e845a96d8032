"""The Centre's events: announced, held, cancelled by the unit that holds them (2.2(4), 2.2(5))."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain import scope
from accounts.models import User
from core import clock
from core.actors import Actor
from core.domain import transitions
from core.domain.quarter_lock import require_open
from core.errors import FieldError, WrongState
from core.formatting import format_datetime
from core.texts import clean_text
from documents.domain.mail import queue_letter
from units.base.domain.checks import require_line, require_positive
from units.base.enums_events import EventKind
from units.base.models import Event

ANNOUNCE, KEEP = "units.add_event", "units.change_event"
TITLES = ("title_ky", "title_ru", "title_en")


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is told of an event and may still change before it begins."""

    title_ky: str
    title_ru: str
    title_en: str
    starts_at: datetime
    ends_at: datetime
    place: str
    capacity: int
    responsible: User


@dataclass(frozen=True, kw_only=True)
class Announcement(Facts):
    """What is announced of an event."""

    unit: str
    kind: str


@transaction.atomic
def announce_event(announcement: Announcement, *, actor: Actor, at: datetime | None = None) -> Event:
    """Announce an event that is still ahead; people may sign up from now until it begins."""
    fields = checked(announcement, at)
    event = Event(unit=announcement.unit, kind=EventKind(announcement.kind), **fields)
    scope.require(actor, ANNOUNCE, event)
    return transitions.create(event, actor=actor, at=at)


def checked(told: Facts, at: datetime | None) -> dict[str, Any]:
    """The fields of an event that is still ahead, as they are written. FieldError for what cannot be."""
    require_positive("capacity", told.capacity, _("Write how many places there are: at least one."))
    if told.starts_at <= (at or timezone.now()):
        raise FieldError("starts_at", _("An event is announced before it begins. Choose a later day."))
    if told.ends_at <= told.starts_at:
        raise FieldError("ends_at", _("The end must be after the beginning."))
    require_open(clock.day_of(told.starts_at))
    return {
        "starts_at": told.starts_at,
        "ends_at": told.ends_at,
        "place": require_line("place", told.place, _("Write where it takes place.")),
        "capacity": told.capacity,
        "responsible": told.responsible,
        **{
            name: require_line(name, getattr(told, name), _("Write the title in all three languages."))
            for name in TITLES
        },
    }


@transaction.atomic
def hold_event(event: Event, *, actor: Actor, at: datetime | None = None) -> Event:
    """Say that the event took place: only after its end, when it is written down who came (7.2)."""
    row = transitions.lock(event)
    if not row.is_over(at):
        raise WrongState(
            _("The event is not over yet. Its end: %(moment)s.") % {"moment": format_datetime(row.ends_at)}
        )
    require_open(clock.day_of(row.starts_at))
    live = row.participants.live()
    if live.filter(attended=None).exists() or not live.came().exists():
        raise WrongState(_("First write down who came: an event without people did not take place."))
    return transitions.perform(event, "hold", actor=actor, at=at)


@transaction.atomic
def cancel_event(event: Event, *, reason: str, actor: Actor, at: datetime | None = None) -> Event:
    """Cancel an event; who signed up and left an e-mail is told why, unless its time has passed already."""
    words = clean_text(reason).strip()
    if not words:
        raise FieldError("reason", _("Write why the event is cancelled: who signed up reads it."))
    ahead = transitions.lock(event).takes_people(at)
    transitions.perform(event, "cancel", actor=actor, at=at, reason=words, cancelling_reason=words)
    if ahead:
        _tell_those_signed(event, at)
    return event


def _tell_those_signed(event: Event, at: datetime | None) -> None:
    """Each in the language in which they signed up."""
    for person in event.participants.live().exclude(email=""):
        context = {"name": person.name, "event": event, "reason": event.cancelling_reason}
        queue_letter(
            to=person.email, template="event_cancelled", context=context, language=person.language, at=at
        )
