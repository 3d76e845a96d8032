"""Who takes part in the Centre's events: signed up, given back, written down at the door (2.2(4), 3.3.2)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain import scope
from accounts.domain.phone import parse_phone
from core import clock
from core.actors import Actor, user_of
from core.domain import permissions, transitions
from core.domain.quarter_lock import require_open
from core.errors import DomainError, FieldError, WrongState
from core.languages import DEFAULT_LANGUAGE
from core.texts import clean_line
from residents.models import Residency
from units.base.domain import event_letters
from units.base.domain.certificates import take_back_certificate
from units.base.domain.checks import require_in_force, require_line, require_representative
from units.base.domain.events import KEEP
from units.base.enums_events import EventState, ParticipantCategory
from units.base.models import Event, Participant

JOIN = "units.join_event"


@dataclass(frozen=True, kw_only=True)
class Person:
    """Who takes part, as it is typed."""

    name: str
    email: str = ""
    phone: str = ""
    category: str = ParticipantCategory.OTHER
    organisation: str = ""
    language: str = DEFAULT_LANGUAGE


@transaction.atomic
def register_participant(
    event: Event,
    person: Person,
    *,
    residency: Residency | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> Participant:
    """Give a person a place before the event begins, while there are places, and once.

    A resident's people are signed up by who represents it (3.3.2); others may come by the public page.
    Who has an e-mail gets a letter with the personal link of the place.
    """
    row = transitions.lock(event)
    _require_may_sign(row, residency, actor)
    require_free_place(row, at)
    place = _enter(row, person, residency, actor, at)
    event_letters.confirm_place(place, at)
    return place


def require_free_place(event: Event, at: datetime | None) -> None:
    """Refuse once the event has begun, is cancelled or full. The caller holds the lock of the event."""
    if not event.takes_people(at):
        raise WrongState(_("Nobody can sign up any more: the event has begun, is over or is cancelled."))
    if event.participants.live().count() >= event.capacity:
        raise WrongState(_("All places are taken: %(places)d.") % {"places": event.capacity})


@transaction.atomic
def enter_who_came(
    event: Event,
    person: Person,
    *,
    residency: Residency | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> Participant:
    """Write down a person who came without signing up; such a person was there, so it counts."""
    row = transitions.lock(event)
    _require_door_open(row, actor, at)
    return _enter(row, person, residency, actor, at, attended=True)


@transaction.atomic
def record_attendance(
    event: Event, *, present: Collection[Participant], actor: Actor, at: datetime | None = None
) -> Event:
    """Write down who came of those signed up; the others did not. Corrected until the quarter is closed.

    The certificate of a person who turns out not to have come stops being valid.
    """
    row = transitions.lock(event)
    _require_door_open(row, actor, at)
    came = {person.pk for person in present}
    for person in row.participants.live().select_related("certificate"):
        if person.attended is (person.pk in came):
            continue
        if person.certificate:
            take_back_certificate(person.certificate, actor=actor, at=at)
        transitions.update(person, actor=actor, at=at, attended=person.pk in came, certificate=None)
    if row.state == EventState.HELD and not row.participants.came().exists():
        raise DomainError(_("The event took place, so somebody was there."))
    transitions.note(row, "record_attendance", target=row.state, actor=actor, at=at)
    return row


@transaction.atomic
def withdraw_participant(
    participant: Participant, *, actor: Actor, at: datetime | None = None
) -> Participant:
    """Give a place back before the event begins, so that somebody else may have it."""
    event = transitions.lock(participant.event)
    row = transitions.lock(participant)
    if row.residency is None:
        scope.require(actor, KEEP, event)
    _require_may_sign(event, row.residency, actor)
    return free_place(event, row, actor, at)


def free_place(event: Event, row: Participant, actor: Actor, at: datetime | None) -> Participant:
    """Take the place back before the beginning and once. The caller holds both locks."""
    if not event.takes_people(at):
        raise WrongState(_("The event has begun or is cancelled, so the place cannot be given back."))
    if row.withdrawn_at:
        raise WrongState(_("The place is given back already."))
    return transitions.update(row, actor=actor, at=at, withdrawn_at=at or timezone.now())


def _enter(
    event: Event,
    person: Person,
    residency: Residency | None,
    actor: Actor,
    at: datetime | None,
    attended: bool | None = None,
) -> Participant:
    resident = person.category == ParticipantCategory.RESIDENT
    if resident != (residency is not None):
        raise FieldError("category", _("A resident's person takes part for that resident."))
    if residency:
        require_in_force(residency, at)
    email, phone = reach_of(person)
    if event.participants.live().filter(contact=email or phone).exists():
        field = "email" if email else "phone"
        raise FieldError(field, _("This person is already signed up for the event."))
    participant = Participant(
        event=event,
        name=require_line("name", person.name, _("Write the surname and the given name.")),
        email=email,
        phone=phone,
        contact=email or phone,
        category=ParticipantCategory(person.category),
        organisation=residency.party_name if residency else clean_line(person.organisation),
        residency=residency,
        signed_by=user_of(actor),
        language=person.language,
        attended=attended,
    )
    return transitions.create(participant, actor=actor, at=at)


def reach_of(person: Person) -> tuple[str, str]:
    """E-mail and number in one form each, so that the same person is found again."""
    email = clean_line(person.email).lower()
    if email:
        try:
            validate_email(email)
        except ValidationError:
            raise FieldError("email", _("Check the e-mail: it looks like name@example.kg.")) from None
    phone = parse_phone(person.phone) if person.phone.strip() else ""
    if not (email or phone):
        raise FieldError("email", _("Write an e-mail or a phone number: at least one of them."))
    return email, phone


def _require_may_sign(event: Event, residency: Residency | None, actor: Actor) -> None:
    """Staff of the unit for everybody, a representative for the own resident, a visitor for nobody's."""
    user = user_of(actor)
    if user is not None and user.has_perm(KEEP):
        scope.require(actor, KEEP, event)
    elif residency is not None:
        permissions.require(actor, JOIN)
        require_representative(residency, actor)


def _require_door_open(event: Event, actor: Actor, at: datetime | None) -> None:
    """From its beginning the unit writes down who came, until the quarter's report is submitted (7.1)."""
    scope.require(actor, KEEP, event)
    if event.state == EventState.CANCELLED:
        raise WrongState(_("The event is cancelled."))
    if event.starts_at > (at or timezone.now()):
        raise WrongState(_("The event has not begun yet."))
    require_open(clock.day_of(event.starts_at))
