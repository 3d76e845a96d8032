"""Signing up for an event: by anybody on the public page, by a resident in the cabinet (2.2(5), 3.3.2)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import CleanCharField
from units.base.domain.participants import Person
from units.base.enums_events import ParticipantCategory
from units.base.forms import CHOOSE

RESIDENT = ParticipantCategory.RESIDENT


class SignUpForm(forms.Form):
    """Who will come, and how to reach this person."""

    use_required_attribute = False

    name = CleanCharField(
        label=_("Surname and given name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write the surname and the given name.")},
    )
    email = CleanCharField(
        label=_("E-mail"),
        max_length=254,
        required=False,
        help_text=_("The letter that confirms the place goes to it, and what changes of the event."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = CleanCharField(
        label=_("Phone number"),
        max_length=40,
        required=False,
        help_text=_("Write the phone number or the e-mail: at least one of them."),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )

    def person(self, category: str, language: str) -> Person:
        """The person as the domain takes it."""
        data = {**self.cleaned_data, "category": self.cleaned_data.get("category", category)}
        return Person(**data, language=language)


class VisitorForm(SignUpForm):
    """Anybody but residents, who sign up in their cabinet."""

    category = forms.ChoiceField(
        label=_("Who are you?"),
        choices=[*CHOOSE, *(one for one in ParticipantCategory.choices if one[0] != RESIDENT)],
        error_messages={"required": _("Choose who you are.")},
    )
    organisation = CleanCharField(label=_("Organisation"), max_length=160, required=False)
