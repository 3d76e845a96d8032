"""Invoices in the admin and in the resident's cabinet: charged, paid, read (3.3.3)."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from accounts.roles import Role
from core.enums import Unit
from finance.domain.payments import allocate
from finance.models import Allocation, Invoice
from portal.queues import queues_of
from tests.finance.test_invoices import supplement_from
from tests.makers.finance import accountant
from tests.makers.invoices import an_invoice, charged, fresh, paid, paying_residency, payment
from tests.makers.people import make_user
from tests.makers.residents import clerk, make_residency, representative_of

pytestmark = pytest.mark.django_db
LIST = "/admin/finance/invoice/"


@pytest.fixture
def officer(client):
    client.force_login(accountant())
    return client


def queries_of(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_the_finance_officer_charges_what_is_due_and_sees_what_came_of_it(officer):
    paying_residency()
    assert f"{LIST}charge/" in officer.get(LIST).content.decode()
    assert "1 " in officer.get(f"{LIST}charge/").context["says"]
    page = officer.post(f"{LIST}charge/", follow=True)
    assert str(next(iter(page.context["messages"]))).startswith("9 ")
    assert Invoice.objects.count() == 9
    again = officer.post(f"{LIST}charge/", follow=True)
    assert Invoice.objects.count() == 9
    assert len(again.context["messages"]) == 1


def test_a_press_charges_so_many_contracts_and_says_how_many_are_left(officer, monkeypatch):
    paying_residency(), paying_residency()
    monkeypatch.setattr("finance.admin_payments.AT_ONCE", 1)
    page = officer.post(f"{LIST}charge/", follow=True)
    assert len(page.context["messages"]) == 2
    assert Invoice.objects.values("contract").distinct().count() == 1


def test_the_list_has_its_sums_and_filters_by_how_invoices_stand(officer):
    first, second = charged(paying_residency(), date(2026, 11, 12))[:2]
    paid(first)
    paid(second, 500)
    page = officer.get(LIST)
    assert [sum_ for _label, sum_ in page.context["totals"]] == [
        "17\u00a0928,57\u00a0сом", "2\u00a0428,57\u00a0сом", "15\u00a0500,00\u00a0сом",
    ]  # fmt: skip
    counts = {"paid": 1, "partly": 1, "waiting": 7, "overdue": 0, "unpaid": 8, "draft": 0, "cancelled": 0}
    for standing, count in counts.items():
        found = officer.get(f"{LIST}?standing={standing}").context["cl"]
        assert found.result_count == count, standing
    assert officer.get(f"{LIST}?period=2026-Q2").context["cl"].result_count == 3


def test_the_list_is_a_spreadsheet_and_is_found_as_people_type(officer):
    invoice = an_invoice(paying_residency(applicant_name="ЖЧК «Өсүмдүк»"))
    sheet = load_workbook(BytesIO(officer.get(f"{LIST}export/").content)).active
    assert sheet.cell(2, 1).value == invoice.number
    assert officer.get(f"{LIST}?q=осумдук").context["cl"].result_count == 1
    assert officer.get(f"{LIST}?q={invoice.number}").context["cl"].result_count == 1


def test_an_invoice_is_paid_from_a_payment_of_its_resident_and_the_part_is_taken_back(officer):
    invoice = an_invoice()
    income = payment(invoice, 5000)
    page = officer.get(f"{LIST}{invoice.pk}/change/").content.decode()
    assert f"{LIST}{invoice.pk}/pay/" in page
    too_much = officer.post(f"{LIST}{invoice.pk}/pay/", {"income": income.pk, "amount": "1 928,58"})
    assert "1\u00a0928,57" in str(too_much.context["form"].errors["amount"])
    officer.post(f"{LIST}{invoice.pk}/pay/", {"income": income.pk, "amount": "1 928,57"})
    part = Allocation.objects.get()
    assert (
        f"{LIST}{invoice.pk}/parts/{part.pk}/" in officer.get(f"{LIST}{invoice.pk}/change/").content.decode()
    )
    officer.post(f"{LIST}{invoice.pk}/parts/{part.pk}/", {"reason": "Башка эсепке."})
    assert fresh(invoice).paid == 0


def test_a_payment_is_spread_from_its_own_page(officer):
    invoice = an_invoice()
    income = payment(invoice, 5000)
    url = f"/admin/finance/income/{income.pk}/spread/"
    assert url in officer.get(f"/admin/finance/income/{income.pk}/change/").content.decode()
    officer.post(url)
    assert fresh(invoice).standing() == "paid"
    assert "3\u00a0071,43" in officer.get(f"/admin/finance/income/{income.pk}/change/").content.decode()


def test_an_invoice_is_cancelled_with_its_reason_and_charged_anew_when_stale(officer):
    residency = paying_residency()
    invoice = charged(residency)[-1]
    assert officer.get(f"{LIST}{invoice.pk}/renew/").status_code == 404
    supplement_from(residency, invoice.period_from.replace(day=16), quantity=1)
    officer.post(f"{LIST}{invoice.pk}/renew/", {"reason": "Кошумча макулдашуу кеч келди."})
    assert fresh(invoice).state == "cancelled"
    other = charged(paying_residency())[0]
    officer.post(f"{LIST}{other.pk}/do/cancel/", {"reason": "Ката."})
    assert fresh(other).cancel_reason == "Ката."


def test_debts_are_told_by_age_and_as_a_spreadsheet(officer):
    invoice = an_invoice()
    payment(invoice, 10)
    page = officer.get(f"{LIST}ageing/")
    (row,) = page.context["rows"]
    assert row["cells"][-2:] == ["1\u00a0928,57\u00a0сом", "1\u00a0928,57\u00a0сом"]
    assert len(page.context["advances"]) == 1
    sheet = load_workbook(BytesIO(officer.get(f"{LIST}ageing/ageing.xlsx").content)).active
    assert float(sheet.cell(2, 7).value) == 1928.57


def test_an_employee_reads_the_invoices_of_the_own_unit_and_changes_nothing(client):
    own, other = an_invoice(paying_residency(unit="incubator")), an_invoice()
    client.force_login(make_user(Role.UNIT_STAFF, unit=Unit.INCUBATOR))
    assert [row.pk for row in client.get(LIST).context["cl"].result_list] == [own.pk]
    assert client.get(f"{LIST}{own.pk}/change/").status_code == 200
    assert client.get(f"{LIST}{other.pk}/change/").status_code == 302
    assert len(client.get(f"{LIST}ageing/").context["rows"]) == 1
    for page in ("charge/", f"{own.pk}/pay/", f"{own.pk}/renew/"):
        assert client.get(f"{LIST}{page}").status_code == 404


def test_overdue_invoices_and_unallocated_money_wait_for_the_finance_officer():
    invoice = an_invoice()
    assert f"{LIST}?standing=overdue" in [queue.url for queue in queues_of(accountant())]
    income = payment(invoice, 10)
    urls = [queue.url for queue in queues_of(accountant())]
    assert f"/admin/finance/income/{income.pk}/change/" in urls
    assert not [queue for queue in queues_of(clerk()) if "invoice" in queue.url]


@pytest.mark.parametrize("page", [LIST, f"{LIST}ageing/"])
def test_thirty_invoices_cost_as_many_queries_as_one(officer, page):
    an_invoice()
    one = queries_of(officer, page)
    for _number in range(3):
        charged(paying_residency())
    assert Invoice.objects.count() >= 25
    assert queries_of(officer, page) == one


def test_a_resident_sees_its_own_invoices_and_what_is_owed(client):
    residency = paying_residency()
    invoices = charged(residency)
    allocate(payment(invoices[0], 3000), invoices[0], amount=invoices[0].total, actor=accountant())
    client.force_login(representative_of(residency))
    page = client.get(f"/ky/cabinet/{residency.pk}/invoices/")
    text = page.content.decode()
    assert all(invoice.number in text for invoice in invoices)
    assert "16\u00a0000,00" in text
    assert "1\u00a0071,43" in text
    assert reverse("documents:paper", args=[invoices[0].paper_id]) in text
    assert client.get(f"/ky/cabinet/invoices/{invoices[0].paper_id}/ru.pdf").status_code == 200
    assert "invoices/" in client.get("/ky/cabinet/").content.decode()


def test_another_residents_invoices_are_not_there(client):
    invoice, other = an_invoice(), make_residency()
    client.force_login(representative_of(other))
    residency = invoice.contract.residency
    assert client.get(f"/ky/cabinet/{residency.pk}/invoices/").status_code == 404
    assert client.get(f"/ky/cabinet/invoices/{invoice.paper_id}/ru.pdf").status_code == 404
    assert client.get(reverse("documents:paper", args=[invoice.paper_id])).status_code == 404
    assert client.get(f"/ky/cabinet/{other.pk}/invoices/").status_code == 200


def test_the_residents_page_costs_the_same_for_one_invoice_and_for_nine(client):
    residency = paying_residency()
    an_invoice(residency)
    client.force_login(representative_of(residency))
    address = f"/ky/cabinet/{residency.pk}/invoices/"
    one = queries_of(client, address)
    charged(residency)
    assert queries_of(client, address) == one
    assert fresh(Invoice.objects.first()).owed > Decimal(0)
