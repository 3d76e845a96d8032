"""Two at once, each with a connection of its own and committed data: nothing is charged or paid twice."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from core import clock
from core.errors import DomainError
from finance.domain.invoices import cancel_invoice, charge
from finance.domain.payments import allocate, free_of, owed_of
from finance.models import Income, Invoice
from residents.models import Residency
from tests.makers.finance import accountant
from tests.makers.invoices import an_invoice, charged, paying_residency, payment
from tests.makers.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def papers_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of papers are made by the worker; here nobody waits for them."""
    monkeypatch.setattr("documents.domain.papers.run_after_commit", lambda *arguments: None)


def refusals(answers: list[Any]) -> int:
    return sum(isinstance(answer, DomainError) for answer in answers)


def test_two_who_charge_at_once_make_one_invoice_for_each_month() -> None:
    residency, user = paying_residency(), accountant()
    at = clock.moment_of(date(2026, 6, 1))
    act = lambda: charge(Residency.objects.get(pk=residency.pk), actor=user, at=at)  # noqa: E731
    answers = at_once(act, act, act)
    assert sorted(len(answer) for answer in answers) == [0, 0, 4]
    assert Invoice.objects.count() == 4


def test_two_allocations_of_one_payment_at_once_give_no_more_than_it_holds() -> None:
    invoices, user = charged(paying_residency(), date(2026, 4, 2)), accountant()
    income = payment(invoices[0], 1500)
    answers = at_once(
        *(
            lambda invoice=invoice: allocate(
                Income.objects.get(pk=income.pk), invoice, amount=Decimal(1500), actor=user
            )
            for invoice in invoices
        )
    )
    assert refusals(answers) == 1
    assert free_of(income) == 0


def test_two_payments_at_once_pay_one_invoice_no_more_than_whole() -> None:
    invoice, user = an_invoice(), accountant()
    incomes = [payment(invoice, 1500) for _each in range(2)]
    answers = at_once(
        *(
            lambda income=income: allocate(income, invoice, amount=Decimal(1500), actor=user)
            for income in incomes
        )
    )
    assert refusals(answers) == 1
    assert owed_of(invoice) == Decimal("428.57")


def test_paying_and_cancelling_at_once_only_one_happens() -> None:
    invoice, user = an_invoice(), accountant()
    income = payment(invoice, 1500)
    answers = at_once(
        lambda: allocate(income, invoice, amount=Decimal(100), actor=user),
        lambda: cancel_invoice(Invoice.objects.get(pk=invoice.pk), reason="Ката.", actor=user),
    )
    assert refusals(answers) == 1
