"""The second step: the innovation project (1.4, 2.3)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.enums import ProjectStage
from applications.forms.base import LineField, StepForm
from core.enums import Direction, InnovationType
from core.forms import CleanCharField

TYPES_IN_WORDS = {
    InnovationType.PRODUCT: _("Product: a new or much better good or service"),
    InnovationType.PROCESS: _("Process: a new or much better way to produce or deliver"),
    InnovationType.MARKETING: _("Marketing: a new marketing method"),
    InnovationType.ORGANISATIONAL: _(
        "Organisation: a new way to organise business, work or outside relations"
    ),
}


class ProjectStepForm(StepForm):
    """What the project is about and how far it has come."""

    title = LineField(
        label=_("Title of the project"),
        max_length=120,
        help_text=_("Experts will see this title. Up to 120 characters."),
    )
    innovation_types = forms.MultipleChoiceField(
        label=_("What is new in the project?"),
        choices=list(TYPES_IN_WORDS.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose all that fit (1.4)."),
    )
    direction = forms.ChoiceField(
        label=_("Technological direction"),
        choices=Direction.choices,
        widget=forms.RadioSelect,
        help_text=_("Choose the one nearest to the project (2.3)."),
    )
    stage = forms.ChoiceField(
        label=_("How far has the project come?"), choices=ProjectStage.choices, widget=forms.RadioSelect
    )
    problem = CleanCharField(
        label=_("Which problem does the project solve?"),
        max_length=1000,
        multiline=True,
        help_text=_("For whom and what it changes – 3–5 sentences. Up to 1 000 characters."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    product = CleanCharField(
        label=_("What do you make or offer?"),
        max_length=1000,
        multiline=True,
        help_text=_("The product or service and how it differs from others. Up to 1 000 characters."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
