"""What an administrator does to an account: roles, address, closing and opening, a lost second factor."""

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.domain import roles
from accounts.domain.people import FAREWELLS, MANAGE
from accounts.models import User
from accounts.roles import Role
from core.actors import Actor
from core.domain import permissions, transitions
from core.errors import FieldError, NotAllowed, WrongState
from core.texts import clean_text


@transaction.atomic
def grant_role(user: User, role: Role, *, reason: str, actor: Actor, at: datetime | None = None) -> User:
    """Give a role by an administrator's decision; that of a resident comes with the contract (1.4)."""
    words = _check(user, actor, reason)
    if role is Role.RESIDENT:
        raise FieldError("role", _("A resident's representative is invited with the contract (1.4)."))
    return roles.give_role(user, role, actor=actor, reason=words, at=at)


@transaction.atomic
def withdraw_role(user: User, role: Role, *, reason: str, actor: Actor, at: datetime | None = None) -> User:
    """Take a role away by an administrator's decision."""
    words = _check(user, actor, reason)
    return roles.take_role(user, role, actor=actor, reason=words, at=at)


@transaction.atomic
def deactivate(user: User, *, reason: str, actor: Actor, at: datetime | None = None) -> User:
    """Close an account: nobody logs in with it, and what is open stops with its next request."""
    return _open_or_close(user, False, reason=reason, actor=actor, at=at)


@transaction.atomic
def reactivate(user: User, *, reason: str, actor: Actor, at: datetime | None = None) -> User:
    """Open a closed account again, with the roles it has."""
    return _open_or_close(user, True, reason=reason, actor=actor, at=at)


@transaction.atomic
def withdraw_second_factor(user: User, *, reason: str, actor: Actor, at: datetime | None = None) -> User:
    """Forget a person's second factor, lost or in wrong hands.

    Open sessions stop with their next request, the next login sets a new one.

    Raises WrongState when there is none.
    """
    words = _check(user, actor, reason)
    row = transitions.lock(user)
    gone, _by_model = Authenticator.objects.filter(user=row).delete()
    if not gone:
        raise WrongState(_("This person has no second factor yet."))
    transitions.update(row, actor=actor, at=at, reason="second factor withdrawn")
    transitions.note(row, "withdraw_second_factor", target="", actor=actor, at=at, reason=words)
    return row


@transaction.atomic
def change_email(user: User, email: str, *, reason: str, actor: Actor, at: datetime | None = None) -> User:
    """Have a person log in with another address from now on; the address of before is told.

    Links sent to the old address open nothing any more. Raises FieldError ("email") for somebody else's.
    """
    words = _check(user, actor, reason)
    row = transitions.lock(user)
    before, address = row.email, email.strip().lower()
    if address == before:
        raise FieldError("email", _("This is the address the person logs in with already."))
    if User.objects.filter(email__iexact=address).exists():
        raise FieldError("email", _("Another person logs in with this address."))
    transitions.update(row, actor=actor, at=at, email=address, reason="change_email")
    EmailAddress.objects.filter(user=row).delete()
    EmailAddress.objects.create(user=row, email=address, verified=True, primary=True)
    transitions.note(row, "change_email", target="", actor=actor, at=at, reason=words)
    for write in FAREWELLS:
        write(row, before)
    user.refresh_from_db()
    return user


def _open_or_close(user: User, is_active: bool, *, reason: str, actor: Actor, at: datetime | None) -> User:
    words = _check(user, actor, reason)
    row = transitions.lock(user)
    if row.is_active is is_active:
        raise WrongState(_("This has already been done."))
    act = "reactivate" if is_active else "deactivate"
    transitions.update(row, actor=actor, at=at, is_active=is_active, reason=act)
    transitions.note(row, act, target="", actor=actor, at=at, reason=words)
    user.refresh_from_db()
    return user


def _check(user: User, actor: Actor, reason: str) -> str:
    permissions.require(actor, MANAGE)
    if actor == user:
        raise NotAllowed(_("Nobody changes their own roles or account: ask another administrator."))
    words = clean_text(reason)
    if not words:
        raise FieldError("reason", _("Write why: it stays in the log."))
    return words
