"""Forms of the experts' records, in the admin and on the experts' own page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications.domain.commission_queries import experts
from core.admin import TransitionForm
from core.enums import Direction
from core.forms import CleanCharField


class ExpertForm(TransitionForm):
    """Where an expert works and what they know; `record` is the expert's record, if there is one."""

    organisation = CleanCharField(
        label=_("Place of work"),
        max_length=200,
        help_text=_("As it is written in papers: it is compared with the applicants' names."),
    )
    department = CleanCharField(label=_("Department"), max_length=200, required=False)
    directions = forms.MultipleChoiceField(
        label=_("Directions the expert knows"),
        choices=Direction.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Applications of these directions are proposed to the expert first."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.record:
            self.initial = {
                name: getattr(self.record, name) for name in ("organisation", "department", "directions")
            }


class NewExpertForm(ExpertForm):
    """The record of an expert who has none yet."""

    user = forms.ModelChoiceField(User.objects.none(), label=_("Expert"))
    field_order = ("user", "organisation", "department", "directions")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = experts().filter(expert_profile=None)
