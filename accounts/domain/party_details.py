"""What the Centre keeps of a party beside its ИНН: codes, address, contacts, founders with shares (1.4)."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from accounts.domain.parties import check_okpo
from accounts.domain.phone import parse_phone
from accounts.models import Contact, Founder, Party, PartyKind
from accounts.models.party_details import WHOLE
from core import clock
from core.actors import Actor
from core.domain import permissions, transitions
from core.errors import DomainError, FieldError
from core.formatting import format_percent
from core.texts import clean_line

CHANGE = "accounts.change_party"


@transaction.atomic
def change_details(
    party: Party,
    *,
    okpo: str = "",
    registration_number: str = "",
    address: str = "",
    email: str = "",
    phone: str = "",
    actor: Actor,
    at: datetime | None = None,
) -> Party:
    """Write the party's codes and addresses anew; its name, kind and ИНН come with its papers."""
    permissions.require(actor, CHANGE)
    row = transitions.lock(party)
    return transitions.update(
        row,
        actor=actor,
        at=at,
        okpo=check_okpo(okpo),
        registration_number=clean_line(registration_number),
        address=clean_line(address),
        email=email.strip(),
        phone=parse_phone(phone) if phone.strip() else "",
    )


@transaction.atomic
def add_founder(
    party: Party, *, name: str, share: Decimal, actor: Actor, at: datetime | None = None
) -> Founder:
    """Name a founder of a legal entity; together they have at most the whole. Raises FieldError."""
    permissions.require(actor, CHANGE)
    row = transitions.lock(party)
    if row.kind != PartyKind.ORGANISATION:
        raise DomainError(_("Only a legal entity has founders."))
    name = clean_line(name)
    if not name:
        raise FieldError("name", _("Write the name of the founder."))
    if not 0 < share <= WHOLE:
        raise FieldError("share", _("A share is more than 0 and at most 100 percent."))
    others = row.founders.filter(left_on=None)
    if others.filter(name=name).exists():
        raise FieldError("name", _("This founder is already named."))
    taken = others.aggregate(sum=Sum("share"))["sum"] or Decimal(0)
    if taken + share > WHOLE:
        words = _("The shares of the founders are together at most 100%%; free now: %(free)s.")
        raise FieldError("share", words % {"free": format_percent(WHOLE - taken, 2)})
    return transitions.create(Founder(party=row, name=name, share=share), actor=actor, at=at)


@transaction.atomic
def end_founder(founder: Founder, *, left_on: date, actor: Actor, at: datetime | None = None) -> Founder:
    """Note that a founder has left; the share is free again and the row stays."""
    permissions.require(actor, CHANGE)
    transitions.lock(founder.party)
    return _end(transitions.lock(founder), left_on, actor, at)


@transaction.atomic
def add_contact(
    party: Party,
    *,
    name: str,
    post: str = "",
    phone: str = "",
    email: str = "",
    actor: Actor,
    at: datetime | None = None,
) -> Contact:
    """Name a person to write to or to call. Raises FieldError without a way to reach them."""
    permissions.require(actor, CHANGE)
    row = transitions.lock(party)
    name = clean_line(name)
    if not name:
        raise FieldError("name", _("Write the name of the contact."))
    if not (phone.strip() or email.strip()):
        raise FieldError("phone", _("Write a phone number or an e-mail of the contact."))
    contact = Contact(
        party=row,
        name=name,
        post=clean_line(post),
        phone=parse_phone(phone) if phone.strip() else "",
        email=email.strip(),
    )
    return transitions.create(contact, actor=actor, at=at)


@transaction.atomic
def end_contact(contact: Contact, *, left_on: date, actor: Actor, at: datetime | None = None) -> Contact:
    """Note that somebody is no longer the contact."""
    permissions.require(actor, CHANGE)
    return _end(transitions.lock(contact), left_on, actor, at)


def _end[R: (Founder, Contact)](row: R, left_on: date, actor: Actor, at: datetime | None) -> R:
    if row.left_on is not None:
        raise DomainError(_("This has already been noted."))
    if left_on > (clock.day_of(at) if at else clock.today()):
        raise FieldError("left_on", _("This day has not come yet."))
    return transitions.update(row, actor=actor, at=at, left_on=left_on)
