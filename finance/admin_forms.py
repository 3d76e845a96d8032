"""What the acts on income and spending ask for."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Party
from core import clock
from core.admin_forms import TransitionForm
from core.enums import Unit
from core.formatting import format_date, format_money
from core.forms import CleanCharField, DateField, MoneyField
from finance.enums import FundingSource, SpendingPurpose
from finance.models import Income
from residents.enums import Currency

DAY = _("For example, 22.11.2026")


class EntryForm(TransitionForm):
    """What every movement of money says; `record` is the entry that is corrected, or none."""

    source = forms.ChoiceField(label=_("Source (5.2)"), choices=FundingSource.choices)
    party = forms.ModelChoiceField(
        Party.objects.all(), label=_("Party in the register"), required=False, empty_label="–"
    )
    counterpart = CleanCharField(
        label=_("Name, if it is not in the register"), max_length=200, required=False
    )
    description = CleanCharField(label=_("What for"), max_length=300)
    basis = CleanCharField(
        label=_("Basis document"),
        max_length=200,
        help_text=_("The contract, the order or the invoice, with number and date."),
    )

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        if record is not None:
            kwargs.setdefault("initial", {name: getattr(record, name) for name in self.base_fields})
        super().__init__(*args, record=record, **kwargs)


class IncomeForm(EntryForm):
    """Money that came or is to come; foreign money makes its som by the rate."""

    received_on = DateField(
        label=_("Received on"), help_text=_("A day still to come makes the entry a plan, not a fact.")
    )
    amount = MoneyField(
        label=_("Amount in som"), required=False, help_text=_("Leave empty for foreign money.")
    )
    currency = forms.ChoiceField(label=_("Currency"), choices=Currency.choices, initial=Currency.KGS)
    foreign_amount = MoneyField(label=_("Amount in the currency"), required=False)
    rate = forms.DecimalField(
        label=_("Rate, som for one unit"),
        required=False,
        localize=True,
        max_digits=12,
        decimal_places=6,
        min_value=Decimal(0),
    )
    rate_date = DateField(label=_("Date of the rate"), required=False, help_text=DAY)
    field_order = (
        "source", "received_on", "amount", "currency", "foreign_amount", "rate", "rate_date", "party",
    )  # fmt: skip


class SpendingForm(EntryForm):
    """Money spent or to be spent, for one of the three purposes."""

    purpose = forms.ChoiceField(
        label=_("Purpose (5.3)"), choices=SpendingPurpose.choices, widget=forms.RadioSelect
    )
    spent_on = DateField(
        label=_("Spent on"), help_text=_("A day still to come makes the entry a plan, not a fact.")
    )
    amount = MoneyField(label=_("Amount in som"))
    unit = forms.ChoiceField(label=_("Unit"), choices=[("", "–"), *Unit.choices], required=False)
    field_order = ("source", "purpose", "spent_on", "amount", "party")


class ConfirmForm(TransitionForm):
    """The document under which the accountants have it (5.3)."""

    document_number = CleanCharField(label=_("Number of the accounting document"), max_length=60)
    document_date = DateField(label=_("Date of the accounting document"), help_text=DAY)


class RemarkForm(TransitionForm):
    """What does not agree with the accounts."""

    remark = CleanCharField(label=_("What must be corrected?"), multiline=True, max_length=2000)


class WithdrawForm(TransitionForm):
    """Why it is taken back."""

    reason = CleanCharField(label=_("Why is it withdrawn?"), multiline=True, max_length=2000)


class ReverseForm(TransitionForm):
    """The day and the reason of the reversal."""

    on = DateField(label=_("Day of the reversal"), help_text=DAY)
    reason = CleanCharField(label=_("Why is it reversed?"), multiline=True, max_length=2000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["on"] = clock.today()


class CancelForm(TransitionForm):
    """Why it is cancelled or taken back."""

    reason = CleanCharField(label=_("Why?"), multiline=True, max_length=2000)


class PaymentChoice(forms.ModelChoiceField):
    """A payment by its day, its document and what it still holds."""

    def label_from_instance(self, obj: Any) -> str:
        """What tells one payment from another."""
        day = format_date(obj.received_on, "short")
        return f"{day} · № {obj.document_number} · {format_money(obj.free)}"


class PayForm(TransitionForm):
    """Which payment, and how much of it."""

    income = PaymentChoice(Income.objects.none(), label=_("Payment"), empty_label="–")
    amount = MoneyField(label=_("Amount in som"))

    def __init__(self, *args: Any, payments: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["income"]
        field.queryset = payments
        self.initial["amount"] = self.record.owed
