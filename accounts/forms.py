"""The forms of logging in, in the house's words."""

from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.domain.invitations import has_lapsed

CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}
HELP_APP = _("Six digits that your authenticator app shows now.")
HELP_ANY = _("Six digits from your authenticator app, or one of your recovery codes.")


def _dress_code(form: forms.Form, help_text: Any) -> None:
    field = form.fields["code"]
    field.label = _("Code")
    field.help_text = help_text
    field.widget = forms.TextInput(attrs=dict(CODE))


class RequestCodeForm(RequestLoginCodeForm):
    """Who asks for a code; staff and lapsed invitations get a letter that says why there is none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail")
        self.fields["email"].widget = forms.EmailInput(attrs={"autocomplete": "email", "autofocus": True})

    def clean_email(self) -> str:
        """Find the person; a mailed code opens nothing to a role that needs a second factor."""
        email: str = super().clean_email()
        user = getattr(self, "_user", None)
        if user is not None and (user.needs_second_factor or has_lapsed(user)):
            self._user = None
        return email


class CodeForm(ConfirmLoginCodeForm):
    """The code from the letter."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress_code(self, _("As it stands in the letter."))
        self.fields["code"].widget.attrs["inputmode"] = "text"


class SecondFactorForm(AuthenticateForm):
    """The code, or a recovery code, after the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress_code(self, HELP_ANY)


class RepeatSecondFactorForm(ReauthenticateForm):
    """The code once more, before something weighty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress_code(self, HELP_ANY)


class ActivateAppForm(ActivateTOTPForm):
    """The first code of a new authenticator app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress_code(self, HELP_APP)


class AddKeyForm(AddWebAuthnForm):
    """A passkey's name, and whether it stands for the password too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the passkey")
        self.fields["name"].help_text = _("So that you know it again: “Office computer”, “My phone”.")
        self.fields["name"].required = True
        self.fields["name"].max_length = 60
        self.fields["passwordless"].label = _("Log in with it without a password")
        self.fields["passwordless"].help_text = _("The device asks for your finger, face or PIN each time.")
        self.fields["passwordless"].initial = True


class RenameKeyForm(EditWebAuthnForm):
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the passkey")
        self.fields["name"].max_length = 60
