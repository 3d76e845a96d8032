"""An invitation has a term; one that has lapsed is sent again by the Centre."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.domain.people import MANAGE, write_letters
from accounts.models import User
from core import clock
from core.actors import Actor
from core.conf import centre
from core.domain import permissions, transitions
from core.errors import WrongState


def is_waiting(user: User) -> bool:
    """Whether the person was invited and has never entered."""
    return user.last_login is None and not user.has_usable_password()


def good_until(user: User) -> datetime | None:
    """The moment an invitation lapses; None when the person has entered, or was never invited."""
    if user.invited_at is None or not is_waiting(user):
        return None
    return user.invited_at + timedelta(days=centre("INVITATION_DAYS"))


def has_lapsed(user: User, at: datetime | None = None) -> bool:
    """Whether the invitation ran out before the person entered: no link and no code opens it then."""
    until = good_until(user)
    return until is not None and (at or clock.now()) > until


@transaction.atomic
def invite_again(user: User, *, actor: Actor, at: datetime | None = None) -> User:
    """Send the invitation once more, with a new term. Raises WrongState for a person who has entered."""
    permissions.require(actor, MANAGE)
    row = transitions.lock(user)
    if not row.is_active or not is_waiting(row):
        raise WrongState(_("This person has already entered: a new password is asked for on the login page."))
    transitions.update(row, actor=actor, at=at, invited_at=at or clock.now(), reason="invited again")
    write_letters(row)
    user.refresh_from_db()
    return user
