"""A payment is a confirmed income; its parts pay invoices, and never more than either holds (3.3.3, 5.3).

The income is always locked before the invoice, so two who allocate at once wait for one another.
"""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from accounts.domain import scope
from core import clock
from core.actors import Actor
from core.domain import permissions, transitions
from core.errors import DomainError, FieldError, WrongState
from core.formatting import format_money
from core.money import kgs
from core.texts import clean_text
from finance.domain.queries import reversal_of
from finance.enums import FundingSource, InvoiceState, OperationState
from finance.models import Allocation, Income, Invoice

ALLOCATE = "finance.allocate_payment"


@transaction.atomic
def allocate(
    income: Income, invoice: Invoice, *, amount: Decimal, actor: Actor, at: datetime | None = None
) -> Allocation:
    """Let a part of a payment pay an invoice of the same resident.

    Raises FieldError for a sum that is nothing, more than the payment still holds or the invoice still asks.
    """
    payment = transitions.lock(income)
    row = transitions.lock(invoice)
    scope.require(actor, ALLOCATE, row)
    _require_payment(payment)
    _require_invoice(row, payment)
    _require_sum(amount, payment, row)
    day = clock.day_of(at or clock.now())
    made = Allocation(income=payment, invoice=row, amount=amount, allocated_on=day)
    return transitions.create(made, actor=actor, at=at)


@transaction.atomic
def allocate_oldest(income: Income, *, actor: Actor, at: datetime | None = None) -> list[Allocation]:
    """Let a payment pay the resident's invoices, the earliest due first; what is left is an advance."""
    permissions.require(actor, ALLOCATE)
    payment = transitions.lock(income)
    _require_payment(payment)
    made, left = [], free_of(payment)
    for invoice in Invoice.objects.unpaid().filter(party=payment.party).order_by("due_on", "pk"):
        if left <= 0:
            break
        part = min(left, invoice.owed)
        made.append(allocate(payment, invoice, amount=part, actor=actor, at=at))
        left -= part
    if not made:
        raise DomainError(_("There is nothing to allocate: no invoice of this resident waits for money."))
    return made


@transaction.atomic
def take_back(allocation: Allocation, *, reason: str, actor: Actor, at: datetime | None = None) -> Allocation:
    """Take a part of a payment away from its invoice: the money is the resident's advance again."""
    words = clean_text(reason)
    if not words:
        raise FieldError("reason", _("Write why it is taken back."))
    transitions.lock(allocation.income)
    row = transitions.lock(allocation)
    scope.require(actor, ALLOCATE, row)
    if row.taken_back_on is not None:
        raise WrongState(_("This part of the payment is already taken back."))
    return _taken_back(row, words, actor, at)


@transaction.atomic
def take_all_back(income: Income, *, reason: str, actor: Actor, at: datetime | None = None) -> None:
    """A payment that is reversed pays nothing any more: taken back by who confirms the reversal (5.3)."""
    for allocation in income.allocations.standing().order_by("pk"):
        _taken_back(transitions.lock(allocation), reason, actor, at)


def _taken_back(allocation: Allocation, reason: str, actor: Actor, at: datetime | None) -> Allocation:
    day = max(clock.day_of(at or clock.now()), allocation.allocated_on)
    return transitions.update(
        allocation, actor=actor, at=at, reason=reason, taken_back_on=day, back_reason=reason
    )


def free_of(income: Income) -> Decimal:
    """What a payment still holds: its sum less what it pays."""
    given = income.allocations.standing().aggregate(sum=Sum("amount"))["sum"]
    return kgs(income.amount - (given or Decimal(0)))


def owed_of(invoice: Invoice) -> Decimal:
    """What an invoice still asks: its sum less what pays it."""
    given = invoice.allocations.standing().aggregate(sum=Sum("amount"))["sum"]
    return kgs(invoice.total - (given or Decimal(0)))


def why_no_payment(income: Income) -> str:
    """The sentence that says why an income pays no invoice; empty when it may."""
    if income.source != FundingSource.SERVICES or income.party is None or income.reverses is not None:
        return _("Only income from paid services of a party in the register pays invoices.")
    if income.state != OperationState.CONFIRMED:
        return _("The accountants have not confirmed this payment yet (5.3).")
    if reversal_of(income) is not None:
        return _("This payment is being reversed.")
    return ""


def _require_payment(income: Income) -> None:
    why_not = why_no_payment(income)
    if why_not:
        raise WrongState(why_not)


def _require_invoice(invoice: Invoice, income: Income) -> None:
    if invoice.party_id != income.party_id:
        raise FieldError("invoice", _("This invoice is of another resident."))
    if invoice.state != InvoiceState.ISSUED:
        raise WrongState(
            _("Only an issued invoice is paid. The state now: %(state)s.")
            % {"state": invoice.get_state_display()}
        )


def _require_sum(amount: Decimal, income: Income, invoice: Invoice) -> None:
    if amount <= 0 or amount != kgs(amount):
        raise FieldError("amount", _("The amount must be more than zero, in som and tyiyn."))
    free, owed = free_of(income), owed_of(invoice)
    if amount > free:
        words = _("The payment holds no more than %(free)s.")
        raise FieldError("amount", words % {"free": format_money(free)})
    if amount > owed:
        words = _("The invoice asks no more than %(owed)s; what is over stays an advance.")
        raise FieldError("amount", words % {"owed": format_money(owed)})
