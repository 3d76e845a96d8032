"""3.3.3: a resident pays on time for what the contract gives; the invoices show whether it does.

«… келишим боюнча акыларды өз убагында төлөөгө …»
"""

from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from post_office.models import Email

from core import clock
from core.errors import FieldError
from documents.domain.reminders import send_reminders
from documents.models import Reminder
from finance.domain.handover import charges_open, debts_open
from finance.domain.payments import take_back
from finance.models import Invoice
from residents.domain.duties import INSTEAD, duty_of
from residents.domain.handover import settle_item
from residents.domain.signals import signs_of
from residents.enums_duties import Duty, DutyStatus
from residents.models import Residency
from tests.makers.ending import checked, terminated
from tests.makers.finance import accountant
from tests.makers.invoices import charged, fresh, paid, paying_residency
from tests.makers.residents import make_residency, representative_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]


def pays(residency: Residency, on: date | None = None) -> tuple[str, str]:
    """How the duty stands and in which words."""
    state = duty_of(residency, Duty.PAYMENT, on)
    return state.status, " ".join(finding.words for finding in state.findings)


def test_of_a_resident_without_invoices_nothing_is_said() -> None:
    assert pays(make_residency()) == (DutyStatus.UNKNOWN, "")


def test_an_invoice_that_waits_is_due_and_one_past_its_last_day_is_a_missed_duty() -> None:
    residency = paying_residency()
    (invoice,) = charged(residency, date(2026, 3, 2))
    assert pays(residency, invoice.due_on)[0] == DutyStatus.DUE
    status, words = pays(residency, date(2026, 3, 26))
    assert status == DutyStatus.MISSED
    assert "1\u00a0928,57" in words
    assert "16.03.2026" in words
    assert "10" in words


def test_who_has_paid_every_invoice_keeps_the_duty() -> None:
    residency = paying_residency()
    part = paid(charged(residency, date(2026, 3, 2))[0])
    assert pays(residency)[0] == DutyStatus.KEPT
    take_back(part, reason="Башка эсепке.", actor=accountant())
    assert pays(residency, clock.today() + timedelta(days=1))[0] == DutyStatus.MISSED


def test_an_invoice_paid_in_part_is_still_owed() -> None:
    residency = paying_residency()
    paid(charged(residency, date(2026, 3, 2))[0], 1900)
    assert "28,57" in pays(residency)[1]


def test_where_invoices_speak_a_note_by_hand_is_not_heard() -> None:
    residency, other = paying_residency(), make_residency()
    checked(residency, Duty.PAYMENT, DutyStatus.MISSED)
    checked(other, Duty.PAYMENT, DutyStatus.MISSED)
    assert pays(residency)[0] == DutyStatus.MISSED
    paid(charged(residency, date(2026, 3, 2))[0])
    assert pays(residency)[0] == DutyStatus.KEPT
    assert pays(other)[0] == DutyStatus.MISSED
    assert INSTEAD == {(Duty.PAYMENT, "finance.invoices"): "residents.checks"}


def test_overdue_invoices_are_a_sign_that_proposes_a_call() -> None:
    residency = paying_residency()
    charged(residency, date(2026, 3, 2))
    assert "unpaid_invoices" in {sign.code for sign in signs_of([residency])[residency.pk]}
    for invoice in Invoice.objects.all():
        paid(invoice)
    assert "unpaid_invoices" not in {sign.code for sign in signs_of([residency])[residency.pk]}


def test_a_resident_is_reminded_before_the_last_day_and_after_it_each_time_once() -> None:
    residency = paying_residency()
    (invoice,) = charged(residency, date(2026, 3, 2))
    days = (date(2026, 3, 11), date(2026, 3, 13), date(2026, 3, 15), date(2026, 3, 17), date(2026, 3, 23))
    for day in days:
        for _twice in range(2):
            with time_machine.travel(clock.moment_of(day, 9), tick=False):
                send_reminders()
    said = Reminder.objects.filter(source="invoices").values_list("days_before", flat=True)
    assert list(said) == [3, 1, -1, -7]
    letter = Email.objects.filter(to=[representative_of(residency).email]).order_by("pk").last()
    assert invoice.number in letter.message
    assert f"/ky/cabinet/{residency.pk}/invoices/" in letter.message


def test_who_has_paid_is_not_reminded() -> None:
    paid(charged(paying_residency(), date(2026, 3, 2))[0])
    send_reminders()
    assert not Reminder.objects.filter(source="invoices").exists()


def test_when_a_status_ends_debts_are_settled_only_when_every_invoice_is_paid() -> None:
    residency = paying_residency()
    charged(residency)
    terminated(residency)
    item = residency.handover.get(code="finance.debts")
    with pytest.raises(FieldError, match="18"):
        settle_item(item, state="done", actor=accountant())
    for invoice in Invoice.objects.issued():
        paid(invoice)
    assert (debts_open(residency), charges_open(residency)) == ("", "")
    assert settle_item(item, state="done", actor=accountant()).state == "done"


def test_the_incubators_place_is_charged_at_its_easy_price() -> None:
    """3.2.1: the co-working space on preferential terms."""
    residency = paying_residency(unit="incubator")
    march = charged(residency, date(2026, 4, 2))[1]
    assert fresh(march).total == Decimal(1200)
