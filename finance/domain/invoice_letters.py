"""A resident is told of each new invoice: for which days, how much, until when (3.3.3)."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from finance.models import Invoice
from residents.domain.letters import representatives, write_to


def write_about_invoice(invoice: Invoice, at: datetime | None) -> None:
    """Tell the representatives that an invoice is issued; the paper itself stands in the cabinet."""
    for user in representatives(invoice.party):
        context = {"invoice": invoice, "url": invoices_url(invoice, user.language)}
        write_to(user, "resident_invoice", context, at)


def invoices_url(invoice: Invoice, language: str) -> str:
    """The whole address of the resident's page of invoices, in the reader's language."""
    with override(language):
        page = reverse("finance:invoices", args=[invoice.contract.residency.pk])
    return f"{settings.SITE_URL}{page}"
