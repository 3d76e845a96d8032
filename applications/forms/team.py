"""The third step: the people, one block of questions each, as many as needed, without any script."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from applications.domain.team import FIELDS, LARGEST_TEAM
from applications.enums_people import NOT_SAID, NOT_SAID_LABEL, Gender
from applications.forms.base import LineField, StepForm
from applications.forms.rows import RowForms
from core.forms import CleanCharField


class MemberForm(StepForm):
    """One person."""

    name = LineField(
        label=_("Full name"), max_length=120, error_messages={"required": _("Write the name of this person")}
    )
    role = LineField(
        label=_("Role in the project"),
        max_length=120,
        help_text=_("For example: head, engineer, sales"),
        error_messages={"required": _("Write what this person does in the project")},
    )
    experience = CleanCharField(
        label=_("Experience"),
        max_length=500,
        multiline=True,
        required=False,
        help_text=_("Education and work that matter for the project. Up to 500 characters."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    gender = forms.ChoiceField(
        label=pgettext_lazy("question", "Gender"),
        choices=[*Gender.choices, (NOT_SAID, NOT_SAID_LABEL)],
        required=False,
        widget=forms.RadioSelect,
        help_text=_(
            "Asked only to count how many women and men apply: it plays no part in the decision, "
            "and the experts do not see it."
        ),
        error_messages={"invalid_choice": _("Choose one of the answers, or leave the question open.")},
    )


class TeamForms(RowForms):
    """The people of the page."""

    form_class = MemberForm
    prefix = "team"
    count_field = "people"
    fields = FIELDS
    most = LARGEST_TEAM
