"""The result of a commission that decides itself, as its chair or secretary enters it (3.3.1)."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.domain.decision import Terms
from applications.domain.waiting import proposed
from applications.enums import ApplicantForm, Outcome
from applications.enums_decision import ConditionKind
from applications.forms.decision import LONGEST_REASONS, chosen_points, rubric_fields
from applications.models import Application
from core.clock import today
from core.conf import centre
from core.forms import CleanCharField, DateField

CONDITION = ("kind", "text", "due_on")
NAMED_BY_RUBRIC = frozenset({Outcome.REJECTED, Outcome.REVISION})


class CommissionDecisionForm(forms.Form):
    """Asks for the outcome and what belongs to it; what belongs to another outcome is left aside."""

    use_required_attribute = False

    outcome = forms.ChoiceField(
        label=_("The decision of the commission"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the decisions that can be taken.")},
    )
    kind = forms.ChoiceField(
        label=_("The condition"),
        help_text=_("Only for an acceptance on condition."),
        choices=ConditionKind.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    text = CleanCharField(
        label=_("What the applicant has to do"), multiline=True, required=False, max_length=1000
    )
    due_on = DateField(label=_("To be met by"), required=False)
    revise_by = DateField(
        label=_("To be revised by"), help_text=_("Only for a return for revision."), required=False
    )
    reasons = CleanCharField(
        label=_("Reasons"),
        help_text=_("The applicant reads these words in the letter."),
        multiline=True,
        required=False,
        max_length=LONGEST_REASONS,
    )
    decided_on = DateField(
        label=_("Date of the decision"),
        initial=today,
        error_messages={"required": _("Write the date of the decision.")},
    )

    def __init__(self, *args: Any, record: Application, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.results = proposed(record)
        self.fields |= dict(rubric_fields(self.results, record.language))
        is_team = record.applicant_form == ApplicantForm.PROJECT_TEAM
        self.fields["kind"].initial = ConditionKind.REGISTRATION if is_team else ConditionKind.OTHER
        for name, setting in (("due_on", "CONDITION_DAYS"), ("revise_by", "REVISION_DAYS")):
            self.fields[name].initial = today() + timedelta(days=int(centre(setting)))

    def terms(self) -> dict[str, Any]:
        """Return what `decide` is to be given."""
        data = dict(self.cleaned_data)
        weak = chosen_points(self.results, data)
        kind, text, due_on = (data.pop(name) for name in CONDITION)
        if data["outcome"] in NAMED_BY_RUBRIC:
            data["weak"] = weak
        if data["outcome"] == Outcome.CONDITIONAL:
            data["condition"] = Terms(kind, due_on, text) if kind and due_on else None
        if data["outcome"] != Outcome.REVISION:
            data["revise_by"] = None
        return data
