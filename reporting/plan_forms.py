"""What entering the Board's decisions on indicators and plans asks for (7.1)."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core import clock
from core.admin_forms import TransitionForm
from core.formatting import format_year
from core.forms import DateField, MoneyField
from documents.models import GoverningAct
from reporting.domain.plans import board_acts, plan_of, set_acts
from reporting.indicators import INDICATORS
from reporting.models import IndicatorSet
from reporting.presentation import sentences

QUARTERS = (1, 2, 3, 4)
#: plans are entered for these years, counted from this one
YEARS = (-1, 0, 1)


class IndicatorSetForm(TransitionForm):
    """Which indicators the Board approved, by which decision, from when."""

    codes = forms.MultipleChoiceField(
        label=_("Indicators"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The report shows them in this order. Versions before this one stay as they are."),
    )
    act = forms.ModelChoiceField(
        GoverningAct.objects.none(),
        label=_("Decision of the Supervisory Board"),
        help_text=_("A decision on the indicators that a meeting carried, or one entered among the acts."),
    )
    valid_from = DateField(label=_("In force from"), help_text=_("For example, 22.11.2026"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        last = IndicatorSet.objects.first()
        kwargs.setdefault("initial", {"codes": last.codes if last else []})
        super().__init__(*args, **kwargs)
        self.fields["codes"].choices = indicator_choices()  # type: ignore[attr-defined]
        self.fields["act"].queryset = set_acts()  # type: ignore[attr-defined]


class PlanForm(TransitionForm):
    """The plan of one indicator for the quarters of a year."""

    indicator = forms.ChoiceField(label=_("Indicator"))
    year = forms.TypedChoiceField(label=_("Year"), coerce=int)
    quarter_1 = MoneyField(label=_("By the end of the first quarter"), required=False)
    quarter_2 = MoneyField(label=_("By the end of the second quarter"), required=False)
    quarter_3 = MoneyField(label=_("By the end of the third quarter"), required=False)
    quarter_4 = MoneyField(
        label=_("By the end of the fourth quarter: the plan of the year"),
        required=False,
        help_text=_(
            "What happens in a period counts from the beginning of the year. A quarter left empty keeps what "
            "it has."
        ),
    )
    act = forms.ModelChoiceField(GoverningAct.objects.none(), label=_("Decision of the Supervisory Board"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indicator"].choices = indicator_choices()  # type: ignore[attr-defined]
        self.fields["year"].choices = year_choices()  # type: ignore[attr-defined]
        self.fields["act"].queryset = board_acts()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The quarters go to the domain as one; what stands already is not sent again."""
        data = super().clean() or self.cleaned_data
        if self.errors:
            return data
        typed = {number: data.pop(f"quarter_{number}") for number in QUARTERS}
        stands = plan_of(data["indicator"], data["year"])
        changed = {n: value for n, value in typed.items() if value is not None and stands.get(n) != value}
        return {**data, "values": changed}


def indicator_choices() -> list[tuple[str, str]]:
    """Every indicator the portal counts, in the order of the registry."""
    return [(code, sentences.label(code)) for code in INDICATORS]


def year_choices() -> list[tuple[int, str]]:
    """The years a plan is entered for."""
    this = clock.today().year
    return [(this + step, format_year(this + step)) for step in YEARS]


def plan_initial(asked: Any) -> dict[str, Any]:
    """What the form begins with: the indicator and the year of the address, and the plan that stands."""
    year, indicator = str(asked.get("year", "")), str(asked.get("indicator", ""))
    chosen = int(year) if year.isascii() and year.isdigit() else clock.today().year
    stands: dict[int, Decimal] = plan_of(indicator, chosen)
    values = {f"quarter_{number}": value for number, value in stands.items()}
    return {"indicator": indicator, "year": chosen, **values}
