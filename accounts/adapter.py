"""How allauth behaves here: no sign-up, each role lands on its own first page, refusals go by letter."""

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context as current
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.domain.invitations import has_lapsed
from accounts.homes import home_url
from accounts.models import User

UNKNOWN = "account/email/unknown_account"
NEW_PASSWORD = "account/email/password_reset_key"  # noqa: S105  a template
LAPSED = "account/email/invitation_lapsed"
NO_CODE = "account/email/login_code_refused"


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by invitation alone."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("The e-mail or the password is not right."),
        "incorrect_code": _("This code is not right. Look at the newest letter."),
        "incorrect_password": _("The password is not right."),
        "too_many_login_attempts": _(
            "Too many tries. Wait a few minutes, then ask for a new code or try again."
        ),
        "rate_limited": _("Too many requests. Wait a few minutes."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for themselves."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The first page of the person's own work."""
        return home_url(request.user)

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Whether to ask once more before something weighty: not within minutes of a password or a factor."""
        request = current.request
        methods = get_authentication_records(request, request.user)
        fresh = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
        moments = [one["at"] for one in methods if one.get("method") in ("password", "mfa")]
        return super().is_reauthentication_required(app=app) and max(moments, default=0) < fresh

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Tell in the letter alone why somebody gets no code or link: the page says the same to everybody."""
        super().send_mail(letter_for(template_prefix, email), email, context)


def letter_for(template_prefix: str, email: str) -> str:
    """The letter that is true for this address."""
    if template_prefix not in (UNKNOWN, NEW_PASSWORD):
        return template_prefix
    user = User.objects.filter(email__iexact=email, is_active=True).first()
    if user is None:
        return template_prefix
    if has_lapsed(user):
        return LAPSED
    return NO_CODE if template_prefix == UNKNOWN and user.needs_second_factor else template_prefix
