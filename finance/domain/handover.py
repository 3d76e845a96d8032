"""What the accountants have settled when a resident leaves: charges and debts (3.3.4)."""

from django.utils.translation import gettext_lazy

from finance.models.operation import CONFIRM
from residents.domain import closing


def register_items() -> None:
    """Add the lines of money to the hand-over; the portal keeps no invoices, so the accountants answer."""
    closing.register_items(
        closing.Item("finance.charges", gettext_lazy("Charges stopped"), CONFIRM),
        closing.Item("finance.debts", gettext_lazy("Debts settled"), CONFIRM),
    )
