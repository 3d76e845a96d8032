"""The quarterly report as a resident types it: figures, words, sums received (3.3.3, 7.2)."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.forms import CleanCharField, CountField, DateField, MoneyField, repeat
from core.texts import clean_line
from residents.domain.investments import Receipt
from residents.domain.reports import ASK, Figures, people_faults
from residents.enums import Currency, InvestmentKind, InvestmentOrigin

PEOPLE = ("jobs_full", "jobs_part", "women", "students")
LARGEST_RATE = Decimal("999999.999999")


class RateField(forms.Field):
    """A rate of exchange: `87,45`, `0.9512`."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    default_error_messages = {
        "invalid": _("“%(typed)s” is not a rate. Write it in digits, for example 87,45."),
    }

    def to_python(self, value: Any) -> Decimal | None:
        """Read the rate, or say what cannot be read."""
        typed = "".join(clean_line(str(value or "")).split()).replace(",", ".")
        if not typed:
            return None
        try:
            rate = Decimal(typed)
            if rate.is_finite() and 0 < rate <= LARGEST_RATE:
                return rate.quantize(Decimal("0.000001"))
        except InvalidOperation:
            pass
        raise ValidationError(self.error_messages["invalid"], "invalid", {"typed": repeat(value)})

    def prepare_value(self, value: Any) -> Any:
        """Show a rate without the zeros nobody typed."""
        return f"{value.normalize():f}".replace(".", ",") if isinstance(value, Decimal) else value


class ReportForm(forms.Form):
    """People at work at the end of the quarter, revenue within it, what was done."""

    jobs_full = CountField(label=_("How many people work full time?"))
    jobs_part = CountField(label=_("How many people work part time?"))
    women = CountField(label=_("How many of all of them are women?"))
    students = CountField(label=_("How many of all of them are students?"))
    revenue = MoneyField(label=_("What was the revenue of the quarter, in som?"))
    progress = CleanCharField(
        label=_("What was done in the quarter?"),
        help_text=_("By the plan of the project: what is ready, what was tested, sold, agreed."),
        max_length=4000,
        multiline=True,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    problems = CleanCharField(
        label=_("What hindered?"),
        help_text=_("What the Centre could help with. Nobody is blamed for it."),
        max_length=4000,
        multiline=True,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(
        self, *args: Any, hints: dict[str, str | Promise] | None = None, partial: bool = False, **kwargs: Any
    ) -> None:
        """`hints` show last quarter's figures; a `partial` form keeps what there is so far."""
        super().__init__(*args, **kwargs)
        for name, hint in (hints or {}).items():
            self.fields[name].help_text = hint
        for name, field in self.fields.items():
            if name in ASK:
                field.error_messages["required"] = ASK[name]
            if partial:
                field.required = False

    def clean(self) -> dict[str, Any]:
        """Say what is wrong with the people at once, beside all else."""
        known = {name: self.cleaned_data.get(name) for name in PEOPLE}
        for fault in people_faults(Figures(**known)):
            self.add_error(fault.field, fault.message)
        return self.cleaned_data

    @property
    def figures(self) -> Figures:
        """What was typed, for the domain."""
        return Figures(**self.cleaned_data)


class InvestmentForm(forms.Form):
    """One sum received in the quarter; an untouched row counts as none."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    received_on = DateField(
        label=_("When did the money come?"),
        help_text=_("For example, 14.08.2026"),
        error_messages={"required": _("Write the day on which the money came.")},
    )
    source = CleanCharField(
        label=_("Who gave it?"),
        help_text=_("Name of the investor"),
        max_length=200,
        error_messages={"required": _("Write the name of the investor.")},
    )
    origin = forms.ChoiceField(
        label=_("Whose money is it?"),
        help_text=_("The founders' own money and OshTU's money are not counted: do not write them here."),
        choices=[("", _("Choose")), *InvestmentOrigin.choices],
        error_messages={"required": _("Choose whose money it is.")},
    )
    kind = forms.ChoiceField(
        label=_("What was agreed for it?"),
        choices=[("", _("Choose")), *InvestmentKind.choices],
        error_messages={"required": _("Choose what was agreed for the money.")},
    )
    amount = MoneyField(
        label=_("How much?"),
        help_text=_("In the currency in which it came"),
        min_value=Decimal("0.01"),
        error_messages={"required": _("Write how much money came.")},
    )
    currency = forms.ChoiceField(label=_("Currency"), choices=Currency.choices, initial=Currency.KGS)
    rate = RateField(
        label=_("Rate on that day"), help_text=_("Som for one unit; not needed for som"), required=False
    )

    @property
    def receipt(self) -> Receipt:
        """What was typed, for the domain."""
        data = self.cleaned_data
        return Receipt(**{name: data[name] for name in Receipt.__dataclass_fields__})


class BaseInvestmentFormSet(forms.BaseFormSet):
    """The sums of one report; rows that nobody filled are passed over."""

    default_error_messages = {
        **forms.BaseFormSet.default_error_messages,
        "too_many_forms": _("A report takes at most %(num)d sums."),
    }

    def _construct_form(self, i: int, **kwargs: Any) -> InvestmentForm:
        form: InvestmentForm = super()._construct_form(i, **kwargs)
        form.empty_permitted = True
        form.use_required_attribute = False
        return form

    def add_fields(self, form: Any, index: int | None) -> None:
        """The removal box speaks of the sum."""
        super().add_fields(form, index)
        form.fields["DELETE"].label = _("Take this sum out of the report")

    @property
    def kept(self) -> list[InvestmentForm]:
        """Rows that were filled and not taken out."""
        return [form for form in self.forms if form.has_changed() and form not in self.deleted_forms]


InvestmentFormSet = forms.formset_factory(
    InvestmentForm,
    formset=BaseInvestmentFormSet,
    extra=0,
    can_delete=True,
    max_num=30,
    absolute_max=60,
    validate_max=True,
)
