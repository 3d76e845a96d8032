"""4.2.3 c, 5.2: the budget of a year by six sources and three purposes, and its execution."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from core.errors import FieldError
from core.quarters import Quarter
from finance.enums import FundingSource, SpendingPurpose
from reporting.domain.budget import execution_of, set_budget, total_of
from reporting.domain.year_plans import draft_year_plan
from reporting.models import BudgetEntry
from tests.makers.finance import confirmed, make_income, make_spending
from tests.makers.plans import approved, drafted_plan, submitted_plan
from tests.makers.residents import director

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]


def lines(year: int = 2026, **until: Quarter) -> dict[str, tuple[Decimal | None, Decimal, Decimal | None]]:
    return {line.code: (line.plan, line.fact, line.percent) for line in execution_of(year, **until)}


def money() -> None:
    """600 som of the services confirmed in two quarters, 100 waiting, 90 of a grant, 450 spent."""
    confirmed(make_income(source="services", received_on=date(2026, 2, 3), amount=Decimal("200.25")))
    confirmed(make_income(source="services", received_on=date(2026, 8, 3), amount=Decimal("400.25")))
    make_income(source="services", received_on=date(2026, 8, 4), amount=Decimal(100))
    confirmed(make_income(source="grants", received_on=date(2026, 8, 5), amount=Decimal(90)))
    confirmed(make_spending(purpose="operating", spent_on=date(2026, 8, 6), amount=Decimal(450)))


def test_a_budget_names_the_six_sources_and_the_three_purposes_alone() -> None:
    plan = drafted_plan("budget")
    assert set(lines()) == {*FundingSource.values, *SpendingPurpose.values}
    for key in (("income", "operating"), ("spending", "services"), ("loan", "budget")):
        with pytest.raises(FieldError):
            set_budget(plan, amounts={key: Decimal(1)}, actor=director())
    with pytest.raises(IntegrityError), transaction.atomic():
        BudgetEntry.objects.create(plan=plan, side="income", code="loan", amount=1)


def test_a_plan_is_not_negative_and_none_takes_a_line_away() -> None:
    plan = drafted_plan("budget")
    with pytest.raises(FieldError):
        set_budget(plan, amounts={("income", "grants"): Decimal(-1)}, actor=director())
    set_budget(plan, amounts={("income", "budget"): None, ("income", "grants"): Decimal(0)}, actor=director())
    assert sorted(plan.entries.values_list("code", flat=True)) == ["grants", "operating", "services"]


def test_the_fact_is_the_confirmed_money_to_the_tyiyn_and_the_percent_is_of_the_plan() -> None:
    approved("budget")
    money()
    found = lines()
    assert found["services"] == (Decimal("400.50"), Decimal("600.50"), Decimal("149.94"))
    assert found["operating"] == (Decimal(900), Decimal(450), Decimal("50.00"))


def test_a_source_without_a_plan_is_told_as_such_and_never_as_zero() -> None:
    approved("budget")
    money()
    assert lines()["grants"] == (None, Decimal(90), None)
    assert lines()["donations"] == (None, Decimal(0), None)
    assert lines(2025)["services"] == (None, Decimal(0), None)


def test_a_plan_of_nothing_has_no_percent() -> None:
    plan = draft_year_plan("budget", 2027, actor=director())
    set_budget(plan, amounts={("income", "grants"): Decimal(0)}, actor=director())
    assert total_of(execution_of(2027), "income").plan is None


def test_only_an_approved_budget_counts() -> None:
    submitted_plan("budget")
    assert lines()["budget"][0] is None


def test_the_execution_of_a_part_of_the_year_ends_with_its_quarter() -> None:
    approved("budget")
    money()
    assert lines(until=Quarter(2026, 2))["services"][1] == Decimal("200.25")


def test_the_totals_are_the_sums_of_their_lines() -> None:
    approved("budget")
    money()
    total = total_of(execution_of(2026), "income")
    assert (total.plan, total.fact) == (Decimal("1400.50"), Decimal("690.50"))
