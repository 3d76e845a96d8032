"""What is settled about money when a resident leaves: charges stop by themselves, debts are paid (3.3.4)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import clock
from core.formatting import format_money
from finance.domain.invoice_queries import accounts_of
from finance.domain.renewal import stop_charges
from finance.enums import InvoiceState
from finance.models import Invoice
from finance.models.operation import CONFIRM
from residents.domain import closing
from residents.models import Residency


def register_items() -> None:
    """Add the lines of money to the hand-over, and the step that stops the charges."""
    closing.register_items(
        closing.Item("finance.charges", gettext_lazy("Charges stopped"), CONFIRM, charges_open),
        closing.Item("finance.debts", gettext_lazy("Debts settled"), CONFIRM, debts_open),
    )
    closing.register("finance.charges")(stop_charges)


def charges_open(residency: Residency) -> str:
    """The obstacle of the first line: an invoice still drafted."""
    drafts = Invoice.objects.filter(contract=residency.contract_id, state=InvoiceState.DRAFT)
    if drafts.exists():
        return _("An invoice is drafted and not issued yet.")
    return ""


def debts_open(residency: Residency) -> str:
    """The obstacle of the second line: the unpaid sum of the invoices."""
    account = accounts_of([residency], clock.today()).get(residency.pk)
    if account is None or account.owed <= 0:
        return ""
    return _("Unpaid by the invoices: %(sum)s.") % {"sum": format_money(account.owed)}
