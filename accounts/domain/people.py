"""People with a login: invited by the Centre, never by themselves."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from accounts.domain.roles import give_role
from accounts.models import User
from accounts.roles import Role
from core import clock
from core.actors import Actor
from core.domain import transitions

# The permission to invite, to give and take roles, to open and close accounts.
MANAGE = "accounts.change_user"
# Rooms above write the letter: each is called with the invited user, inside the same transaction.
LETTERS: list[Callable[[User], None]] = []
# Likewise with a user whose address was changed, and the address of before.
FAREWELLS: list[Callable[[User, str], None]] = []


@transaction.atomic
def invite_by_letter(email: str, *, role: str, actor: Actor, **details: Any) -> User:
    """Invite somebody by hand and write to them how to enter. Takes what `invite` takes."""
    user = invite(email, role=Role(role), actor=actor, **details)
    write_letters(user)
    return user


def write_letters(user: User) -> None:
    """Have the rooms above write to an invited person."""
    for write in LETTERS:
        write(user)


@transaction.atomic
def invite(
    email: str,
    *,
    role: Role,
    surname: str,
    given_name: str,
    patronymic: str = "",
    language: str = "ky",
    unit: str = "",
    actor: Actor,
    at: datetime | None = None,
) -> User:
    """A user for `email` with `role`: the known one, or a new one with a verified address and no password.

    The caller sends the letter with `set_password_url`.
    """
    address = email.strip().lower()
    user = User.objects.filter(email__iexact=address).first()
    if user is None:
        user = User(
            email=address,
            surname=surname,
            given_name=given_name,
            patronymic=patronymic,
            language=language,
            unit=unit,
            invited_at=at or clock.now(),
        )
        user.set_unusable_password()
        transitions.create(user, actor=actor, at=at)
        EmailAddress.objects.create(user=user, email=address, verified=True, primary=True)
    return give_role(user, role, actor=actor, at=at)


def set_password_url(user: User, *, language: str | None = None) -> str:
    """The personal address at which `user` sets a password; it works once."""
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    with translation.override(language or user.language):
        uid, token = key.split("-", 1)
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
    return f"{settings.SITE_URL}{path}"
