"""The demonstration Centre: two years of work plans and budgets, a strategic plan, its staff (4.1, 4.2)."""

import pytest

from accounts.domain.appointments import director_on
from accounts.models import Appointment, Post
from core.clock import day_of
from portal.demo.people import user
from reporting.domain.budget import execution_of
from reporting.domain.strategy import strategy_in_force
from reporting.domain.work_plan import overdue_items
from reporting.enums_plans import ItemStanding
from reporting.models import MeasureProgress, PlanItem, StaffMember, YearPlan
from tests.makers.demonstration import TODAY

pytestmark = pytest.mark.django_db


def test_two_years_have_an_approved_work_plan_and_budget_and_the_next_waits(centre: None) -> None:
    found = set(YearPlan.objects.values_list("kind", "year", "version", "state"))
    assert found == {
        ("work", 2025, 1, "approved"),
        ("budget", 2025, 1, "approved"),
        ("work", 2026, 1, "approved"),
        ("budget", 2026, 1, "replaced"),
        ("budget", 2026, 2, "approved"),
        ("work", 2027, 1, "submitted"),
        ("budget", 2027, 1, "draft"),
    }
    approvers = set(YearPlan.objects.exclude(approved_by=None).values_list("approved_by", flat=True))
    assert approvers == {user("vicerector").pk}


def test_lines_of_this_year_stand_in_every_way_and_those_of_the_last_are_finished(centre: None) -> None:
    items = PlanItem.objects.counting()
    assert {item.standing(TODAY) for item in items.filter(plan__year=2026)} == set(ItemStanding)
    assert [item.plan.year for item in overdue_items(TODAY)] == [2026]


def test_the_budget_is_executed_in_part_and_two_sources_have_no_plan(centre: None) -> None:
    lines = {line.code: line for line in execution_of(2026)}
    assert 0 < lines["budget"].percent < 100
    assert {code for code, line in lines.items() if line.plan is None} == {"donations", "other"}


def test_the_board_endorsed_the_strategic_plan_and_its_progress_is_noted(centre: None) -> None:
    plan = strategy_in_force()
    assert plan is not None
    assert plan.decision.is_carried
    assert {day_of(row.created_at).year for row in MeasureProgress.objects.all()} == {2026}
    assert MeasureProgress.objects.count() == 8


def test_ten_people_work_or_worked_and_somebody_acted_for_the_director(centre: None) -> None:
    assert StaffMember.objects.count() == 10
    assert StaffMember.objects.in_force(TODAY).count() == 9
    acting = Appointment.objects.get(post=Post.ACTING_DIRECTOR)
    assert director_on(acting.starts_on) == acting
    assert director_on(TODAY).user == user("director")
