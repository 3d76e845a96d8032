"""Residents are reminded of an invoice before its last day and after it (3.3.3)."""

from collections.abc import Iterator
from functools import partial

from django.utils.translation import gettext as _

from core.formatting import format_money
from documents.domain.reminders import SOURCES, Due
from finance.domain.invoice_letters import invoices_url
from finance.models import Invoice
from residents.domain.letters import representatives


def register_reminders() -> None:
    """Register what this room reminds of."""
    SOURCES["invoices"] = invoices_due


def invoices_due() -> Iterator[Due]:
    """Each representative of a resident, once for each step of each unpaid invoice."""
    unpaid = Invoice.objects.unpaid().select_related("party", "contract__residency")
    for invoice in unpaid.order_by("due_on", "pk"):
        for user in representatives(invoice.party):
            yield Due.to(
                user,
                record=invoice,
                due_on=invoice.due_on,
                words=partial(_say, invoice),
                link=partial(invoices_url, invoice, user.language),
            )


def _say(invoice: Invoice) -> str:
    words = _("Invoice No. %(number)s, to be paid: %(sum)s")
    return words % {"number": invoice.number, "sum": format_money(invoice.owed)}
