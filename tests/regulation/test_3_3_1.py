"""3.3.1: a resident is chosen by application, evaluation by the expert commission, final decision.

«Резидент статусун алуу тартиби: арыз берүү, долбоорду эксперттик комиссия тарабынан баалоо жана
жыйынтыктоочу чечим кабыл алуу.»
"""

from datetime import timedelta
from decimal import Decimal

import pytest
from post_office.models import Email

from accounts.roles import Role
from applications import consent
from applications.domain.commission import appoint_commission
from applications.domain.conflicts import declaration_of, declare_conflict
from applications.domain.criteria import approve_criteria_set, copy_criteria_set, weigh_criteria
from applications.domain.decision import decide
from applications.domain.evaluation import close_evaluation
from applications.domain.receipt import receipts_of
from applications.domain.scoring import score, submit_scores, summary
from applications.domain.submission import submit_application
from applications.enums import ApplicationState, MemberRole, Outcome
from applications.models import Commission, Decision, ScoreSheet
from core.actors import StandIn
from core.clock import now, today
from core.domain.transitions import perform, update
from core.errors import DomainError, FieldError, FieldErrors, NotAllowed, WrongState
from documents.domain.snapshots import thaw
from documents.enums import ActKind, PaperKind
from documents.models import IssuedPaper
from tests.makers.applications import complete_application, make_call, make_draft, submitted_application
from tests.makers.commission import (
    accepted_application,
    all_points,
    application_in_evaluation,
    appointed_commission,
    evaluated_application,
    experts_of,
    make_experts,
    reasons_for,
    role_holder,
    seats_of,
    send_scores,
)
from tests.makers.questions import GIVEN, approved_questions

pytestmark = pytest.mark.django_db


def appoint(applications, director, experts=None, **terms):
    given = {
        "order_number": "17-б",
        "order_date": today(),
        "members": seats_of(experts or make_experts(3)),
        "applications": applications,
        **terms,
    }
    return appoint_commission(applications[0].call, actor=director, **given)


def refused(act, error=DomainError):
    with pytest.raises(error) as caught:
        act()
    return str(caught.value)


# Application → evaluation → decision, in this order alone


def test_the_way_is_application_evaluation_decision():
    application = accepted_application()
    assert application.state == ApplicationState.ACCEPTED
    assert application.decision.protocol.kind == PaperKind.PROTOCOL


def test_an_application_keeps_the_questions_it_began_with():
    """3.3.1, «арыз берүү»: what is asked is settled when the application begins, and does not move."""
    call = make_call(question_set=approved_questions())
    application = make_draft(call, answers=GIVEN)
    update(call, actor=StandIn.SYSTEM, question_set=approved_questions("2027"))
    submit_application(application, consent_version=consent.CURRENT, language="ky")
    application.refresh_from_db()
    assert (application.question_set.version, application.answers) == (
        "2026",
        {"sells": "no", "customers": 12},
    )


def test_the_applicant_gets_a_receipt_of_what_was_sent():
    """3.3.1, «арыз берүү»: a registered paper says what was received, when, and under which consent."""
    application = submitted_application()
    receipt = receipts_of(application).get()
    frozen = thaw(receipt.context)
    assert (receipt.kind, frozen["number"]) == (PaperKind.RECEIPT, application.number)
    assert (frozen["sent_at"], frozen["consent"]["version"]) == (application.submitted_at, consent.CURRENT)


def test_only_a_complete_application_goes_to_the_commission(director):
    application = submitted_application()
    refused(lambda: appoint([application], director), WrongState)
    assert Commission.objects.count() == 0


def test_there_is_no_decision_before_the_evaluation_is_closed(director):
    application = application_in_evaluation()
    refused(lambda: decide(application, outcome="accepted", reasons="Мыкты", actor=director), WrongState)
    assert Decision.objects.count() == 0


def test_there_is_no_decision_without_a_protocol(director):
    application = application_in_evaluation()
    perform(application, "close_evaluation", actor=director)
    refused(lambda: decide(application, outcome="accepted", reasons="Мыкты", actor=director))
    assert Decision.objects.count() == 0


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


# The evaluation closes with the quorum of experts without a conflict of interest


def test_the_evaluation_does_not_close_before_the_quorum(director):
    application = application_in_evaluation(number=3, quorum=2)
    send_scores(application, experts_of(application)[0])
    refused(lambda: close_evaluation(application, actor=director))
    assert (application.state, IssuedPaper.objects.exclude(kind="receipt").count()) == (
        ApplicationState.IN_EVALUATION,
        0,
    )


def test_an_unsent_draft_does_not_make_the_quorum(director):
    application = application_in_evaluation(number=2, quorum=2)
    first, second = experts_of(application)
    send_scores(application, first)
    declare_conflict(application, expert=second, has_conflict=False)
    score(application, expert=second, points=all_points(application))
    refused(lambda: close_evaluation(application, actor=director))


def test_scores_of_an_expert_in_conflict_do_not_make_the_quorum(director):
    application = application_in_evaluation(number=3, quorum=3)
    for expert in experts_of(application):
        send_scores(application, expert)
    declare_conflict(application, expert=expert, has_conflict=True, statement="Ишке чакырышты.")
    sentence = refused(lambda: close_evaluation(application, actor=director))
    assert "3" in sentence
    assert "2" in sentence


def test_the_evaluation_closes_with_the_quorum_and_a_numbered_protocol(director):
    application = application_in_evaluation(number=3, quorum=2)
    for expert in experts_of(application)[:2]:
        send_scores(application, expert)
    protocol = close_evaluation(application, actor=director)
    assert application.state == ApplicationState.EVALUATED
    assert protocol.number == f"ПР-{today().year}/01"


def test_nobody_scores_after_the_evaluation_is_closed(director):
    application = application_in_evaluation(number=3, quorum=2)
    *others, late = experts_of(application)
    for expert in others:
        send_scores(application, expert)
    declare_conflict(application, expert=late, has_conflict=False)
    close_evaluation(application, actor=director)
    refused(lambda: score(application, expert=late, points=all_points(application)), WrongState)
    refused(lambda: declare_conflict(application, expert=late, has_conflict=False), WrongState)


def test_an_evaluation_is_closed_once(director):
    application = evaluated_application()
    refused(lambda: close_evaluation(application, actor=director), WrongState)
    assert IssuedPaper.objects.filter(kind=PaperKind.PROTOCOL).count() == 1


def test_only_the_director_closes_an_evaluation(clerk):
    application = application_in_evaluation(number=1, quorum=1)
    send_scores(application, experts_of(application)[0])
    refused(lambda: close_evaluation(application, actor=clerk), NotAllowed)


# The final decision


def test_only_the_director_takes_the_final_decision(clerk):
    application = evaluated_application()
    refused(lambda: decide(application, outcome="accepted", reasons="Мыкты", actor=clerk), NotAllowed)
    refused(
        lambda: decide(application, outcome="accepted", reasons="Мыкты", actor=experts_of(application)[0]),
        NotAllowed,
    )


@pytest.mark.parametrize("outcome", Outcome)
def test_the_decision_gives_its_reasons(director, outcome):
    application = evaluated_application()
    refused(lambda: decide(application, outcome=outcome, reasons=" \u200b ", actor=director), FieldError)
    assert application.state == ApplicationState.EVALUATED


def test_the_decision_is_not_earlier_than_the_protocol(director):
    application = evaluated_application()
    early = today() - timedelta(days=1)
    refused(
        lambda: decide(application, outcome="accepted", reasons="Мыкты", decided_on=early, actor=director),
        FieldError,
    )


def test_the_decision_is_not_dated_in_the_future(director):
    application = evaluated_application()
    late = today() + timedelta(days=1)
    refused(
        lambda: decide(application, outcome="accepted", reasons="Мыкты", decided_on=late, actor=director),
        FieldError,
    )


def test_a_decision_is_taken_once_and_is_final(director):
    application = evaluated_application()
    decide(application, outcome="accepted", reasons="Мыкты", actor=director)
    sentence = refused(
        lambda: decide(application, outcome="rejected", reasons="Начар", actor=director), WrongState
    )
    assert "Кабыл алынды" in sentence or "Accepted" in sentence
    assert Decision.objects.get().outcome == Outcome.ACCEPTED


def test_every_score_its_author_and_its_time_are_kept():
    at = now()
    application = evaluated_application(at=at)
    sheet = application.score_sheets.first()
    assert sheet.submitted_at == at
    assert sheet.scores.first().history.first().history_user == sheet.member.user


def test_each_expert_learns_of_the_commission_by_a_letter():
    commission = appointed_commission()
    invited = {member.user.email for member in commission.members.select_related("user")}
    assert invited <= {letter.to[0] for letter in Email.objects.all()}


def test_the_applicant_learns_of_the_decision_by_a_letter():
    application = accepted_application()
    letter = Email.objects.filter(to=application.email).latest("pk")
    assert application.decision.reasons in letter.message
    assert application.decision.letter.number in letter.message
