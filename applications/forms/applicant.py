"""The first step: who applies (1.4)."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.domain.inn import InnKind, parse_inn
from accounts.domain.phone import parse_phone
from applications.domain.completeness import ASK, OF_REGISTERED
from applications.enums import ApplicantForm as Form
from applications.enums_people import NOT_SAID, NOT_SAID_LABEL, Region
from applications.forms.base import LineField, StepForm, no_pictures
from core.errors import FieldError
from core.forms import CleanCharField
from core.texts import clean_line

ONLY_REGISTERED = (*OF_REGISTERED, "okpo")
INN_KIND = {Form.LEGAL_ENTITY: InnKind.ORGANISATION, Form.INDIVIDUAL_ENTREPRENEUR: InnKind.PERSON}


class RegisteredField(CleanCharField):
    """A field that only registered applicants must fill: the form decides when it may be empty."""

    def validate(self, value: str) -> None:
        """Leave the empty answer to the form."""


class AddressField(forms.EmailField):
    """An e-mail address; letters of another alphabet are named, not just refused."""

    def to_python(self, value: Any) -> str:
        """Take invisible characters out."""
        return super().to_python(clean_line(str(value or "")))

    def run_validators(self, value: str) -> None:
        """Name the letter that is not Latin before anything else is said."""
        foreign = next((character for character in value if not character.isascii()), "")
        if foreign:
            raise ValidationError(
                _(
                    "In the e-mail address the letter “%(letter)s” is not Latin. "
                    "Type the address on the Latin keyboard."
                ),
                "foreign",
                {"letter": foreign},
            )
        super().run_validators(value)


class ApplicantStepForm(StepForm):
    """Who applies and how to reach them."""

    applicant_form = forms.ChoiceField(
        label=_("Who applies?"),
        choices=Form.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "A project team may apply before it is registered. A contract is signed after registration (1.4)."
        ),
    )
    applicant_name = LineField(
        label=_("Name of the applicant"),
        max_length=200,
        help_text=_(
            "A legal entity writes its full name, an entrepreneur the full name of the person, "
            "a team its own name."
        ),
    )
    inn = RegisteredField(
        label=_("INN"),
        max_length=40,
        help_text=_("14 digits, as in the registration certificate. A project team leaves this empty."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    registration_number = RegisteredField(
        label=_("Registration number"),
        max_length=60,
        validators=[no_pictures],
        help_text=_("From the certificate of state registration. A project team leaves this empty."),
    )
    okpo = forms.RegexField(
        label=pgettext_lazy("question", "OKPO code"),
        regex=r"^[0-9]{8}$",
        required=False,
        help_text=_("8 digits, if you have one."),
        error_messages={"invalid": _("The OKPO code has 8 digits. Check it or leave it empty.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    address = CleanCharField(
        label=_("Address"),
        max_length=300,
        required=False,
        validators=[no_pictures],
        help_text=_("It will stand in the contract, if there is one."),
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    region = forms.ChoiceField(
        label=pgettext_lazy("question", "Region"),
        choices=[(NOT_SAID, NOT_SAID_LABEL), *Region.choices],
        required=False,
        help_text=_(
            "Where you work. Asked only to count from which regions people apply: it plays no part in the "
            "decision, and the experts do not see it."
        ),
        error_messages={"invalid_choice": _("Choose one of the answers, or leave the question open.")},
    )
    representative = LineField(
        label=_("Full name of the representative"),
        max_length=120,
        help_text=_("The person we talk to: surname, given name, patronymic."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = AddressField(
        label=_("E-mail"),
        max_length=254,
        help_text=_("The personal link to the application goes there."),
        error_messages={"invalid": _("Write the e-mail address in full, like name@example.kg")},
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )
    phone = CleanCharField(
        label=_("Phone"),
        max_length=40,
        help_text=_("For example 0555 12 34 56"),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )

    def clean_phone(self) -> str:
        """Keep the number in one form, however it was typed."""
        try:
            return parse_phone(self.cleaned_data["phone"])
        except FieldError as error:
            raise ValidationError(str(error), "phone") from error

    def clean(self) -> dict[str, Any]:
        """Ask ИНН and registration number of those who are registered (1.4)."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        who = data.get("applicant_form")
        if who == Form.PROJECT_TEAM:
            for name in ONLY_REGISTERED:
                self.errors.pop(name, None)
        elif who and Form(who).is_registered:
            for name in OF_REGISTERED:
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, ASK[name])
            self._check_inn(InnKind(INN_KIND[Form(who)]))
        return data

    def _check_inn(self, kind: InnKind) -> None:
        typed = self.cleaned_data.get("inn")
        if not typed:
            return
        try:
            self.cleaned_data["inn"] = parse_inn(typed, expected=kind).value
        except FieldError as error:
            self.add_error("inn", str(error))
