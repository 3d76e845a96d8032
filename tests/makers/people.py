"""People for tests, made as the portal makes them: by invitation."""

from itertools import count
from time import time

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY as WHOSE,
)
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY as METHODS
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from accounts.domain.people import invite
from accounts.models import User
from accounts.roles import Role
from core.actors import StandIn

PASSWORD = "sary-ozon-2026"
_numbers = count(1)


def make_user(
    role: Role | None = None, *, email: str = "", surname: str = "", given_name: str = "", **fields: str
) -> User:
    """A user with `role` (or none at all) and the password `PASSWORD`."""
    number = next(_numbers)
    user = invite(
        email or f"{role or 'nobody'}{number}@oshtu.example",
        role=role or Role.AUDITOR,
        surname=surname or f"Асанов{number}",
        given_name=given_name or "Бакыт",
        actor=StandIn.SYSTEM,
        **fields,
    )
    if role is None:
        user.groups.clear()
        user.is_staff = False
    user.set_password(PASSWORD)
    user.save()
    return User.objects.get(pk=user.pk)


def log_in(client: Client, user: User) -> None:
    """Open a session as the portal leaves it after the login: staff have shown their second factor."""
    client.force_login(user)
    if user.needs_second_factor:
        show_factor(client, user, enrol_app(user))


def enrol_app(user: User) -> Authenticator:
    """An authenticator app of this person."""
    return TOTP.activate(user, generate_totp_secret()).instance


def show_factor(client: Client, user: User, factor: Authenticator) -> None:
    """Note in an open session that its person has shown `factor`."""
    session = client.session
    record = {"method": "mfa", "at": time(), "id": factor.pk, "type": str(factor.type)}
    session[METHODS] = [*session.get(METHODS, []), record]
    session[WHOSE] = str(user.pk)
    session.save()
