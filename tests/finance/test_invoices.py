"""Invoices: drafted for what is over, issued once, cancelled with a reason, charged anew (3.3.3)."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from post_office.models import Email

from core import clock
from core.actors import StandIn
from core.domain import health
from core.domain.quarter_lock import lock_quarter
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from core.models import TransitionLog
from core.quarters import Quarter
from documents.models import IssuedPaper
from finance.domain.charging import Span
from finance.domain.invoices import cancel_invoice, charge, charge_all, draft_invoice, is_stale, issue_invoice
from finance.domain.payments import allocate, free_of
from finance.domain.renewal import renew_invoice
from finance.models import Income, Invoice, InvoiceLine
from finance.tasks import charge as charge_task
from residents.domain.grants import add_grant, stop_grant
from residents.domain.supplements import draft_supplement, issue_supplement, sign_supplement
from tests.makers.documents import text_of
from tests.makers.ending import terminated
from tests.makers.finance import accountant
from tests.makers.invoices import an_invoice, charged, fresh, paid, paying_residency, payment
from tests.makers.residents import clerk, director, make_residency, representative_of, signed_copy
from tests.makers.terms import fee

pytestmark = pytest.mark.django_db
MARCH = Span(date(2026, 3, 1), date(2026, 3, 31))


def test_each_month_that_is_over_has_one_invoice_with_its_number_paper_and_last_day():
    invoices = charged(paying_residency(), date(2026, 5, 4))
    assert [(row.period_from, row.period_to, row.total) for row in invoices] == [
        (date(2026, 2, 2), date(2026, 2, 28), Decimal("1928.57")),
        (date(2026, 3, 1), date(2026, 3, 31), Decimal("2000.00")),
        (date(2026, 4, 1), date(2026, 4, 30), Decimal("2000.00")),
    ]
    assert [row.number for row in invoices] == [f"ТЭ-2026/{number:04d}" for number in (1, 2, 3)]
    assert (invoices[0].issued_on, invoices[0].due_on) == (date(2026, 5, 4), date(2026, 5, 22))
    assert invoices[0].paper.subject == invoices[0]


def test_the_resident_is_told_of_an_issued_invoice_in_its_own_language_and_of_no_draft(settings):
    residency = paying_residency()
    person = representative_of(residency)
    person.language = "ru"
    person.save()
    Email.objects.all().delete()
    settings.CENTRE = {**settings.CENTRE, "INVOICE_DRAFTS_WAIT": True}
    (draft,) = charged(residency, date(2026, 3, 2))
    assert not Email.objects.exists()
    issued = issue_invoice(draft, actor=accountant(), at=clock.moment_of(date(2026, 3, 2)))
    letter = Email.objects.get()
    assert (letter.to, issued.number in letter.subject) == ([person.email], True)
    for word in (issued.number, "1 928,57", "/ru/", reverse("finance:invoices", args=[residency.pk])[3:]):
        assert word in letter.message.replace("\u00a0", " ")


def test_charging_twice_adds_nothing():
    residency = paying_residency()
    assert len(charged(residency)) == 9
    assert charged(residency) == []
    assert charge_task() == 0
    assert IssuedPaper.objects.filter(kind="invoice").count() == 9


def test_the_worker_charges_every_contract_with_a_fee_and_no_other():
    paying_residency()
    make_residency()
    assert charge_task() == 9
    assert {row.actor_kind for row in TransitionLogs()} == {"system"}


def TransitionLogs():

    return TransitionLog.objects.filter(transition="issue", content_type__app_label="finance")


def test_one_contract_that_is_refused_holds_up_no_other(monkeypatch):
    first, second = paying_residency(), paying_residency()

    def refuse_first(residency, **given):
        if residency.pk == first.pk:
            raise DomainError("Болбойт.")
        return charge(residency, **given)

    monkeypatch.setattr("finance.domain.invoices.charge", refuse_first)
    made = charge_all(at=clock.moment_of(date(2026, 3, 2)))
    assert [row.contract_id for row in made.invoices] == [second.contract_id]
    assert made.refused == [f"{first.party}: Болбойт."]


def test_a_quarter_already_reported_gets_no_invoice():
    residency = paying_residency()
    lock_quarter(Quarter(2026, 1), actor=director())
    with pytest.raises(DomainError, match="1-квартал"):
        draft_invoice(residency, MARCH, actor=accountant())
    assert charged(residency)[0].period_from == date(2026, 4, 1)


def test_a_quarter_is_charged_at_once_where_the_centre_says_so(settings):
    settings.CENTRE = {**settings.CENTRE, "INVOICE_MONTHS": 3}
    invoices = charged(paying_residency())
    assert [(row.period_from, row.total) for row in invoices] == [
        (date(2026, 2, 2), Decimal("3928.57")),
        (date(2026, 4, 1), Decimal(6000)),
        (date(2026, 7, 1), Decimal(6000)),
    ]
    settings.CENTRE = {**settings.CENTRE, "INVOICE_MONTHS": 1}
    assert [row.period_from for row in charged(invoices_of(invoices[0]))] == [date(2026, 10, 1)]


def invoices_of(invoice):
    return invoice.contract.residency


def test_drafts_wait_for_the_finance_officer_where_the_centre_says_so(settings):
    settings.CENTRE = {**settings.CENTRE, "INVOICE_DRAFTS_WAIT": True}
    draft = an_invoice()
    assert (draft.state, draft.number, draft.lines.count()) == ("draft", "", 1)
    issue_invoice(draft, actor=accountant())
    assert draft.number == "ТЭ-2026/0001"
    with pytest.raises(WrongState):
        issue_invoice(draft, actor=accountant())


def test_days_already_charged_are_refused():
    residency = paying_residency()
    charged(residency)
    with pytest.raises(DomainError, match="төлөм эсеби бар"):
        draft_invoice(residency, Span(date(2026, 3, 10), date(2026, 4, 2)), actor=accountant())


def test_the_database_holds_one_invoice_of_a_period():
    invoice = an_invoice()
    with pytest.raises(IntegrityError), transaction.atomic():
        Invoice.objects.create(
            party=invoice.party, contract=invoice.contract, period_from=invoice.period_from,
            period_to=invoice.period_to, total=1,
        )  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [{"total": 0}, {"period_to": date(2026, 1, 1)}, {"number": ""}, {"cancel_reason": "?"}, {"due_on": None}],
)
def test_the_database_refuses_an_invoice_that_cannot_be(change):
    invoice = an_invoice()
    with pytest.raises(IntegrityError), transaction.atomic():
        Invoice.objects.filter(pk=invoice.pk).update(**change)


def test_only_the_finance_officer_issues_and_cancels():
    residency = paying_residency()
    for user in (clerk(), director()):
        with pytest.raises(NotAllowed):
            charge(residency, actor=user)
    invoice = an_invoice(residency)
    with pytest.raises(NotAllowed):
        cancel_invoice(invoice, reason="Ката.", actor=clerk())


def test_a_cancelled_invoice_says_why_keeps_its_number_and_its_days_are_charged_anew():
    residency = paying_residency()
    invoice = an_invoice(residency)
    with pytest.raises(FieldError):
        cancel_invoice(invoice, reason=" \u200b", actor=accountant())
    cancel_invoice(invoice, reason="Ката жазылган.", actor=accountant())
    assert (invoice.state, invoice.number) == ("cancelled", "ТЭ-2026/0001")
    assert charged(residency, date(2026, 3, 3))[0].number == "ТЭ-2026/0002"


def test_a_paid_invoice_is_not_cancelled():
    invoice = an_invoice()
    paid(invoice, 1)
    with pytest.raises(WrongState, match="кайра алыңыз"):
        cancel_invoice(invoice, reason="Ката.", actor=accountant())


def test_an_invoice_of_a_reported_quarter_is_not_cancelled():
    invoice = an_invoice()
    lock_quarter(Quarter(2026, 1), actor=director())
    with pytest.raises(DomainError, match="1-квартал"):
        cancel_invoice(invoice, reason="Ката.", actor=accountant())


def test_a_supplement_recorded_late_makes_an_invoice_stale_and_it_is_charged_anew_with_its_money():
    residency = paying_residency()
    april = charged(residency, date(2026, 5, 4))[-1]
    paid(april)
    supplement_from(residency, date(2026, 4, 16), quantity=1)
    assert is_stale(april)
    new, *_later = renew_invoice(april, reason="Кошумча макулдашуу кеч киргизилди.", actor=accountant())
    assert (april.contract_id, new.total) == (new.contract_id, Decimal(1500))
    assert fresh(april).state == "cancelled"
    assert fresh(new).standing() == "paid"
    assert free_of(Income.objects.get()) == Decimal(500)


def test_an_invoice_that_still_holds_is_not_charged_anew():
    with pytest.raises(DomainError, match="туура келет"):
        renew_invoice(an_invoice(), reason="Ката.", actor=accountant())


def test_a_draft_is_not_issued_once_the_contract_says_something_else(settings):
    settings.CENTRE = {**settings.CENTRE, "INVOICE_DRAFTS_WAIT": True}
    residency = paying_residency()
    draft = charged(residency, date(2026, 3, 2))[0]
    supplement_from(residency, date(2026, 2, 16), quantity=1)
    with pytest.raises(DomainError, match="өзгөргөн"):
        issue_invoice(draft, actor=accountant())


def supplement_from(residency, day, *, quantity):
    """Both signed on `day` that so many places are paid instead."""
    at = clock.moment_of(day)
    old = residency.contract.grants.get(kind="fee")
    row = draft_supplement(residency.contract, effective_on=day, actor=clerk(), at=at)
    stop_grant(row, old, actor=clerk(), at=at)
    add_grant(row, fee(old.line.tariff, quantity), actor=clerk(), at=at)
    issue_supplement(row, actor=clerk(), at=at)
    sign_supplement(row, signed_on=day, scan=signed_copy(), actor=director(), at=at)


def test_the_end_of_a_status_stops_the_charges_at_its_last_day():
    residency = paying_residency()
    charged(residency, date(2026, 10, 5))
    terminated(residency, ended_on=date(2026, 11, 16))
    last = Invoice.objects.live().order_by("-period_to")[0]
    assert (last.period_from, last.period_to) == (date(2026, 11, 1), date(2026, 11, 15))
    assert last.total == Decimal(1000)
    assert charged(residency) == []


def test_a_month_charged_past_the_end_is_charged_anew_and_its_money_becomes_an_advance():
    residency = paying_residency()
    october = charged(residency, date(2026, 11, 2))[-1]
    income = payment(october, 5000)
    allocate(income, october, amount=october.total, actor=accountant())
    terminated(residency, ended_on=date(2026, 10, 16))
    assert fresh(october).state == "cancelled"
    new = Invoice.objects.with_paid().issued().order_by("-period_to")[0]
    assert (new.period_to, new.total, new.owed) == (date(2026, 10, 15), Decimal("967.74"), Decimal(0))
    assert free_of(income) == Decimal("4032.26")


def test_the_paper_says_who_pays_what_for_which_days_in_kyrgyz_and_russian():
    invoice = an_invoice()
    ky, ru = text_of(invoice.paper), text_of(invoice.paper, "ru")
    for words in (invoice.number, "1 928,57", "02.02.2026"):
        assert words in ky
        assert words in ru
    assert "Коворкингдеги орун" in ky
    assert "Место в коворкинге" in ru


def test_doctor_finds_an_invoice_without_lines_and_wrong_sums():
    invoice, other = an_invoice(), an_invoice()
    assert found("invoices") == []
    InvoiceLine.objects.filter(invoice=invoice).delete()
    Invoice.objects.filter(pk=other.pk).update(total=1)
    assert len(found("invoices")) == 2


def found(code):
    return list(health.CHECKS[code].find())


def test_the_system_charges_without_an_account():
    assert charge(paying_residency(), actor=StandIn.SYSTEM)


def test_charging_looks_at_thirty_contracts_as_at_one():
    residency = paying_residency()
    charged(residency, date(2026, 3, 2))
    with CaptureQueriesContext(connection) as one:
        charged(residency, date(2026, 3, 3))
    with CaptureQueriesContext(connection) as nothing_new:
        charged(residency, date(2026, 3, 3))
    assert len(nothing_new) == len(one)
