"""What the acts on a party ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.admin_forms import TransitionForm
from core.forms import CleanCharField, DateField


class DetailsForm(TransitionForm):
    """Codes, address, how to reach the party."""

    registration_number = CleanCharField(label=_("Registration number"), max_length=40, required=False)
    okpo = CleanCharField(
        label=_("OKPO code"), max_length=12, required=False, help_text=_("8 digits, if you have one.")
    )
    address = CleanCharField(label=_("Address"), max_length=300, required=False)
    phone = CleanCharField(label=_("Phone number"), max_length=30, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)


class FounderForm(TransitionForm):
    """A founder and the share."""

    name = CleanCharField(label=_("Founder"), max_length=200)
    share = forms.DecimalField(label=_("Share, %"), max_digits=5, decimal_places=2, localize=True)


class ContactForm(TransitionForm):
    """A person to write to or to call."""

    name = CleanCharField(label=_("Contact person"), max_length=200)
    post = CleanCharField(label=_("Post, or what to ask about"), max_length=200, required=False)
    phone = CleanCharField(label=_("Phone number"), max_length=30, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)


class LeftForm(TransitionForm):
    """The last day of a founder or of a contact."""

    left_on = DateField(label=_("Until which day?"), help_text=_("For example, 22.11.2026"))
