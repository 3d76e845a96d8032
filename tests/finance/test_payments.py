"""Payments: parts of a confirmed income pay invoices, and never more than either holds (3.3.3, 5.3)."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st

from accounts.roles import Role
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from finance.domain.confirmation import confirm_operation, reverse_operation
from finance.domain.invoice_queries import advance_of, advances, ageing, to_allocate
from finance.domain.payments import allocate, allocate_oldest, free_of, owed_of, take_back
from finance.models import Allocation, Invoice
from tests.finance.test_invoices import found
from tests.makers.finance import accountant, confirmed, make_income
from tests.makers.invoices import an_invoice, charged, fresh, paid, paying_residency, payment
from tests.makers.people import make_user
from tests.makers.residents import clerk, make_residency

pytestmark = pytest.mark.django_db


def refused_on(field, income, invoice, amount):
    with pytest.raises(FieldError) as refused:
        allocate(income, invoice, amount=Decimal(amount), actor=accountant())
    assert refused.value.field == field


def test_an_invoice_is_paid_when_confirmed_money_covers_it():
    invoice = an_invoice()
    assert fresh(invoice).standing(date(2026, 3, 2)) == "waiting"
    paid(invoice, 1000)
    assert fresh(invoice).standing(date(2026, 3, 2)) == "partly"
    paid(invoice, "928.57")
    assert fresh(invoice).standing() == "paid"
    assert (fresh(invoice).paid, fresh(invoice).owed) == (invoice.total, Decimal(0))


def test_an_unpaid_invoice_is_overdue_from_the_day_after_its_last_day():
    invoice = fresh(an_invoice())
    assert invoice.standing(invoice.due_on) == "waiting"
    assert invoice.standing(date(2026, 3, 31)) == "overdue"
    assert (invoice.due_on, invoice.days_late(date(2026, 3, 31))) == (date(2026, 3, 16), 15)


@pytest.mark.parametrize("amount", ["0", "-5", "0.001", "10.005"])
def test_nothing_less_than_nothing_and_parts_of_a_tyiyn_are_refused(amount):
    invoice = an_invoice()
    refused_on("amount", payment(invoice, 5000), invoice, amount)


def test_a_payment_gives_no_more_than_it_holds_and_an_invoice_takes_no_more_than_it_asks():
    first, second = charged(paying_residency(), date(2026, 4, 2))
    income = payment(first, 2500)
    refused_on("amount", income, first, "1928.58")
    allocate(income, first, amount=first.total, actor=accountant())
    refused_on("amount", income, second, "571.44")
    allocate(income, second, amount=Decimal("571.43"), actor=accountant())
    assert (free_of(income), owed_of(second)) == (Decimal(0), Decimal("1428.57"))


def test_another_residents_invoice_is_refused():
    own, other = an_invoice(), an_invoice()
    refused_on("invoice", payment(own, 5000), other, 10)


def test_only_confirmed_income_from_services_of_a_known_party_pays():
    invoice = an_invoice()
    waiting = make_income(party=invoice.party)
    grant = confirmed(make_income(party=invoice.party, source="grants"))
    nameless = confirmed(make_income())
    for income in (waiting, grant, nameless):
        with pytest.raises(WrongState):
            allocate(income, invoice, amount=Decimal(1), actor=accountant())


def test_a_draft_and_a_cancelled_invoice_are_not_paid(settings):
    settings.CENTRE = {**settings.CENTRE, "INVOICE_DRAFTS_WAIT": True}
    draft = an_invoice()
    with pytest.raises(WrongState):
        allocate(payment(draft, 10), draft, amount=Decimal(1), actor=accountant())


def test_only_the_finance_officer_allocates():
    invoice = an_invoice()
    income = payment(invoice, 10)
    for act in (lambda: allocate(income, invoice, amount=Decimal(1), actor=clerk()),
                lambda: allocate_oldest(income, actor=clerk())):  # fmt: skip
        with pytest.raises(NotAllowed):
            act()


def test_a_payment_pays_the_earliest_first_and_what_is_over_is_an_advance():
    residency = paying_residency()
    first, second = charged(residency, date(2026, 4, 2))
    income = payment(first, 5000)
    assert list(to_allocate()) == [income]
    made = allocate_oldest(income, actor=accountant())
    assert [(row.invoice, row.amount) for row in made] == [(first, first.total), (second, second.total)]
    assert advance_of([residency.party_id]) == {residency.party_id: Decimal("1071.43")}
    assert (list(advances()), list(to_allocate())) == ([income], [])
    with pytest.raises(DomainError):
        allocate_oldest(income, actor=accountant())


def test_a_part_taken_back_says_why_and_is_free_again():
    part = paid(an_invoice())
    with pytest.raises(FieldError):
        take_back(part, reason="", actor=accountant())
    take_back(part, reason="Башка эсепке.", actor=accountant())
    assert free_of(part.income) == part.amount
    assert fresh(part.invoice).owed == part.invoice.total
    with pytest.raises(WrongState):
        take_back(part, reason="Дагы.", actor=accountant())


def test_a_reversed_payment_takes_its_parts_back_once_the_reversal_is_confirmed():
    part = paid(an_invoice())
    reversal = reverse_operation(part.income, on=date(2026, 11, 2), reason="Эки жолу.", actor=clerk())
    assert fresh(part.invoice).standing() == "paid"
    with pytest.raises(WrongState, match="сторно"):
        allocate(part.income, part.invoice, amount=Decimal(1), actor=accountant())
    confirmed(reversal)
    part.refresh_from_db()
    assert part.back_reason == "Эки жолу."
    assert fresh(part.invoice).paid == 0
    assert list(advances()) == []


def test_who_confirms_the_reversal_stands_in_the_history_of_each_part():
    part = paid(an_invoice())
    reversal = reverse_operation(part.income, on=date(2026, 11, 2), reason="Эки жолу.", actor=clerk())
    who = make_user(Role.FINANCE_OFFICER)
    confirm_operation(reversal, document_number="МО-9", document_date=date(2026, 11, 2), actor=who)
    last = Allocation.history.filter(id=part.pk).latest()
    assert (last.history_user, last.history_change_reason) == (who, "Эки жолу.")


def test_nobody_takes_parts_back_by_confirming_what_is_not_theirs_to_confirm():
    part = paid(an_invoice())
    reversal = reverse_operation(part.income, on=date(2026, 11, 2), reason="Эки жолу.", actor=clerk())
    with pytest.raises(NotAllowed):
        confirm_operation(reversal, document_number="МО-9", document_date=date(2026, 11, 2), actor=clerk())
    part.refresh_from_db()
    assert part.taken_back_on is None


def test_debts_are_told_by_their_age():
    residency = paying_residency()
    charged(residency, date(2026, 3, 2))
    charged(residency, date(2026, 10, 2))
    charged(residency, date(2026, 11, 2))
    (debt,) = ageing(Invoice.objects.unpaid(), date(2026, 11, 10))
    assert debt.ahead == Decimal(2000)
    assert debt.buckets == [Decimal(14000), Decimal(0), Decimal(0), Decimal("1928.57")]
    assert debt.total == Decimal("1928.57") + 2000 * 8


def test_doctor_finds_money_that_pays_more_than_it_is_or_what_it_cannot_pay():
    part, other = paid(an_invoice()), an_invoice()
    assert found("payments") == found("paid_invoices") == []
    Allocation.objects.filter(pk=part.pk).update(amount=part.amount + 1)
    assert len(found("payments")) == len(found("paid_invoices")) == 1
    Allocation.objects.filter(pk=part.pk).update(amount=1, invoice=other)
    assert len(found("payments")) == 1


def test_a_resident_without_invoices_has_no_advance():
    residency = make_residency()
    confirmed(make_income(party=residency.party))
    assert advance_of([residency.party_id]) == {}


steps = st.lists(
    st.tuples(
        st.sampled_from(["allocate", "oldest", "back"]),
        st.integers(0, 2),
        st.integers(0, 3),
        st.integers(1, 3000),
    ),
    max_size=12,
)


@how(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(steps)
def test_whatever_is_tried_no_payment_and_no_invoice_gets_beyond_its_sum(db, taken):
    from django.db import transaction

    with transaction.atomic():
        invoices = charged(paying_residency(), date(2026, 6, 2))
        incomes = [payment(invoices[0], amount) for amount in (700, 1900, 2600)]
        for act, which, where, amount in taken:
            try:
                if act == "allocate":
                    allocate(incomes[which], invoices[where], amount=Decimal(amount), actor=accountant())
                elif act == "oldest":
                    allocate_oldest(incomes[which], actor=accountant())
                elif part := Allocation.objects.standing().filter(income=incomes[which]).first():
                    take_back(part, reason="Ката.", actor=accountant())
            except DomainError:
                pass
        given_ = [income.amount - free_of(income) for income in incomes]
        assert all(0 <= sum_ <= income.amount for sum_, income in zip(given_, incomes, strict=True))
        assert all(0 <= owed_of(invoice) <= invoice.total for invoice in invoices)
        assert sum(given_) == sum(invoice.total - owed_of(invoice) for invoice in invoices)
        transaction.set_rollback(True)
