"""What the acts on duties and notices ask for (3.3.3)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core import clock
from core.admin_forms import TransitionForm
from core.conf import centre
from core.enums import Unit
from core.forms import CleanCharField, CountField, DateField
from documents.domain.uploads import kinds_in_words
from documents.models import GoverningAct
from residents.admin_forms import DAY
from residents.domain.duty_evidence import CHECKED
from residents.enums import RESIDENT_UNITS
from residents.enums_duties import DUTY_HEADS, DutyStatus, RulesOwner

EVERY = [("", _("All"))]


class BoardForm(TransitionForm):
    """What of the board is shown: a form that is asked by an address."""

    unit = forms.ChoiceField(
        label=_("Unit"),
        required=False,
        choices=[*EVERY, *((code, label) for code, label in Unit.choices if code in RESIDENT_UNITS)],
    )
    duty = forms.ChoiceField(
        label=_("Duty"), required=False, choices=[*EVERY, *((d.value, w) for d, w in DUTY_HEADS.items())]
    )
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[*EVERY, *DutyStatus.choices])


class CheckForm(TransitionForm):
    """What was found of a duty."""

    duty = forms.ChoiceField(label=_("Duty"), choices=[(duty.value, duty.label) for duty in CHECKED])
    result = forms.ChoiceField(
        label=_("What was found?"),
        choices=[(one.value, one.label) for one in (DutyStatus.KEPT, DutyStatus.MISSED)],
        widget=forms.RadioSelect,
    )
    found_on = DateField(label=_("On which day?"), help_text=DAY)
    words = CleanCharField(
        label=_("From what is it seen?"),
        help_text=_("A visit, the plan of the project, a document of the accountants."),
        multiline=True,
        max_length=2000,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("found_on", clock.today())


class WarnForm(TransitionForm):
    """What a warning says."""

    facts = CleanCharField(label=_("What was missed?"), multiline=True, max_length=4000)
    demand = CleanCharField(label=_("What must the resident do?"), multiline=True, max_length=4000)
    days = CountField(label=_("In how many working days?"), min_value=1, max_value=365)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("days", centre("NOTICE_DAYS"))


class CureForm(TransitionForm):
    """When and how it was put right."""

    cured_on = DateField(label=_("Put right on"), help_text=DAY)
    words = CleanCharField(label=_("From what is it seen?"), multiline=True, max_length=4000)
    file = forms.FileField(label=pgettext_lazy("duty", "Evidence"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("cured_on", clock.today())
        self.fields["file"].help_text = kinds_in_words()


class WithdrawForm(TransitionForm):
    """Why a notice is taken back."""

    reason = CleanCharField(label=_("Why is the notice withdrawn?"), multiline=True, max_length=2000)


class RulesForm(TransitionForm):
    """Which act is a version of the internal rules."""

    owner = forms.ChoiceField(label=_("Whose rules?"), choices=RulesOwner.choices, widget=forms.RadioSelect)
    act = forms.ModelChoiceField(
        label=_("Act in the register"),
        queryset=GoverningAct.objects.filter(internal_rules=None),
        help_text=_("A new version is first entered as an act that takes the place of the one before."),
    )
