"""The same facts give the same numbers on SQLite and PostgreSQL, by sums, by records and by raw SQL (7.2)."""

from decimal import Decimal

import pytest
from bench import facts, figures
from bench.fill import LAST, QUARTERS
from django.db import connection

from core.exact_sum import ExactSum
from finance.models import Income
from reporting.indicators import INDICATORS

pytestmark = pytest.mark.django_db
COUNT = 4_000
# Of the first quarter of 2025. What stands here was computed on SQLite and on PostgreSQL, and by raw SQL.
EXPECTED = {
    "residents": Decimal("30"),
    "jobs_created": Decimal("119"),
    "investment": Decimal("17429000.61"),
    "patents": Decimal("5"),
    "revenue": Decimal("633995.14"),
    "occupancy": Decimal("74.67"),
    "acceptance_rate": Decimal("52.63"),
    "time_to_decision": Decimal("16"),
    "graduation_rate": Decimal("25.00"),
    "survival_1": Decimal("77.78"),
    "survival_3": Decimal("100.00"),
    "mentor_hours": Decimal("42.5"),
    "services": Decimal("33"),
    "events": Decimal("4"),
    "participants": Decimal("16"),
    "attendances": Decimal("17"),
    "own_income": Decimal("2241961.29"),
    "budget_execution": Decimal("160.99"),
    "memorandum_activity": Decimal("1"),
}


@pytest.fixture
def seeded() -> int:
    return facts.seed(COUNT)


def test_the_figures_of_a_quarter_are_these_on_every_database(seeded: int) -> None:
    assert seeded == 4493
    assert figures.ours() == EXPECTED


def test_raw_sql_gives_the_same_figures(seeded: int) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("the raw SQL is PostgreSQL's")
    figures.compare(figures.ours(), figures.raw())


def test_figures_that_differ_are_no_measurement() -> None:
    with pytest.raises(figures.Different, match="revenue"):
        figures.compare(EXPECTED, {**EXPECTED, "revenue": Decimal(1)})


def test_sums_and_records_give_the_same_figures_of_every_quarter(seeded: int) -> None:
    for code, indicator in INDICATORS.items():
        rows = indicator.rows(QUARTERS[0], LAST)
        assert indicator.by_quarter(QUARTERS) == indicator.each(rows, QUARTERS), code
        assert indicator.year_to_date(LAST) == indicator.fact(rows, LAST), code


def test_money_is_added_up_to_the_tyiyn(seeded: int) -> None:
    rows = Income.objects.values_list("amount", flat=True)
    assert Income.objects.aggregate(sum=ExactSum("amount"))["sum"] == sum(rows)
