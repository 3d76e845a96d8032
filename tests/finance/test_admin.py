"""Income and spending in the admin: entered, confirmed, and the year at a glance."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.roles import Role
from finance.domain.confirmation import return_operation
from finance.models import Income, Spending
from portal.queues import queues_of
from tests.makers.finance import accountant, confirmed, make_income, make_spending
from tests.makers.people import make_user
from tests.makers.residents import clerk

pytestmark = pytest.mark.django_db
INCOME, SPENDING = "/admin/finance/income/", "/admin/finance/spending/"
TYPED = {
    "source": "grants",
    "received_on": "12.10.2026",
    "amount": "250 000,50",
    "currency": "KGS",
    "counterpart": "Эл аралык илим фонду",
    "description": "Агротехнологиялар боюнча грант",
    "basis": "2026-жылдын 1-октябрындагы № 14 гранттык макулдашуу",
}


@pytest.fixture
def enters(client):
    client.force_login(clerk())
    return client


@pytest.fixture
def confirms(client):
    client.force_login(accountant())
    return client


def test_income_is_entered_as_people_write_sums_and_days(enters):
    answer = enters.post(f"{INCOME}add/", TYPED)
    income = Income.objects.get()
    assert answer["Location"] == f"{INCOME}{income.pk}/change/"
    assert (income.amount, income.state) == (Decimal("250000.50"), "entered")


def test_a_refusal_stands_beside_its_field_and_what_was_typed_stays(enters):
    page = enters.post(f"{INCOME}add/", {**TYPED, "amount": "", "currency": "USD"}).content.decode()
    assert "Курсун жазыңыз" in page
    assert "Агротехнологиялар боюнча грант" in page
    assert not Income.objects.exists()


def test_a_rate_is_written_with_a_comma(enters):
    foreign = {"currency": "USD", "foreign_amount": "1000", "rate": "87,4512", "rate_date": "12.10.2026"}
    enters.post(f"{INCOME}add/", {**TYPED, "amount": "", **foreign})
    assert Income.objects.get().amount == Decimal("87451.20")


def test_the_finance_officer_confirms_by_the_document(confirms):
    income = make_income()
    url = f"{INCOME}{income.pk}/do/confirm/"
    assert url in confirms.get(f"{INCOME}{income.pk}/change/").content.decode()
    confirms.post(url, {"document_number": "МО-14", "document_date": "13.10.2026"})
    income.refresh_from_db()
    assert (income.state, income.document_number) == ("confirmed", "МО-14")


def test_before_confirming_what_a_source_lacks_is_said(confirms):
    spending = make_spending(amount=Decimal("700"))
    assert "700,00\u00a0сом" in confirms.get(f"{SPENDING}{spending.pk}/do/confirm/").content.decode()


def test_a_returned_entry_is_corrected_on_its_own_page(enters):
    income = return_operation(make_income(), remark="Сумманы тактаңыз.", actor=accountant())
    page = enters.get(f"{INCOME}{income.pk}/correct/").content.decode()
    assert "Сумманы тактаңыз." in page
    enters.post(f"{INCOME}{income.pk}/correct/", TYPED)
    income.refresh_from_db()
    assert (income.state, income.source) == ("entered", "grants")


def test_a_reversal_is_entered_from_the_confirmed_row(enters):
    income = confirmed(make_income())
    url = f"{INCOME}{income.pk}/reverse/"
    assert url in enters.get(f"{INCOME}{income.pk}/change/").content.decode()
    enters.post(url, {"on": "20.11.2026", "reason": "Сумма ката."})
    reversal = Income.objects.get(reverses=income)
    assert "Сумма ката." in enters.get(f"{INCOME}{reversal.pk}/change/").content.decode()
    assert url not in enters.get(f"{INCOME}{income.pk}/change/").content.decode()


def test_who_only_reads_acts_on_nothing(client):
    income, done = make_income(), confirmed(make_income())
    client.force_login(make_user(Role.AUDITOR))
    assert client.get(f"{INCOME}money/").status_code == 200
    for path in (f"{income.pk}/correct/", f"{done.pk}/reverse/", f"{income.pk}/do/confirm/"):
        assert client.get(f"{INCOME}{path}").status_code == 404
    assert client.get(f"{INCOME}add/").status_code == 403


def test_each_figure_of_the_year_opens_the_rows_that_make_it(confirms):
    confirmed(make_income(amount=Decimal("1234.50")))
    make_income(amount=Decimal("77"))
    page = confirms.get(f"{INCOME}money/?year=2026").content.decode()
    assert "1\u00a0234,50" in page
    assert "(77,00)" in page
    rows = confirms.get(f"{INCOME}?source__exact=services&period=2026-Q4&state__exact=confirmed")
    assert rows.context["cl"].result_count == 1
    waiting = confirms.get(f"{INCOME}?source__exact=services&period=2026&state__in=entered%2Creturned")
    assert [row.amount for row in waiting.context["cl"].result_list] == [Decimal(77)]


@pytest.mark.parametrize("year", ["1066", "abc", "²"])
def test_a_year_without_money_shows_the_present_one(confirms, year):
    assert confirms.get(f"{INCOME}money/?year={year}").context["year"] == 2026


def test_the_finance_officer_sees_what_waits_and_the_centre_what_was_returned():
    make_income()
    return_operation(make_spending(), remark="Ката.", actor=accountant())
    assert [queue.url for queue in queues_of(accountant())] == [f"{INCOME}?state__exact=entered&period=come"]
    assert f"{SPENDING}?state__exact=returned&period=come" in [queue.url for queue in queues_of(clerk())]


def test_a_plan_does_not_wait_for_the_accountants(november_2026):
    from datetime import date

    make_income(received_on=date(2026, 12, 20), at=None)
    assert queues_of(accountant()) == []


def test_entries_are_found_as_people_type(confirms):
    make_income(description="Өнүктүрүү гранты")
    make_income(description="Башка")
    found = confirms.get(f"{INCOME}?q=онуктуруу").context["cl"].result_list
    assert [row.description for row in found] == ["Өнүктүрүү гранты"]


@pytest.mark.parametrize(("url", "make"), [(INCOME, make_income), (SPENDING, make_spending)])
def test_thirty_rows_cost_as_many_queries_as_one(confirms, url, make):
    make()
    confirms.get(url)
    with CaptureQueriesContext(connection) as one:
        assert confirms.get(url).status_code == 200
    for _number in range(24):
        make()
    with CaptureQueriesContext(connection) as thirty:
        confirms.get(url)
    assert len(thirty) == len(one)


def test_saving_the_page_changes_nothing(enters):
    spending = make_spending()
    enters.post(f"{SPENDING}{spending.pk}/change/", {"amount": "1"})
    assert Spending.objects.get().amount == spending.amount
