"""People for tests: the rows that an invitation leaves."""

from functools import cache
from itertools import count
from time import time

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY as WHOSE,
)
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY as METHODS
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.test import Client

from accounts.models import User
from accounts.roles import Role, is_staff
from core.clock import now

PASSWORD = "sary-ozon-2026"
_numbers = count(1)


def make_user(
    role: Role | None = None, *, email: str = "", surname: str = "", given_name: str = "", **fields: str
) -> User:
    """A user with `role` (or none at all) and the password `PASSWORD`: the rows that an invitation leaves."""
    number = next(_numbers)
    user = User(
        email=(email or f"{role or 'nobody'}{number}@oshtu.example").lower(),
        surname=surname or f"Асанов{number}",
        given_name=given_name or "Бакыт",
        is_staff=is_staff([role.value] if role else []),
        password=_hashed(),
        invited_at=now(),
        **fields,
    )
    User._base_manager.bulk_create([user])
    EmailAddress.objects.bulk_create([EmailAddress(user=user, email=user.email, verified=True, primary=True)])
    if role is not None:
        user.groups.add(Group.objects.get_or_create(name=role.value)[0])
    return User.objects.get(pk=user.pk)


@cache
def _hashed() -> str:
    """The hash of `PASSWORD`."""
    return make_password(PASSWORD)


def role_holder(role: Role) -> User:
    """The one user of a role, made when first asked for."""
    return User.objects.filter(groups__name=role.value).order_by("pk").first() or make_user(role)


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
