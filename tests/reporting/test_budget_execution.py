"""The execution of the budget, an indicator by source: its number opens to plan and receipts (4.2.3 c)."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from core.quarters import Quarter
from reporting.domain.budget import execution_of, set_budget, total_of
from reporting.domain.lineage import lineage
from reporting.domain.snapshot import indicator_entries
from reporting.domain.year_plans import approve_year_plan, draft_year_plan, submit_year_plan
from reporting.indicators import INDICATORS
from tests.makers.finance import confirmed, make_income
from tests.makers.plans import approved, submitted_plan
from tests.makers.reporting import ready_centre, vice_rector
from tests.makers.residents import director

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
Q1, Q2, Q3, Q4 = Quarter(2026, 1).year_quarters
CODE = "budget_execution"


def received(source: str, day: date, amount: str) -> None:
    confirmed(make_income(source=source, received_on=day, amount=Decimal(amount)))


def test_each_quarter_tells_what_of_the_year_has_come_so_far() -> None:
    approved("budget")
    received("budget", date(2026, 2, 1), "350.25")
    received("services", date(2026, 7, 1), "350")
    indicator = INDICATORS[CODE]
    found = indicator.by_quarter([Q1, Q2, Q3])
    assert list(found.values()) == [Decimal("25.01"), Decimal("25.01"), Decimal("50.00")]
    assert indicator.year_to_date(Q3) == found[Q3] == total_of(execution_of(2026, until=Q3), "income").percent


def test_without_an_approved_budget_there_is_no_figure() -> None:
    submitted_plan("budget")
    received("budget", date(2026, 2, 1), "350")
    (entry,) = indicator_entries(Q3, [CODE])
    assert (entry["fact"], entry["state"]) == (None, "no_data")


def test_the_number_opens_to_its_plan_and_its_receipts_by_source(client: Client) -> None:
    ready_centre()
    plan = approved("budget")
    received("budget", date(2026, 2, 1), "700.25")
    received("grants", date(2026, 2, 2), "90")
    found = lineage(CODE, Q1)
    assert found.adds_up
    assert [(row["model"], row["part"]) for row in found.rows] == [
        ("reporting.yearplan", "budget"),
        ("reporting.yearplan", "services"),
        ("finance.income", "budget"),
        ("finance.income", "grants"),
    ]
    by_source = found.by(lambda row: row["part"])
    assert by_source == {"budget": Decimal("70.02"), "services": Decimal("0.00"), "grants": None}
    client.force_login(director())
    page = client.get(f"/admin/reporting/centrereport/indicator/{CODE}/2026-Q1/").content.decode()
    assert f"/admin/reporting/yearplan/{plan.pk}/change/" in page
    assert plan.paper.number in page


def test_a_new_version_of_the_budget_is_the_plan_from_its_approval() -> None:
    plan = approved("budget")
    received("budget", date(2026, 2, 1), "350.25")
    newer = draft_year_plan("budget", plan.year, why="Грант келди", actor=director())
    set_budget(newer, amounts={("income", "grants"): Decimal("1400.50")}, actor=director())
    submit_year_plan(newer, actor=director())
    assert INDICATORS[CODE].year_to_date(Q1) == Decimal("25.01")
    approve_year_plan(newer, actor=vice_rector())
    assert INDICATORS[CODE].year_to_date(Q1) == Decimal("12.50")
