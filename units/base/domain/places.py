"""A place taken and given back by somebody without an account (2.2(4), 2.2(5))."""

from datetime import datetime

from django.db import transaction

from core.actors import StandIn
from core.domain import transitions
from units.base.domain.event_letters import confirm_place
from units.base.domain.participants import (
    Person,
    free_place,
    reach_of,
    register_participant,
    require_free_place,
)
from units.base.models import Event, Participant


@transaction.atomic
def take_place(event: Event, person: Person, *, at: datetime | None = None) -> Participant:
    """Sign a visitor up; to an address that has a place already its letter is sent again.

    Whoever typed the address learns the same in both cases: only its owner reads whether it had a place.
    """
    row = transitions.lock(event)
    require_free_place(row, at)
    email, _phone = reach_of(person)
    own = row.participants.live().filter(contact=email).first() if email else None
    if own is None:
        return register_participant(row, person, actor=StandIn.APPLICANT, at=at)
    confirm_place(own, at)
    return own


@transaction.atomic
def return_place(place: Participant, *, at: datetime | None = None) -> Participant:
    """Give a place back by its personal link, before the event begins."""
    event = transitions.lock(place.event)
    return free_place(event, transitions.lock(place), StandIn.APPLICANT, at)
