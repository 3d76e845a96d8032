"""3.3.1: conflicts of interest are declared, found, and waived by the chair alone.

«Резидент статусун алуу тартиби: арыз берүү, долбоорду эксперттик комиссия тарабынан баалоо жана
жыйынтыктоочу чечим кабыл алуу.»
"""

import pytest

from accounts.roles import Role
from applications.domain.conflicts import declaration_of, declare_conflict, standing_of
from applications.domain.evaluation import close_evaluation
from applications.domain.profiles import describe_expert
from applications.domain.scoring import score, summary
from applications.domain.waivers import waive_conflict
from applications.enums import Standing
from applications.models import ScoreSheet
from core.errors import FieldError, NotAllowed, WrongState
from tests.makers.commission import (
    all_points,
    application_in_evaluation,
    appoint,
    experts_of,
    make_experts,
    recuse,
    role_holder,
    send_scores,
)
from tests.makers.refusals import refused
from tests.makers.written import complete_application

pytestmark = pytest.mark.django_db


# Each expert declares a conflict of interest, or none, before the file opens


def test_an_expert_who_has_declared_nothing_cannot_score():
    application = application_in_evaluation()
    expert = experts_of(application)[0]
    refused(lambda: score(application, expert=expert, points=all_points(application)), NotAllowed)
    assert ScoreSheet.objects.count() == 0


def test_an_expert_in_conflict_is_shut_out():
    application = application_in_evaluation()
    expert = experts_of(application)[0]
    declare_conflict(application, expert=expert, has_conflict=True, statement="Бир тууганым негиздөөчү.")
    refused(lambda: score(application, expert=expert, points=all_points(application)), NotAllowed)


def test_a_conflict_is_declared_with_its_reason():
    application = application_in_evaluation()
    expert = experts_of(application)[0]
    refused(
        lambda: declare_conflict(application, expert=expert, has_conflict=True, statement=" "), FieldError
    )


def test_a_declared_conflict_is_not_taken_back():
    application = application_in_evaluation()
    expert = experts_of(application)[0]
    declare_conflict(application, expert=expert, has_conflict=True, statement="Бир тууганым негиздөөчү.")
    refused(lambda: declare_conflict(application, expert=expert, has_conflict=False), WrongState)


def test_a_conflict_that_appears_later_takes_the_scores_out():
    application = application_in_evaluation(number=4)
    for expert in experts_of(application):
        send_scores(application, expert)
    declare_conflict(application, expert=expert, has_conflict=True, statement="Ишке чакырышты.")
    state = summary(application)
    assert (len(state.counted), len(state.recused)) == (3, 1)


def test_the_applicants_representative_is_never_its_judge(director):
    experts = make_experts(3)
    application = complete_application(actor=role_holder(Role.UNIT_STAFF), email=experts[0].email.upper())
    appoint([application], director, experts=experts)
    member = application.commission.members.get(user=experts[0])
    declaration = declaration_of(application, member)
    assert (declaration.has_conflict, declaration.found_by) == (True, "representative")
    refused(lambda: score(application, expert=experts[0], points=all_points(application)), NotAllowed)


def test_a_conflict_the_portal_sees_counts_even_when_the_expert_declares_none():
    application = application_in_evaluation()
    expert = experts_of(application)[0]
    application.email = expert.email
    application.save()
    assert declare_conflict(application, expert=expert, has_conflict=False).has_conflict


def test_somebody_outside_the_commission_neither_declares_nor_scores():
    application = application_in_evaluation()
    stranger = make_experts(1)[0]
    refused(lambda: declare_conflict(application, expert=stranger, has_conflict=False), NotAllowed)
    refused(lambda: score(application, expert=stranger, points=all_points(application)), NotAllowed)


# A recusal is waived by the chair alone, with a reason


def test_the_chair_waives_a_recusal_with_a_reason_and_the_protocol_says_so(director):
    application = application_in_evaluation(number=3, quorum=3)
    chair, secretary, third = experts_of(application)
    recuse(application, third)
    member = application.commission.members.get(user=third)
    waive_conflict(application, member=member, reason="Беш жыл мурда болгон.", actor=chair)
    for expert in (chair, secretary, third):
        send_scores(application, expert)
    protocol = close_evaluation(application, actor=director)
    waivers = [row.get("waiver") for row in protocol.context["items"][0]["members"]]
    assert waivers == [None, None, "Беш жыл мурда болгон."]
    assert len(protocol.context["items"][0]["marks"]) == 3


def test_nobody_waives_their_own_recusal_or_without_a_reason(director):
    application = application_in_evaluation(number=3)
    chair, secretary, third = experts_of(application)
    seats = {seat.user: seat for seat in application.commission.members.all()}
    recuse(application, third)
    for actor in (secretary, third, director):
        refused(
            lambda a=actor: waive_conflict(application, member=seats[third], reason="Болот", actor=a),
            NotAllowed,
        )
    refused(lambda: waive_conflict(application, member=seats[third], reason=" ", actor=chair), FieldError)
    refused(
        lambda: waive_conflict(application, member=seats[secretary], reason="Жок", actor=chair), WrongState
    )
    recuse(application, chair)
    own = refused(
        lambda: waive_conflict(application, member=seats[chair], reason="Болот", actor=chair), NotAllowed
    )
    assert "өзүнүн" in own
    refused(lambda: waive_conflict(application, member=seats[third], reason="Болот", actor=chair), NotAllowed)


def test_a_waiver_covers_what_the_chair_knew_of_and_nothing_later():
    application = application_in_evaluation(number=3)
    chair, _secretary, third = experts_of(application)
    member = application.commission.members.get(user=third)
    application.representative = third.full_name
    application.save()
    assert standing_of(application, member) == Standing.RECUSED
    waive_conflict(application, member=member, reason="Аттары окшош", actor=chair)
    assert standing_of(application, member) == Standing.CLEAR
    describe_expert(third, organisation=application.applicant_name, actor=third)
    assert standing_of(application, member) == Standing.RECUSED


def test_by_the_centres_rules_a_conflict_may_be_beyond_waiving(settings):
    settings.CENTRE = {**settings.CENTRE, "CONFLICT_WAIVERS": False}
    application = application_in_evaluation(number=3)
    chair, _secretary, third = experts_of(application)
    recuse(application, third)
    member = application.commission.members.get(user=third)
    refused(lambda: waive_conflict(application, member=member, reason="Болот", actor=chair), NotAllowed)
