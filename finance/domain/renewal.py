"""An invoice the contract no longer bears out is cancelled and charged anew; its payments follow."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.domain import scope
from core.actors import Actor, StandIn
from core.domain import transitions
from core.domain.quarter_lock import require_open
from core.errors import DomainError
from finance.domain.invoices import cancel_invoice, charge, is_stale
from finance.domain.payments import allocate, free_of, owed_of, take_back
from finance.enums import InvoiceState
from finance.models import Allocation, Invoice
from finance.models.invoice import ISSUE
from residents.models import Residency


@transaction.atomic
def renew_invoice(
    invoice: Invoice, *, reason: str, actor: Actor, at: datetime | None = None
) -> list[Invoice]:
    """Cancel an invoice and charge its days anew. Refused where the contract still asks the same (3.3.3)."""
    if not is_stale(invoice):
        raise DomainError(_("The contract still asks what this invoice says."))
    scope.require(actor, ISSUE, invoice)
    residency = Residency.objects.get(contract=invoice.contract_id)
    return _renew(residency, [invoice], reason, actor, at)


def stop_charges(residency: Residency, *, actor: Actor, at: datetime | None) -> None:
    """A closing step: what was charged for days after the end is charged anew, and the last days are charged.

    The status is ended by somebody who issues no invoices: the charges follow by themselves (3.3.4).
    """
    live = Invoice.objects.live().filter(contract=residency.contract_id, period_to__gte=residency.left)
    stale = [invoice for invoice in live.order_by("period_from", "pk") if is_stale(invoice)]
    _renew(residency, stale, _("The resident status has ended."), StandIn.SYSTEM, at)


def _renew(
    residency: Residency, invoices: list[Invoice], reason: str, actor: Actor, at: datetime | None
) -> list[Invoice]:
    freed: list[Allocation] = []
    for invoice in invoices:
        require_open(invoice.period_to)
        freed += [
            take_back(part, reason=reason, actor=StandIn.SYSTEM, at=at)
            for part in invoice.allocations.standing().order_by("pk")
        ]
        cancel_invoice(invoice, reason=reason, actor=actor, at=at)
    made = charge(residency, actor=actor, at=at)
    for part in freed:
        _give_again(part, made, at)
    return made


def _give_again(part: Allocation, invoices: list[Invoice], at: datetime | None) -> None:
    """Let the money of a cancelled invoice pay those made in its place; what is over is an advance."""
    income, left, old = transitions.lock(part.income), part.amount, part.invoice
    for invoice in invoices:
        same = invoice.period_from <= old.period_to and invoice.period_to >= old.period_from
        if not same or invoice.state != InvoiceState.ISSUED:
            continue
        amount = min(left, free_of(income), owed_of(invoice))
        if amount > 0:
            allocate(income, invoice, amount=amount, actor=StandIn.SYSTEM, at=at)
            left -= amount
