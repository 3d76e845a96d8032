"""Totals of money: confirmed beside waiting, by source, purpose, quarter and year."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.quarters import Quarter
from finance.domain import queries
from finance.domain.confirmation import return_operation, reverse_operation, withdraw_operation
from tests.makers.finance import DAY, accountant, confirmed, make_income, make_spending
from tests.makers.residents import clerk

pytestmark = pytest.mark.django_db


def line(lines, code):
    return next(one for one in lines if one.code == code)


def test_income_stands_in_its_source_and_quarter_and_waiting_money_stands_apart():
    confirmed(make_income(amount=Decimal("100.10"), received_on=date(2026, 2, 3)))
    confirmed(make_income(amount=Decimal("200.20")))
    make_income(amount=Decimal("50"))
    return_operation(make_income(amount=Decimal("7")), remark="Ката.", actor=accountant())
    withdraw_operation(make_income(amount=Decimal("900")), reason="Ката.", actor=clerk())
    found = line(queries.income_by_source(2026), "services")
    assert found.quarters[Quarter(2026, 1)].confirmed == Decimal("100.10")
    last = found.quarters[Quarter(2026, 4)]
    assert (last.confirmed, last.waiting) == (Decimal("200.20"), Decimal("57.00"))
    assert (found.year.confirmed, found.year.waiting) == (Decimal("300.30"), Decimal("57.00"))


def test_a_year_has_six_lines_even_when_nothing_came():
    assert [one.code for one in queries.income_by_source(2026)] == [
        "budget",
        "services",
        "grants",
        "funds",
        "donations",
        "other",
    ]


def test_the_lines_add_up_to_the_total():
    for source in ("budget", "grants"):
        confirmed(make_income(source=source, amount=Decimal("10.01")))
    total = queries.total_of(queries.income_by_source(2026), 2026)
    assert total.year.confirmed == total.quarters[Quarter(2026, 4)].confirmed == Decimal("20.02")


def test_spending_is_counted_by_source_and_by_purpose_alike():
    confirmed(make_spending(purpose="projects", amount=Decimal(30)))
    confirmed(make_spending(purpose="operating", amount=Decimal(12)))
    by_purpose = queries.spending_by_purpose(2026)
    assert [one.year.confirmed for one in by_purpose] == [0, 12, 30]
    assert queries.total_of(queries.spending_by_source(2026), 2026).year.confirmed == 42


def test_a_reversal_counts_against_its_original_in_the_quarter_of_the_reversal():
    income = confirmed(make_income(received_on=date(2026, 9, 1), amount=Decimal(70)))
    confirmed(reverse_operation(income, on=DAY, reason="Ката.", actor=clerk()))
    found = line(queries.income_by_source(2026), "services")
    assert [found.quarters[Quarter(2026, n)].confirmed for n in (3, 4)] == [70, -70]
    assert queries.balance_of("services") == 0


def test_the_balance_of_a_source_is_what_came_less_what_went_until_a_day():
    confirmed(make_income(amount=Decimal(100), received_on=date(2025, 12, 30)))
    confirmed(make_spending(amount=Decimal(30), spent_on=date(2026, 1, 9)))
    make_spending(amount=Decimal(5))
    assert queries.balance_of("services", on=date(2025, 12, 31)) == 100
    assert queries.balance_of("services") == 70


def test_a_period_holds_the_confirmed_alone():
    confirmed(make_income(amount=Decimal(100)))
    make_income(amount=Decimal(5))
    confirmed(make_spending(amount=Decimal(40)))
    found = queries.confirmed_between(Quarter(2026, 4).start, Quarter(2026, 4).end)
    assert found == {"income": {"services": 100}, "spent": {"services": 40}, "purposes": {"operating": 40}}


def test_thirty_entries_cost_as_many_queries_as_one():
    make_income()
    with CaptureQueriesContext(connection) as one:
        queries.income_by_source(2026)
    for _number in range(29):
        make_income()
    with CaptureQueriesContext(connection) as thirty:
        queries.income_by_source(2026)
    assert len(thirty) == len(one)
