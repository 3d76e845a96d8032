"""What the acts on the strategic plan ask for (4.3.2)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core import clock
from core.admin_forms import TransitionForm, dress
from core.formatting import format_year
from core.forms import CleanCharField, CountField, MoneyField
from reporting.domain.strategy import endorsing_decisions
from reporting.models import BoardDecision


class StrategyForm(TransitionForm):
    """The next version: its title and its years."""

    title = CleanCharField(label=_("Title"), max_length=300)
    first_year = CountField(label=_("First year"), min_value=2020, max_value=2100)
    last_year = CountField(label=_("Last year"), min_value=2020, max_value=2100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("first_year", clock.today().year)


class MeasureForm(TransitionForm):
    """One measure of a goal, with its targets by year; an empty year has none."""

    goal = CleanCharField(label=_("Goal"), max_length=300)
    what = CleanCharField(label=_("What is measured"), max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for year in self.record.years:
            field = MoneyField(label=format_year(year), required=False, help_text=_("Target of the year"))
            dress(field)
            self.fields[f"year_{year}"] = field

    def clean(self) -> dict[str, Any]:
        """The targets go to the domain as one."""
        data = super().clean() or self.cleaned_data
        typed = {year: data.pop(f"year_{year}", None) for year in self.record.years}
        return {**data, "targets": {year: value for year, value in typed.items() if value is not None}}


class ReasonForm(TransitionForm):
    """What the Board asked to change."""

    reason = CleanCharField(label=_("What must be changed"), max_length=500)


class EndorseForm(TransitionForm):
    """Which decision of the Board endorses the plan."""

    decision = forms.ModelChoiceField(
        BoardDecision.objects.none(),
        label=_("Decision of the Supervisory Board"),
        help_text=_("Carried decisions that endorse a strategic plan, from the minutes of the meetings."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].queryset = endorsing_decisions()  # type: ignore[attr-defined]


class ProgressForm(TransitionForm):
    """How far a measure has come, and what shows it."""

    value = MoneyField(label=_("Reached"))
    note = CleanCharField(label=_("What shows it"), max_length=500)
