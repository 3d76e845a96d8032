"""3.3.1: the commission is appointed by order, for a call or a term, with alternates.

«Резидент статусун алуу тартиби: арыз берүү, долбоорду эксперттик комиссия тарабынан баалоо жана
жыйынтыктоочу чечим кабыл алуу.»
"""

from datetime import timedelta

import pytest

from accounts.roles import Role
from applications.domain.alternates import alternates_for, call_in_alternate
from applications.domain.commission import give_many_to_commission, give_to_commission
from applications.domain.commission_queries import applications_of, commissions_for
from applications.domain.conflicts import declare_conflict
from applications.domain.membership import seats_in
from applications.domain.membership_orders import change_membership
from applications.domain.scoring import summary
from applications.enums import ApplicationState, MemberRole
from applications.models import Commission
from core.clock import now, today
from core.errors import FieldError, NotAllowed, WrongState
from documents.enums import ActKind
from tests.makers.applications import make_call
from tests.makers.commission import (
    application_in_evaluation,
    appoint,
    experts_of,
    make_experts,
    recuse,
    role_holder,
    seats_of,
    send_scores,
    standing_commission,
)
from tests.makers.refusals import refused
from tests.makers.written import complete_application

pytestmark = pytest.mark.django_db


# The commission is appointed by the director's order


def test_a_commission_is_appointed_by_an_order_with_number_and_date(director):
    application = complete_application(actor=role_holder(Role.UNIT_STAFF))
    commission = appoint([application], director)
    order = commission.order
    assert (order.kind, order.number, order.dated_on) == (ActKind.DIRECTOR_ORDER, "17-б", today())
    application.refresh_from_db()
    assert (application.state, application.commission) == (ApplicationState.IN_EVALUATION, commission)


def test_an_order_has_a_number(director):
    application = complete_application(actor=role_holder(Role.UNIT_STAFF))
    refused(lambda: appoint([application], director, order_number="  "), FieldError)


def test_an_order_is_not_dated_in_the_future(director):
    application = complete_application(actor=role_holder(Role.UNIT_STAFF))
    refused(lambda: appoint([application], director, order_date=today() + timedelta(days=1)), FieldError)


def test_only_the_director_appoints_a_commission(clerk):
    application = complete_application(actor=clerk)
    refused(lambda: appoint([application], clerk), NotAllowed)
    assert Commission.objects.count() == 0


@pytest.mark.parametrize("chairs", [0, 2])
def test_a_commission_has_exactly_one_chair(director, chairs):
    application = complete_application(actor=role_holder(Role.UNIT_STAFF))
    roles = [MemberRole.CHAIR] * chairs + [MemberRole.MEMBER] * 3
    members = list(zip(make_experts(3), roles, strict=False))
    refused(lambda: appoint([application], director, members=members), FieldError)
    assert Commission.objects.count() == 0


def test_a_member_of_a_commission_is_an_expert(director, clerk):
    application = complete_application(actor=clerk)
    members = [*seats_of(make_experts(3)), (clerk, MemberRole.MEMBER)]
    refused(lambda: appoint([application], director, members=members), FieldError)


def test_nobody_sits_in_a_commission_twice(director):
    application = complete_application(actor=role_holder(Role.UNIT_STAFF))
    experts = make_experts(2)
    members = [*seats_of(experts), (experts[1], MemberRole.MEMBER)]
    refused(lambda: appoint([application], director, members=members, quorum=2), FieldError)


def test_a_commission_is_not_smaller_than_its_quorum(director):
    application = complete_application(actor=role_holder(Role.UNIT_STAFF))
    refused(lambda: appoint([application], director, experts=make_experts(2), quorum=3), FieldError)


def test_a_commission_evaluates_applications_of_its_own_call(director):
    clerk = role_holder(Role.UNIT_STAFF)
    ours, theirs = complete_application(actor=clerk), complete_application(make_call(), actor=clerk)
    refused(lambda: appoint([ours, theirs], director), FieldError)


# A standing commission, its members and alternates


def test_a_standing_commission_evaluates_applications_of_any_call_while_its_term_lasts(director):
    commission = standing_commission(in_force_to=today() + timedelta(days=30))
    first, second = (complete_application(make_call(), actor=role_holder(Role.UNIT_STAFF)) for _each in "12")
    give_many_to_commission([first, second], commission=commission, actor=director)
    assert first.call_id != second.call_id
    first.refresh_from_db()
    assert (first.commission, first.criteria_set) == (commission, first.call.criteria)
    assert first.scores_due_on == today() + timedelta(days=14)


def test_a_standing_commission_is_offered_for_an_application_until_its_term_is_over(director):
    commission = standing_commission(in_force_to=today())
    application = complete_application(actor=role_holder(Role.UNIT_STAFF))
    assert commission in commissions_for(application.call)
    assert commission not in commissions_for(application.call, today() + timedelta(days=1))
    later = now() + timedelta(days=1)
    refused(
        lambda: give_to_commission(application, commission=commission, actor=director, at=later), FieldError
    )


def test_the_membership_changes_by_another_order_and_the_history_is_kept(director):
    application = application_in_evaluation(number=4)
    commission = application.commission
    chair, secretary, third, fourth = experts_of(application)
    send_scores(application, fourth)
    change_membership(
        commission,
        order_number="44-б",
        order_date=today(),
        members=[(third, MemberRole.CHAIR), (secretary, MemberRole.SECRETARY), (chair, MemberRole.MEMBER)],
        actor=director,
    )
    roles = {seat.user: seat.role for seat in seats_in(commission)}
    assert roles == {third: "chair", secretary: "secretary", chair: "member"}
    seat = commission.members.get(user=third)
    assert [row.role for row in seat.history.order_by("history_id")] == ["member", "chair"]
    left = commission.members.get(user=fourth)
    assert (left.left_on, left.order.number) == (today(), "44-б")
    assert len(summary(application).counted) == 1
    refused(lambda: declare_conflict(application, expert=fourth, has_conflict=False), NotAllowed)


def test_after_any_order_there_is_one_chair_and_the_quorum_can_be_made(director):
    application = application_in_evaluation(number=3, quorum=3)
    chair, secretary, third = experts_of(application)
    terms = {"order_number": "45-б", "order_date": today(), "actor": director}
    seats = [(chair, MemberRole.MEMBER), (secretary, MemberRole.MEMBER), (third, MemberRole.MEMBER)]
    refused(lambda: change_membership(application.commission, members=seats, **terms), FieldError)
    seats = [(chair, MemberRole.CHAIR), (secretary, MemberRole.MEMBER), (third, MemberRole.ALTERNATE)]
    refused(lambda: change_membership(application.commission, members=seats, **terms), FieldError)


def test_an_alternate_neither_counts_nor_opens_a_file_until_called_in():
    alternate = make_experts(1)[0]
    application = application_in_evaluation(alternates=[alternate], quorum=3)
    assert len(summary(application).experts) == 3
    refused(lambda: declare_conflict(application, expert=alternate, has_conflict=False), NotAllowed)
    assert application not in applications_of(alternate)


def test_an_alternate_is_called_in_when_recusals_break_the_quorum():
    alternate = make_experts(1)[0]
    application = application_in_evaluation(alternates=[alternate], quorum=3)
    chair, _secretary, third = experts_of(application)[:3]
    seat = application.commission.members.get(user=alternate)
    refused(lambda: call_in_alternate(application, member=seat, actor=chair), WrongState)
    recuse(application, third)
    assert alternates_for(application) == [seat]
    refused(lambda: call_in_alternate(application, member=seat, actor=third), NotAllowed)
    call_in_alternate(application, member=seat, actor=chair)
    assert application in applications_of(alternate)
    assert summary(application).quorum_is_possible
    assert send_scores(application, alternate).is_submitted


def test_an_alternate_in_conflict_is_not_proposed():
    alternate = make_experts(1)[0]
    application = application_in_evaluation(alternates=[alternate], quorum=3)
    application.email = alternate.email
    application.save()
    recuse(application, experts_of(application)[2])
    assert alternates_for(application) == []
