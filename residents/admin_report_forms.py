"""What the acts on reports and announcements ask for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.admin_forms import TransitionForm
from core.forms import CleanCharField, MoneyField
from residents.domain.report_answers import LABELS
from residents.domain.restatements import FIGURES
from residents.enums import RestatedField


class ReturnForm(TransitionForm):
    """What the resident must correct: on the whole, or answer by answer."""

    remark = CleanCharField(
        label=_("What must be corrected?"),
        help_text=_("About the whole report; or write below, at the answer it is about."),
        multiline=True,
        max_length=4000,
        required=False,
    )
    answers = {
        f"on_{name}": CleanCharField(label=label, max_length=500, required=False)
        for name, label in LABELS.items()
        if name != "year_to_date"
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.base_fields = {**type(self).base_fields, **self.answers}
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """The remarks on single answers go to the domain together."""
        data = super().clean() or self.cleaned_data
        remarks = {name: data.get(f"on_{name}", "") for name in LABELS}
        return {"remark": data.get("remark", ""), "remarks": remarks}


class RestateForm(TransitionForm):
    """One figure of a closed quarter: which, what it is now, why."""

    field = forms.ChoiceField(
        label=_("Which figure?"), choices=[one for one in RestatedField.choices if one[0] in FIGURES]
    )
    new = MoneyField(
        label=_("What is the right figure?"),
        grouped=False,
        help_text=_("People in whole numbers, revenue in som."),
    )
    reason = CleanCharField(
        label=_("Why is it corrected, and by which document?"), multiline=True, max_length=2000
    )


class RestateSumForm(TransitionForm):
    """The right amount of a sum of investment, and why."""

    amount = MoneyField(
        label=_("What is the right amount, in the currency of the sum?"),
        grouped=False,
        help_text=_("Write 0 to strike the sum out: it then counts no more."),
    )
    reason = CleanCharField(
        label=_("Why is it corrected, and by which document?"), multiline=True, max_length=2000
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["amount"] = self.record.amount


class DeclineForm(TransitionForm):
    """Why an announcement is not confirmed."""

    answer = CleanCharField(label=_("Why is it not confirmed?"), multiline=True, max_length=2000)
