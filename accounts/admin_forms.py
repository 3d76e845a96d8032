"""What an invitation asks for."""

from typing import Any

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


class ReasonForm(TransitionForm):
    """Why: it stays in the log."""

    reason = CleanCharField(
        label=_("Reason"),
        help_text=_("It stays in the log. For example: order 12-k of 03.09.2026."),
        max_length=300,
        error_messages={"required": _("Write why: it stays in the log.")},
    )


class ChangeEmailForm(ReasonForm):
    """Which address, and why."""

    email = forms.EmailField(label=_("New e-mail"), help_text=_("The person logs in with it from now on."))
    field_order = ("email", "reason")


class GiveRoleForm(ReasonForm):
    """Which role, and why."""

    role = forms.ChoiceField(label=_("Role"))
    field_order = ("role", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = self.record.held_roles
        self.fields["role"].choices = [choice for choice in INVITED if choice[0] not in held]


class TakeRoleForm(ReasonForm):
    """Which of the roles the person holds, and why."""

    role = forms.ChoiceField(label=_("Role"))
    field_order = ("role", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = self.record.held_roles
        self.fields["role"].choices = [(role.value, role.label) for role in Role if role.value in held]
