"""Residents are reminded of an invoice before its last day and after it (3.3.3)."""

from collections.abc import Iterator
from functools import partial

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from core import clock
from core.formatting import format_money
from documents.domain.reminders import SOURCES, Due
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
            yield Due(
                record=invoice,
                due_on=invoice.due_on or clock.today(),
                email=user.email,
                name=user.full_name,
                language=user.language,
                words=partial(_say, invoice),
                link=partial(invoices_url, invoice, user.language),
            )


def invoices_url(invoice: Invoice, language: str) -> str:
    """The whole address of the resident's page of invoices, in the reader's language."""
    with override(language):
        page = reverse("finance:invoices", args=[invoice.contract.residency.pk])
    return f"{settings.SITE_URL}{page}"


def _say(invoice: Invoice) -> str:
    words = _("Invoice No. %(number)s, to be paid: %(sum)s")
    return words % {"number": invoice.number, "sum": format_money(invoice.owed)}
