"""What the money room has `manage.py doctor` look at (3.3.3, 5.3)."""

from collections.abc import Iterator
from decimal import Decimal

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Round
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.domain.health import Check
from core.formatting import format_money
from finance.domain.invoice_queries import payments
from finance.enums import InvoiceState, OperationState
from finance.models import Allocation, Income, Invoice, InvoiceLine

BATCH = 1000


def sums_of_invoices() -> Iterator[str]:
    """Name the invoices without lines, and those whose lines do not add up to their sum."""
    lines = InvoiceLine.objects.filter(invoice=OuterRef("pk"))
    for invoice in _each(Invoice.objects.live().filter(~Exists(lines))):
        yield _("An invoice has no lines: %(invoice)s.") % {"invoice": invoice}
    added = Invoice.objects.live().annotate(added=Round(Sum("lines__amount"), 2)).exclude(added=F("total"))
    for invoice in _each(added.filter(added__isnull=False)):
        yield _("The lines of an invoice do not add up to its sum: %(invoice)s.") % {"invoice": invoice}


def overpaid_invoices() -> Iterator[str]:
    """Name the invoices that got more than they ask, or something though they are not issued."""
    over = Invoice.objects.with_paid().filter(Q(owed__lt=0) | ~Q(state=InvoiceState.ISSUED) & Q(paid__gt=0))
    for invoice in _each(over):
        yield _("An invoice got more than it asks: %(invoice)s, %(sum)s.") % {
            "invoice": invoice,
            "sum": format_money(invoice.paid),
        }


def overspent_payments() -> Iterator[str]:
    """Name the payments that pay more than they are, that stand no more, or that pay another's invoice."""
    for income in payments().filter(free__lt=0).order_by("pk").iterator(chunk_size=BATCH):
        yield _("A payment pays more than it is: %(income)s, over by %(sum)s.") % {
            "income": income,
            "sum": format_money(Decimal(0) - income.free),
        }
    reversed_rows = Income.objects.filter(reverses=OuterRef("income"), state=OperationState.CONFIRMED)
    wrong = Allocation.objects.standing().filter(
        ~Q(income__state=OperationState.CONFIRMED)
        | Exists(reversed_rows)
        | ~Q(income__party=F("invoice__party"))
    )
    for part in wrong.select_related("income", "invoice__party").order_by("pk").iterator(chunk_size=BATCH):
        yield _("An invoice is paid by money that cannot pay it: %(invoice)s.") % {"invoice": part.invoice}


def _each(rows: QuerySet[Invoice]) -> Iterator[Invoice]:
    return rows.select_related("party").order_by("pk").iterator(chunk_size=BATCH)


CHECKS = (
    Check("invoices", gettext_lazy("Sums of invoices"), sums_of_invoices),
    Check("paid_invoices", gettext_lazy("What invoices got"), overpaid_invoices),
    Check("payments", gettext_lazy("What payments pay"), overspent_payments),
)
