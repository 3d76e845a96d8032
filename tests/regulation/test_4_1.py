"""4.1: one-person management, and collegial decisions on strategic matters: two flows of approval."""

from datetime import date

import pytest

from accounts.models import Post
from accounts.roles import Role
from core.errors import FieldError, NotAllowed
from reporting.domain.approval import require_carried_vote, require_one_approver
from reporting.domain.strategy import endorse_strategy, strategy_in_force, submit_strategy
from reporting.domain.year_plans import approve_year_plan, return_year_plan
from reporting.enums import DecisionKind
from reporting.enums_plans import StrategyState, YearPlanState
from reporting.models import StrategicPlan
from tests.makers.people import make_user
from tests.makers.plans import PLANNED, board_vote, drafted_strategy, submitted_plan
from tests.makers.reporting import hold_post, vice_rector
from tests.makers.residents import director

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
DAY = date(2026, 11, 22)


def waiting_again() -> StrategicPlan:
    return StrategicPlan.objects.get(state=StrategyState.SUBMITTED)


def waiting_strategy() -> StrategicPlan:
    return submit_strategy(drafted_strategy(), actor=director(), at=PLANNED)


def test_an_operational_act_is_approved_by_its_one_approver_alone() -> None:
    approver = vice_rector()
    plan = submitted_plan()
    for other in (director(), make_user(Role.VICE_RECTOR), make_user(Role.UNIT_STAFF)):
        with pytest.raises(NotAllowed):
            approve_year_plan(plan, actor=other)
        with pytest.raises(NotAllowed):
            return_year_plan(plan, reason="Тактоо.", actor=other)
    approved = approve_year_plan(plan, actor=approver, at=PLANNED)
    assert (approved.state, approved.approved_by) == (YearPlanState.APPROVED, approver)


def test_who_held_the_post_before_approves_no_more() -> None:
    before = vice_rector()
    assert require_one_approver(before, on=DAY) == before
    now = make_user(Role.VICE_RECTOR)
    hold_post(Post.VICE_RECTOR, now, since=date(2026, 11, 1))
    assert require_one_approver(now, on=DAY) == now
    with pytest.raises(NotAllowed):
        require_one_approver(before, on=DAY)


def test_nobody_approves_while_nobody_holds_the_post() -> None:
    with pytest.raises(NotAllowed):
        require_one_approver(make_user(Role.VICE_RECTOR), on=DAY)


def test_the_setting_makes_the_director_the_one_approver_or_who_acts_for_them(settings) -> None:  # type: ignore[no-untyped-def]
    settings.CENTRE = {**settings.CENTRE, "YEAR_PLAN_APPROVED_BY": "director"}
    hold_post(Post.DIRECTOR, director())
    plan = submitted_plan()
    with pytest.raises(NotAllowed):
        approve_year_plan(plan, actor=vice_rector())
    acting = make_user(Role.DIRECTOR)
    hold_post(Post.ACTING_DIRECTOR, acting, since=date(2026, 11, 20))
    with pytest.raises(NotAllowed):
        approve_year_plan(plan, actor=director())
    assert approve_year_plan(plan, actor=acting).state == YearPlanState.APPROVED


def test_a_strategic_act_needs_a_carried_vote_of_the_board() -> None:
    plan = waiting_strategy()
    with pytest.raises(FieldError) as refused:
        endorse_strategy(plan, decision=board_vote(carried=False), actor=director())
    assert refused.value.field == "decision"
    assert strategy_in_force() is None
    decision = board_vote()
    endorsed = endorse_strategy(plan, decision=decision, actor=director())
    assert (endorsed.state, endorsed.in_force_from) == (StrategyState.IN_FORCE, decision.meeting.held_on)


def test_the_board_endorses_no_plan_that_was_not_before_it_yet() -> None:
    early = board_vote(held_on=date(2026, 1, 11))
    with pytest.raises(FieldError) as refused:
        endorse_strategy(waiting_strategy(), decision=early, actor=director())
    assert refused.value.field == "decision"
    same_day = board_vote(held_on=date(2026, 1, 12))
    assert endorse_strategy(waiting_again(), decision=same_day, actor=director()).decision == same_day


@pytest.mark.parametrize("kind", sorted(set(DecisionKind.values) - {DecisionKind.ENDORSE_PLAN.value}))
def test_a_vote_about_something_else_endorses_no_plan(kind: str) -> None:
    with pytest.raises(FieldError):
        endorse_strategy(waiting_strategy(), decision=board_vote(kind), actor=director())


def test_one_approver_is_not_enough_for_a_strategic_act() -> None:
    plan = waiting_strategy()
    with pytest.raises(NotAllowed):
        endorse_strategy(plan, decision=board_vote(), actor=vice_rector())


def test_the_vote_is_asked_for_by_its_kind() -> None:
    decision = board_vote(DecisionKind.RECOMMEND)
    assert require_carried_vote(decision, DecisionKind.RECOMMEND) == decision
