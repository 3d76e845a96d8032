"""3.3.1: criteria, points with reasons, who reads what and who sees whose scores.

«Резидент статусун алуу тартиби: арыз берүү, долбоорду эксперттик комиссия тарабынан баалоо жана
жыйынтыктоочу чечим кабыл алуу.»
"""

from decimal import Decimal

import pytest

from accounts.roles import Role
from applications.domain.commission_queries import others_scores
from applications.domain.conflicts import declare_conflict
from applications.domain.criteria import (
    Names,
    approve_criteria_set,
    copy_criteria_set,
    describe_levels,
    weigh_criteria,
)
from applications.domain.scoring import open_scores, score, submit_scores, summary
from applications.domain.workload import assign_readers
from core.clock import today
from core.errors import FieldError, FieldErrors, NotAllowed, WrongState
from tests.makers.applications import make_call
from tests.makers.commission import (
    all_points,
    application_in_evaluation,
    appoint,
    experts_of,
    reasons_for,
    recuse,
    role_holder,
    send_scores,
)
from tests.makers.refusals import refused
from tests.makers.written import complete_application

pytestmark = pytest.mark.django_db


# Criteria


def test_the_weights_of_the_criteria_make_a_hundred_before_they_are_approved(director):
    draft = copy_criteria_set(make_call().criteria, version="2", actor=director)
    weights = {criterion.pk: Decimal(30) for criterion in draft.criteria.all()}
    weigh_criteria(draft, weights=weights, pass_mark=Decimal(60), quorum=3, actor=director)
    refused(lambda: approve_criteria_set(draft, approved_on=today(), actor=director))
    draft.refresh_from_db()
    assert draft.approved_on is None


def test_approved_criteria_do_not_change(director):
    approved = make_call().criteria
    first = approved.criteria.first()
    change = {"weights": {first.pk: Decimal(1)}, "pass_mark": Decimal(10), "quorum": 1}
    refused(lambda: weigh_criteria(approved, **change, actor=director), WrongState)
    first.refresh_from_db()
    assert first.weight == 25


def test_nothing_is_evaluated_by_criteria_nobody_approved(director):
    call = make_call()
    application = complete_application(call, actor=role_holder(Role.UNIT_STAFF))
    call.criteria = copy_criteria_set(call.criteria, version="2", actor=director)
    call.save()
    application.refresh_from_db()
    refused(lambda: appoint([application], director))


# The rubric


def test_what_the_points_mean_is_described_before_the_criteria_are_approved(director):
    draft = copy_criteria_set(make_call().criteria, version="2", actor=director)
    first = draft.criteria.first()
    ends = {points: Names("Ооба", "Да", "Yes") for points in (0, 5)}
    describe_levels(first, levels=ends, actor=director)
    assert "3" in refused(lambda: approve_criteria_set(draft, approved_on=today(), actor=director))
    describe_levels(first, levels={**ends, 3: Names("Орто", "Средне", "Middling")}, actor=director)
    approve_criteria_set(draft, approved_on=today(), actor=director)
    first.refresh_from_db()
    refused(lambda: describe_levels(first, levels=ends, actor=director), WrongState)


def test_a_level_is_described_in_all_three_languages(director):
    draft = copy_criteria_set(make_call().criteria, version="2", actor=director)
    first = draft.criteria.first()
    refused(lambda: describe_levels(first, levels={0: Names("Жок", "", "None")}, actor=director), FieldErrors)


# Evaluation: points by weighted criteria, with reasons


def test_scores_are_sent_when_every_criterion_has_points():
    application = application_in_evaluation()
    expert = experts_of(application)[0]
    declare_conflict(application, expert=expert, has_conflict=False)
    points = all_points(application)
    last = points.popitem()
    score(application, expert=expert, points=points)
    refused(lambda: submit_scores(application, expert=expert), FieldErrors)
    score(application, expert=expert, points=dict([last]))
    assert submit_scores(application, expert=expert).is_submitted


@pytest.mark.parametrize("extreme", [0, 5])
def test_the_lowest_and_the_highest_points_are_given_with_a_reason(extreme):
    application = application_in_evaluation()
    expert = experts_of(application)[0]
    declare_conflict(application, expert=expert, has_conflict=False)
    points = all_points(application, extreme)
    score(application, expert=expert, points=points)
    refused(lambda: submit_scores(application, expert=expert), FieldErrors)
    score(application, expert=expert, points={}, comments=reasons_for(points))
    assert submit_scores(application, expert=expert).is_submitted


@pytest.mark.parametrize("wrong", [-1, 6])
def test_points_run_from_0_to_5(wrong):
    application = application_in_evaluation()
    expert = experts_of(application)[0]
    declare_conflict(application, expert=expert, has_conflict=False)
    refused(lambda: score(application, expert=expert, points=all_points(application, wrong)), FieldErrors)


def test_sent_scores_do_not_change():
    application = application_in_evaluation()
    expert = experts_of(application)[0]
    send_scores(application, expert)
    refused(lambda: score(application, expert=expert, points=all_points(application, 1)), WrongState)
    refused(lambda: submit_scores(application, expert=expert), WrongState)


def test_the_mark_is_the_mean_of_the_experts_weighted_marks():
    application = application_in_evaluation()
    for expert, points in zip(experts_of(application), (3, 4, 5), strict=True):
        send_scores(application, expert, points)
    assert summary(application).mark == Decimal("80.00")


# Scores are the expert's own until sent, or until the chair opens them


def test_scores_of_others_are_hidden_until_ones_own_are_sent_or_the_chair_opens_them():
    application = application_in_evaluation()
    chair, secretary, third = experts_of(application)
    send_scores(application, secretary)
    declare_conflict(application, expert=third, has_conflict=False)
    assert others_scores(application, third) == ()
    refused(lambda: open_scores(application, actor=third), NotAllowed)
    open_scores(application, actor=chair)
    assert [one.member.user for one in others_scores(application, third)] == [secretary]
    assert others_scores(application, chair) == ()  # has not declared
    refused(lambda: open_scores(application, actor=chair), WrongState)


def test_there_is_nothing_to_open_before_a_score_is_sent():
    application = application_in_evaluation()
    refused(lambda: open_scores(application, actor=experts_of(application)[0]), WrongState)


def test_an_expert_in_conflict_sees_no_scores_even_when_they_are_open():
    application = application_in_evaluation()
    chair, secretary, third = experts_of(application)
    send_scores(application, secretary)
    open_scores(application, actor=chair)
    recuse(application, third)
    assert others_scores(application, third) == ()


def test_a_mark_far_from_the_others_is_shown_to_the_chair():
    application = application_in_evaluation(number=4)
    for expert, points in zip(experts_of(application), (4, 4, 3, 1), strict=True):
        send_scores(application, expert, points)
    state = summary(application)
    assert state.spread == Decimal("60.00")
    assert [one.mark for one in state.outliers] == [Decimal("20.00")]


# Who reads what


def test_each_application_gets_as_many_readers_as_the_rule_and_the_quorum_ask(director, settings):
    settings.CENTRE = {**settings.CENTRE, "READERS_PER_APPLICATION": 2}
    application = application_in_evaluation(number=4, quorum=1)
    seats = list(application.commission.members.all())
    readers = {application.pk: [seats[0].pk]}
    refused(lambda: assign_readers(application.commission, readers=readers, actor=director), FieldError)
    readers = {application.pk: [seats[0].pk, seats[1].pk]}
    assign_readers(application.commission, readers=readers, actor=director)
    assert {one.member for one in summary(application).awaited} == set(seats[:2])


def test_a_recused_expert_is_given_nothing_to_read(director):
    application = application_in_evaluation(number=4, quorum=1)
    recuse(application, experts_of(application)[3])
    seats = list(application.commission.members.all())
    readers = {application.pk: [seat.pk for seat in seats]}
    refused(lambda: assign_readers(application.commission, readers=readers, actor=director), FieldError)


def test_only_those_who_lead_the_evaluation_share_out_the_reading(clerk, user_of):
    application = application_in_evaluation(number=3, quorum=1)
    readers = {application.pk: [seat.pk for seat in application.commission.members.all()]}
    refused(lambda: assign_readers(application.commission, readers=readers, actor=clerk), NotAllowed)
    assign_readers(application.commission, readers=readers, actor=user_of(Role.SECRETARY))
