"""Forms of mentoring in the admin."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Role
from applications.enums import ApplicationState
from applications.models import Application
from core.admin_forms import TransitionForm
from core.enums import Unit
from core.forms import CleanCharField, DateField
from residents.models import Residency
from units.base.admin_base import DAY
from units.base.admin_forms_services import residents_now
from units.incubator.models import Mentor


class CompetencesForm(TransitionForm):
    """What a mentor helps with."""

    competences = CleanCharField(
        label=_("What the mentor helps with"),
        max_length=400,
        help_text=_("For example: sales, unit economics, food technology"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.record:
            self.initial = {"competences": self.record.competences}


class MentorForm(CompetencesForm):
    """A person with the role, and what they help with."""

    user = forms.ModelChoiceField(User.objects.none(), label=_("Person"))
    field_order = ("user", "competences")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = User.objects.filter(groups__name=Role.MENTOR.value, mentor=None, is_active=True)
        self.fields["user"].queryset = people  # type: ignore[attr-defined]


class SessionForm(TransitionForm):
    """Who meets whom, when, about what."""

    mentor = forms.ModelChoiceField(Mentor.objects.none(), label=_("Mentor"))
    residency = forms.ModelChoiceField(
        Residency.objects.none(), label=_("Resident of the incubator"), required=False
    )
    application = forms.ModelChoiceField(
        Application.objects.none(),
        label=_("Or an accepted project that is not a resident yet"),
        required=False,
    )
    planned_on = DateField(label=_("Day"), help_text=DAY)
    topic = CleanCharField(label=_("Topic"), max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        accepted = Application.objects.filter(state=ApplicationState.ACCEPTED, unit=Unit.INCUBATOR)
        waiting = accepted.exclude(contracts__residency__isnull=False)
        self.fields["mentor"].queryset = Mentor.objects.select_related("user")  # type: ignore[attr-defined]
        self.fields["residency"].queryset = residents_now().filter(unit=Unit.INCUBATOR)  # type: ignore[attr-defined]
        self.fields["application"].queryset = waiting  # type: ignore[attr-defined]
