"""What one row of an invoice, of its lines and of its payments can hold, each rule with its sentence."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from finance.enums import InvoiceState

S = InvoiceState
_DATED = Q(
    paper__isnull=False, issued_on__isnull=False, due_on__isnull=False, due_on__gte=F("issued_on")
) & ~Q(number="")

INVOICE_RULES = [
    models.UniqueConstraint(
        name="finance_invoice_period_once",
        fields=["contract", "period_from"],
        condition=~Q(state=S.CANCELLED),
        violation_error_message=_("This period of the contract already has its invoice."),
    ),
    models.CheckConstraint(
        name="finance_invoice_period_in_order",
        condition=Q(period_from__lte=F("period_to")),
        violation_error_message=_("The period ends before it begins."),
    ),
    models.CheckConstraint(
        name="finance_invoice_total_positive",
        condition=Q(total__gt=0),
        violation_error_message=_("The amount must be more than zero."),
    ),
    models.CheckConstraint(
        name="finance_invoice_number_when_issued",
        condition=Q(state=S.DRAFT, number="", paper=None, issued_on=None, due_on=None)
        | Q(state=S.ISSUED) & _DATED
        | Q(state=S.CANCELLED),
        violation_error_message=_("An invoice has its number, paper and last day exactly when it is issued."),
    ),
    models.CheckConstraint(
        name="finance_invoice_cancelled_iff_reason",
        condition=Q(state=S.CANCELLED) & ~Q(cancel_reason="") | ~Q(state=S.CANCELLED) & Q(cancel_reason=""),
        violation_error_message=_("An invoice is cancelled exactly when it says why."),
    ),
]

LINE_RULES = [
    models.UniqueConstraint(
        name="finance_invoice_line_grant_once",
        fields=["invoice", "grant"],
        violation_error_message=_("This line of the contract already stands in the invoice."),
    ),
    models.CheckConstraint(
        name="finance_invoice_line_figures",
        condition=Q(first_day__lte=F("last_day"), quantity__gt=0, price__gte=0, amount__gte=0),
        violation_error_message=_("A line of an invoice has its days, its quantity, its price and its sum."),
    ),
]

ALLOCATION_RULES = [
    models.CheckConstraint(
        name="finance_allocation_amount_positive",
        condition=Q(amount__gt=0),
        violation_error_message=_("The amount must be more than zero."),
    ),
    models.CheckConstraint(
        name="finance_allocation_taken_back_says_why",
        condition=Q(taken_back_on=None, back_reason="")
        | Q(taken_back_on__isnull=False, taken_back_on__gte=F("allocated_on")) & ~Q(back_reason=""),
        violation_error_message=_("An allocation taken back says on which day and why."),
    ),
]
