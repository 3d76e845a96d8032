"""What waits for somebody about money: to be confirmed, corrected, paid (3.3.3, 5.3)."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core import clock
from finance.domain import invoice_queries
from finance.enums import InvoiceState, OperationState
from finance.models import Income, Invoice, Spending
from portal.work_row import Work


def money_in_state(model: type[Income | Spending], state: str) -> Callable[[], QuerySet[Any]]:
    """Income or spending in one state whose day has come, the earliest first (5.3)."""
    return lambda: model.objects.in_state(state).come(clock.today()).order_by(model.DAY, "pk")


MONEY = (
    *(
        Work(
            permission,
            title,
            act,
            f"finance_{model._meta.model_name}_changelist",
            f"?state__exact={state}&period=come",
            money_in_state(model, state),
            lambda operation: clock.day_of(operation.created_at),
        )
        for model, permission, state, title, act in (
            (
                Income,
                "finance.confirm_money",
                OperationState.ENTERED,
                _("Income to confirm by the accounting document"),
                pgettext_lazy("queue", "Confirm"),
            ),
            (
                Spending,
                "finance.confirm_money",
                OperationState.ENTERED,
                _("Spending to confirm by the accounting document"),
                pgettext_lazy("queue", "Confirm"),
            ),
            (
                Income,
                "finance.enter_money",
                OperationState.RETURNED,
                _("Income entries returned with a remark"),
                pgettext_lazy("queue", "Correct"),
            ),
            (
                Spending,
                "finance.enter_money",
                OperationState.RETURNED,
                _("Spending entries returned with a remark"),
                pgettext_lazy("queue", "Correct"),
            ),
        )
    ),
    Work(
        "finance.issue_invoice",
        _("Invoices drafted and not issued"),
        pgettext_lazy("queue", "Issue"),
        "finance_invoice_changelist",
        "?standing=draft",
        lambda: Invoice.objects.filter(state=InvoiceState.DRAFT).order_by("created_at", "pk"),
        lambda invoice: clock.day_of(invoice.created_at),
    ),
    Work(
        "finance.issue_invoice",
        _("Overdue invoices (3.3.3)"),
        pgettext_lazy("queue", "Open the invoices"),
        "finance_invoice_changelist",
        "?standing=overdue",
        lambda: Invoice.objects.overdue(clock.today()).order_by("due_on", "pk"),
        lambda invoice: invoice.due_on,
    ),
    Work(
        "finance.allocate_payment",
        _("Payments that pay no invoice yet"),
        pgettext_lazy("queue", "Allocate"),
        "finance_invoice_ageing",
        "",
        invoice_queries.to_allocate,
        lambda income: income.received_on,
        alone=lambda income: income,
    ),
)
