"""Residencies with a fee, their invoices and payments for tests, made through the domain functions."""

from datetime import date
from decimal import Decimal
from typing import Any

from core import clock
from finance.domain.invoices import charge
from finance.domain.payments import allocate
from finance.models import Allocation, Income, Invoice
from residents.domain.agreement import agree
from residents.domain.contracts import issue_contract
from residents.domain.grants import add_grant
from residents.models import Residency, Tariff
from tests.makers.finance import accountant, confirmed, make_income
from tests.makers.residents import (
    DECIDED,
    STARTED,
    accepted_application,
    clerk,
    drafted_contract,
    make_residency,
)
from tests.makers.terms import fee, make_tariff

NOVEMBER = date(2026, 11, 2)


def paying_residency(
    *,
    quantity: int = 2,
    price: int = 1000,
    started_on: date = STARTED,
    unit: str = "technopark",
    **application: Any,
) -> Residency:
    """A resident that pays `price` som a month for each place, in the Incubator the easy one of 600."""
    tariff = Tariff.objects.first() or make_tariff(price=price)
    contract = drafted_contract(accepted_application(**application), unit=unit)
    at = clock.moment_of(DECIDED, 11)
    add_grant(contract, fee(tariff, quantity), actor=clerk(), at=at)
    agree(contract, how="Жолугушууда макулдашылды.", actor=clerk(), at=at)
    issue_contract(contract, actor=clerk(), at=clock.moment_of(DECIDED, 12))
    return make_residency(contract, started_on=started_on)


def charged(residency: Residency, on: date = NOVEMBER) -> list[Invoice]:
    """The invoices issued by a day."""
    return charge(residency, actor=accountant(), at=clock.moment_of(on))


def an_invoice(residency: Residency | None = None) -> Invoice:
    """The invoice of February, which is the first."""
    return charged(residency or paying_residency(), date(2026, 3, 2))[0]


def payment(invoice: Invoice, amount: Decimal | int, **changes: Any) -> Income:
    """Money of the resident, confirmed by the accountants."""
    return confirmed(make_income(party=invoice.party, amount=Decimal(amount), **changes))


def paid(invoice: Invoice, amount: Decimal | int | None = None, on: date | None = None) -> Allocation:
    """The invoice paid by money of its own, whole unless a sum is given."""
    sum_ = invoice.total if amount is None else Decimal(amount)
    income = payment(invoice, sum_)
    at = clock.moment_of(on) if on else None
    return allocate(income, invoice, amount=sum_, actor=accountant(), at=at)


def fresh(invoice: Invoice) -> Invoice:
    """The row as it is now, with what is paid and owed of it."""
    return Invoice.objects.with_paid().get(pk=invoice.pk)
