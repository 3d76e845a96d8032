"""Migrating back and forth again with rows the tables before did not know: none is refused, none is lost."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from accounts.models import User
from accounts.roles import Role
from applications.domain.announcing import close_call
from applications.domain.commission import give_to_commission
from applications.domain.prolonging import prolong_call
from core.clock import now, today
from tests.makers.applications import make_call
from tests.makers.commission import make_experts, role_holder, standing_commission
from tests.makers.rows import copy_of
from tests.makers.written import complete_application

FIRST, LAST = "0001_initial", "0009_experts_lists"

pytestmark = pytest.mark.django_db(transaction=True)


def migrate(name: str) -> Any:
    """Migrate the applications to this step; give the models as they were there."""
    MigrationExecutor(connection).migrate([("applications", name)])
    return MigrationExecutor(connection).loader.project_state([("applications", name)]).apps


@pytest.mark.long
def test_calls_without_an_end_and_prolonged_ones_go_back_and_forth(
    in_a_copy: Callable[[], None], director: User
) -> None:
    endless, ended = (make_call(kind="continuous", opens_at=now() - timedelta(days=9)) for _each in (1, 2))
    close_call(ended, reason="Орун жок.", actor=director)
    prolonged = make_call()
    end = prolonged.closes_at + timedelta(days=3)
    prolong_call(prolonged, closes_at=end, reason="Суранышты.", actor=director)
    in_a_copy()
    calls = migrate(FIRST).get_model("applications", "Call").objects
    assert calls.get(pk=endless.pk).closes_at.year == 2099
    assert calls.get(pk=ended.pk).closes_at == ended.closed_at
    assert calls.get(pk=prolonged.pk).closes_at == end
    again = migrate(LAST).get_model("applications", "Call").objects
    assert {call.kind for call in again.all()} == {"dated"}
    assert all(call.closes_at and call.decision_on and call.announced_at for call in again.all())


@pytest.mark.long
def test_commissions_for_a_term_and_their_alternates_go_back_and_forth(in_a_copy: Callable[[], None]) -> None:
    idle, busy = standing_commission(), standing_commission(alternates=make_experts(1))
    first_chair = busy.members.get(role="chair")
    copy_of(first_chair, user_id=make_experts(1)[0].pk, left_on=today())
    application = complete_application(make_call(), actor=role_holder(Role.UNIT_STAFF))
    give_to_commission(application, commission=busy, actor=role_holder(Role.DIRECTOR))
    criteria = application.call.criteria_id
    in_a_copy()
    before = migrate(FIRST)
    commissions = before.get_model("applications", "Commission").objects
    assert {row.pk for row in commissions.all()} == {idle.pk, busy.pk}
    kept = commissions.get(pk=busy.pk)
    assert (kept.call_id, kept.criteria_set_id) == (application.call_id, criteria)
    chairs = before.get_model("applications", "CommissionMember").objects.filter(role="chair")
    assert chairs.filter(commission=busy.pk).get().user_id == first_chair.user_id
    again = migrate(LAST).get_model("applications", "Application").objects.get(pk=application.pk)
    assert (again.commission_id, again.criteria_set_id) == (busy.pk, criteria)


@pytest.mark.long
def test_a_commission_for_a_term_that_met_no_call_is_given_up(in_a_copy: Callable[[], None]) -> None:
    standing_commission()
    in_a_copy()
    assert not migrate(FIRST).get_model("applications", "Commission").objects.exists()
    migrate(LAST)
