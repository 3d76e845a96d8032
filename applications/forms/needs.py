"""The fourth step: what will be done, and what is needed for it (2.2, 3.3.2)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.enums import NeedKind
from applications.forms.base import StepForm
from core.forms import CleanCharField


class NeedsStepForm(StepForm):
    """The plan, the premises, equipment and services."""

    plan = CleanCharField(
        label=_("What will you do in the first year?"),
        max_length=2000,
        multiline=True,
        help_text=_("The main steps with their months. Up to 2 000 characters."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    needs = forms.MultipleChoiceField(
        label=_("What does the project need from the Centre?"),
        choices=NeedKind.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose all that the project cannot do without."),
    )
    needs_note = CleanCharField(
        label=_("More about these needs"),
        max_length=1000,
        multiline=True,
        required=False,
        help_text=_("How many places, which equipment, how often. Up to 1 000 characters."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
