"""Rows of a report as a resident types them: sums received, filings and grants announced (7.2)."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.forms import CleanCharField, DateField, MoneyField, repeat
from core.texts import clean_line
from residents.domain.announced import KINDS, Announcement
from residents.domain.investments import Receipt
from residents.enums import Currency, InvestmentKind, InvestmentOrigin, RightEvent
from residents.forms.report import LARGEST_SUM

LARGEST_RATE = Decimal("999999.999999")
MOST_ROWS = 30
CHOOSE = ("", _("Choose"))


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
        max_value=LARGEST_SUM,
        grouped=False,
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


class RightForm(forms.Form):
    """One filing or grant of the quarter; an untouched row counts as none."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    event = forms.ChoiceField(
        label=_("Was it filed or granted?"),
        choices=[CHOOSE, *RightEvent.choices],
        error_messages={"required": _("Choose whether it was filed or granted.")},
    )
    kind = forms.ChoiceField(
        label=_("What is to be protected?"),
        choices=lambda: [CHOOSE, *KINDS.items()],
        error_messages={"required": _("Choose what is to be protected.")},
    )
    title = CleanCharField(
        label=_("Title of the object"),
        max_length=300,
        error_messages={"required": _("Write the title of the object.")},
    )
    number = CleanCharField(
        label=_("Number of the application or of the document"),
        max_length=60,
        error_messages={"required": _("Write the number of the application or of the document.")},
    )
    on = DateField(
        label=_("On which day?"),
        help_text=_("For example, 14.08.2026"),
        error_messages={"required": _("Write the day of the filing or of the grant.")},
    )

    @property
    def announcement(self) -> Announcement:
        """What was typed, for the domain."""
        data = self.cleaned_data
        return Announcement(**{name: data[name] for name in Announcement.__dataclass_fields__})


class BaseRowsFormSet(forms.BaseFormSet):
    """Rows of one report; those that nobody filled are passed over."""

    take_out: Any

    def _construct_form(self, i: int, **kwargs: Any) -> forms.Form:
        form: forms.Form = super()._construct_form(i, **kwargs)
        form.empty_permitted = True
        form.use_required_attribute = False
        return form

    def add_fields(self, form: Any, index: int | None) -> None:
        """The removal box speaks of what it takes out."""
        super().add_fields(form, index)
        form.fields["DELETE"].label = self.take_out

    @property
    def kept(self) -> list[Any]:
        """Rows that were filled and not taken out."""
        return [form for form in self.forms if form.has_changed() and form not in self.deleted_forms]


class BaseInvestmentFormSet(BaseRowsFormSet):
    """The sums of one report."""

    take_out = _("Take this sum out of the report")
    default_error_messages = {
        **forms.BaseFormSet.default_error_messages,
        "too_many_forms": _("A report takes at most %(num)d sums."),
    }


class BaseRightFormSet(BaseRowsFormSet):
    """The filings and grants of one report."""

    take_out = _("Take this row out of the report")
    default_error_messages = {
        **forms.BaseFormSet.default_error_messages,
        "too_many_forms": _("A report takes at most %(num)d filings and grants."),
    }


ROWS = {
    "extra": 0,
    "can_delete": True,
    "max_num": MOST_ROWS,
    "absolute_max": 2 * MOST_ROWS,
    "validate_max": True,
}
InvestmentFormSet = forms.formset_factory(InvestmentForm, formset=BaseInvestmentFormSet, **ROWS)
RightFormSet = forms.formset_factory(RightForm, formset=BaseRightFormSet, **ROWS)
