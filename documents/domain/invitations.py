"""Letters about a login: to somebody whom the Centre invites, and to an address that is one no more."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from accounts.domain.people import set_password_url
from accounts.models import User
from accounts.roles import Role
from documents.domain.mail import queue_letter


def write_invitation(user: User) -> None:
    """Queue the letter: where the portal is, and how to set a password when there is none yet."""
    with translation.override(user.language):
        roles = ", ".join(str(Role(code).label) for code in sorted(user.roles) if code in Role.values)
        login = f"{settings.SITE_URL}{reverse('account_login')}"
    queue_letter(
        to=user.email,
        template="user_invitation",
        context={
            "name": _name(user),
            "roles": roles,
            "password_url": "" if user.has_usable_password() else set_password_url(user),
            "login_url": login,
        },
        language=user.language,
    )


def write_farewell(user: User, address: str) -> None:
    """Tell the address of before that the person logs in with another; the new one is not named."""
    queue_letter(
        to=address,
        template="user_email_changed",
        context={"name": _name(user)},
        language=user.language,
    )


def _name(user: User) -> str:
    return " ".join(part for part in (user.given_name, user.patronymic) if part)
