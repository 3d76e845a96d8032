"""What an invitation asks for."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from core.admin_forms import TransitionForm
from core.enums import Unit
from core.forms import CleanCharField

# A resident's representative is invited with the contract (1.4), never here.
INVITED = [(role.value, role.label) for role in Role if role is not Role.RESIDENT]


class InvitationForm(TransitionForm):
    """Who is invited, to do what."""

    email = forms.EmailField(label=_("E-mail"), help_text=_("The invitation is sent to this address."))
    role = forms.ChoiceField(label=_("Role"), choices=INVITED)
    surname = CleanCharField(label=_("Surname"), max_length=80)
    given_name = CleanCharField(label=_("Given name"), max_length=80)
    patronymic = CleanCharField(label=_("Patronymic"), max_length=80, required=False)
    unit = forms.ChoiceField(label=_("Unit"), choices=[("", "–"), *Unit.choices], required=False)
    language = forms.ChoiceField(label=_("Language of letters"), choices=settings.LANGUAGES)
