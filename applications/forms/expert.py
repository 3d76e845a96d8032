"""What an expert says of the own place of work."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.models import ExpertProfile
from core.enums import Direction
from core.forms import CleanCharField


class ProfileForm(forms.Form):
    """Where the expert works, and which directions the expert knows."""

    use_required_attribute = False
    organisation = CleanCharField(
        label=_("Where do you work?"),
        help_text=_(
            "The name as it is written in papers. You are not asked about applications of your own firm."
        ),
        max_length=200,
        error_messages={"required": _("Write where you work")},
    )
    department = CleanCharField(
        label=_("Department or chair"),
        help_text=_("It is compared with what the teams of the projects say of themselves."),
        max_length=200,
        required=False,
    )
    directions = forms.MultipleChoiceField(
        label=_("Which directions do you know?"),
        choices=Direction.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, profile: ExpertProfile | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if profile:
            self.initial = {name: getattr(profile, name) for name in self.fields}


class ReasonForm(forms.Form):
    """Why the chair lets a recused expert score."""

    use_required_attribute = False
    reason = CleanCharField(
        label=_("Why may the expert score in spite of the conflict?"),
        help_text=_("The reason is written into the protocol of the commission."),
        multiline=True,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write why the expert may score in spite of the conflict.")},
    )
