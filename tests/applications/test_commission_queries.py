"""Pages cost the same with one application and with thirty."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import Role
from applications.domain.commission import give_to_commission
from applications.domain.conflicts import declare_conflict
from applications.domain.scoring import score
from applications.domain.summary import summary
from tests.makers.applications import found_complete, make_call, submitted_application
from tests.makers.commission import (
    all_points,
    appointed_commission,
    make_experts,
    role_holder,
    send_scores,
)

pytestmark = pytest.mark.django_db


def counted(client, address):
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.fixture
def world():
    """A commission of one application; `grow()` gives it 29 more."""
    clerk, director = role_holder(Role.UNIT_STAFF), role_holder(Role.DIRECTOR)
    experts = make_experts(3)
    call = make_call()

    def complete():
        application = submitted_application(call)
        return found_complete(application, actor=clerk)

    commission = appointed_commission([complete()], experts=experts)

    def scored(application):
        send_scores(application, experts[1])
        declare_conflict(application, expert=experts[0], has_conflict=False)
        score(application, expert=experts[0], points=dict(list(all_points(application).items())[:3]))

    scored(commission.applications.get())

    def grow(number=29):
        for _each in range(number):
            application = complete()
            give_to_commission(application, commission=commission, actor=director)
            scored(application)

    return commission, experts, director, grow


def test_lists_of_the_commission_cost_the_same_at_1_and_30(world):
    commission, experts, director, grow = world
    expert, staff = Client(), Client()
    expert.force_login(experts[0])
    staff.force_login(director)
    pages = {
        reverse("applications:commission"): expert,
        reverse("applications:commission_part", args=["chaired"]): expert,
        reverse("applications:commission_part", args=["done"]): expert,
        reverse("applications:commission_file", args=[commission.applications.get().public_id]): expert,
        reverse("admin:applications_commission_changelist"): staff,
        reverse("admin:applications_commission_change", args=[commission.pk]): staff,
        reverse("admin:applications_scoresheet_changelist"): staff,
        reverse("admin:applications_conflictdeclaration_changelist"): staff,
        reverse("admin:applications_criteriaset_changelist"): staff,
        reverse("admin:applications_decision_changelist"): staff,
        reverse("admin:applications_expertprofile_changelist"): staff,
        reverse("admin:applications_commission_readers", args=[commission.pk]): staff,
        reverse("admin:applications_commission_members", args=[commission.pk]): staff,
        reverse("applications:commission_chair", args=[commission.applications.get().public_id]): expert,
    }
    before = {address: counted(client, address) for address, client in pages.items()}
    grow()
    after = {address: counted(client, address) for address, client in pages.items()}
    assert after == before
    assert before[reverse("applications:commission")] <= 46  # of the chair, whose list says more than others'


def test_closing_costs_the_same_with_3_experts_and_with_9(world):
    def cost(number):
        application = appointed_commission(number=number, quorum=1).applications.get()
        for member in application.commission.members.select_related("user"):
            send_scores(application, member.user)
        application.refresh_from_db()
        with CaptureQueriesContext(connection) as queries:
            assert len(summary(application).counted) == number
        return len(queries)

    assert cost(3) == cost(9)
