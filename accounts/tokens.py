"""Links that set a password: an invitation's lasts days, one for a new password hours."""

from datetime import datetime, timedelta

from allauth.account.forms import EmailAwarePasswordResetTokenGenerator
from django.utils.http import base36_to_int

from accounts.models import User
from core.conf import centre

EPOCH = datetime(2001, 1, 1)  # noqa: DTZ001  what Django counts the seconds of a token from


class PasswordLinks(EmailAwarePasswordResetTokenGenerator):
    """Django's tokens with two terms of the Centre: by whether the person has set a password yet."""

    def check_token(self, user: User | None, token: str | None) -> bool:
        """Whether `token` is this person's, unused and within its term."""
        if user is None or not token or not super().check_token(user, token):
            return False
        made = EPOCH + timedelta(seconds=base36_to_int(token.split("-")[0]))
        return self._now() - made <= term_of(user)


def term_of(user: User) -> timedelta:
    """How long a link to set a password lasts for this person."""
    if user.has_usable_password():
        return timedelta(hours=centre("PASSWORD_LINK_HOURS"))
    return timedelta(days=centre("INVITATION_DAYS"))
