"""The last step, and the page that mails lost links."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications import consent
from applications.forms.applicant import AddressField
from core.forms import CleanCharField


class ConsentForm(forms.Form):
    """The consent and its version."""

    use_required_attribute = False

    consent = forms.BooleanField(error_messages={"required": _("To send the application, tick the consent")})
    consent_version = forms.CharField(widget=forms.HiddenInput, max_length=20, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"consent_version": consent.CURRENT, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields["consent"].label = consent.TEXTS[consent.CURRENT]


class CodeForm(forms.Form):
    """The code from the letter."""

    use_required_attribute = False

    code = CleanCharField(
        label=_("Code from the letter"),
        max_length=20,
        help_text=_("Six digits."),
        error_messages={"required": _("Write the six digits of the code from the letter")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


class ReturnForm(forms.Form):
    """The address the code and the links are mailed to."""

    use_required_attribute = False

    email = AddressField(
        label=_("E-mail"),
        max_length=254,
        help_text=_("The address you wrote in the application."),
        error_messages={
            "required": _("Write the e-mail address you gave in the application"),
            "invalid": _("Write the e-mail address in full, like name@example.kg"),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )
