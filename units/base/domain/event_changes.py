"""An announced event changes before it begins: title, time, place, places, who answers for it (2.2(4))."""

import copy
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain import scope
from core.actors import Actor
from core.domain import transitions
from core.errors import DomainError, FieldError, WrongState
from core.formatting import format_datetime
from units.base.domain.event_letters import tell_of_change
from units.base.domain.events import KEEP, Facts, checked
from units.base.models import Event

# Of a change of these everybody who is signed up and left an e-mail is told.
TOLD = ("starts_at", "ends_at", "place")


@transaction.atomic
def change_event(
    event: Event, facts: Facts, *, edition: int, actor: Actor, at: datetime | None = None
) -> Event:
    """Change what stands of an event; those signed up are told when its time or its place is another.

    `edition` is the one that was on the screen. Raises WrongState when somebody has changed it in between,
    DomainError when nothing is changed.
    """
    row = transitions.lock(event)
    scope.require(actor, KEEP, row)
    if not row.takes_people(at):
        raise WrongState(_("An event is changed before it begins, and not once it is cancelled."))
    if edition != edition_of(row):
        raise WrongState(_("Somebody has changed this event meanwhile. Open the page again."))
    fields = checked(facts, at)
    taken = row.participants.live().count()
    if facts.capacity < taken:
        raise FieldError("capacity", _("So many places are taken already: %(taken)d.") % {"taken": taken})
    was = copy.copy(row)
    changed = [name for name, value in fields.items() if getattr(was, name) != value]
    if not changed:
        raise DomainError(_("Nothing is changed: all is as it was."))
    transitions.update(row, actor=actor, at=at, **fields)
    words = "\n".join(_line(was, row, name) for name in changed)
    transitions.note(row, "change", target=row.state, actor=actor, at=at or timezone.now(), reason=words)
    if set(changed) & set(TOLD):
        tell_of_change(row, was, at)
    return row


def edition_of(event: Event) -> int:
    """A number that grows with each change of this event."""
    return int(event.history.count())


def _line(was: Event, now: Event, name: str) -> str:
    label = Event._meta.get_field(name).verbose_name  # type: ignore[union-attr]
    return f"{label}: {_shown(getattr(was, name))} → {_shown(getattr(now, name))}"


def _shown(value: Any) -> str:
    return format_datetime(value, "short") if isinstance(value, datetime) else str(value)
