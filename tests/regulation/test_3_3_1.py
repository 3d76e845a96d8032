"""3.3.1: a resident is chosen by application, evaluation by the expert commission, final decision.

«Резидент статусун алуу тартиби: арыз берүү, долбоорду эксперттик комиссия тарабынан баалоо жана
жыйынтыктоочу чечим кабыл алуу.»
"""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from post_office.models import Email

from accounts.roles import Role
from applications import consent
from applications.consent import CURRENT
from applications.domain.alternates import alternates_for, call_in_alternate
from applications.domain.announcing import close_call
from applications.domain.appeal_answers import answer_appeal, give_appeal
from applications.domain.appeal_terms import appeal_until
from applications.domain.appeals import file_appeal, receive_appeal
from applications.domain.calls import CallClosed
from applications.domain.checking import confirm_complete, return_application
from applications.domain.checklist import ChecklistIncomplete
from applications.domain.commission import appoint_commission, give_many_to_commission, give_to_commission
from applications.domain.commission_queries import applications_of, commissions_for, others_scores
from applications.domain.conflicts import declaration_of, declare_conflict, standing_of
from applications.domain.criteria import (
    Names,
    approve_criteria_set,
    copy_criteria_set,
    describe_levels,
    weigh_criteria,
)
from applications.domain.decision import decide
from applications.domain.evaluation import close_evaluation
from applications.domain.membership import seats_in
from applications.domain.membership_orders import change_membership
from applications.domain.profiles import describe_expert
from applications.domain.receipt import receipts_of
from applications.domain.release import release_decision
from applications.domain.reversal import reverse_decision
from applications.domain.scoring import open_scores, score, submit_scores, summary
from applications.domain.submission import send_application, submit_application
from applications.domain.waivers import waive_conflict
from applications.domain.workload import assign_readers
from applications.enums import ApplicationState, MemberRole, Outcome, Standing
from applications.models import Application, Commission, Decision, ScoreSheet
from core import clock
from core.actors import StandIn
from core.clock import day_of, moment_of, now, today
from core.domain.transitions import perform, update
from core.errors import DomainError, FieldError, FieldErrors, NotAllowed, WrongState
from core.formatting import format_datetime
from documents.domain.acts import record_act
from documents.domain.snapshots import thaw
from documents.enums import ActKind, PaperKind
from documents.models import IssuedPaper
from tests.makers.applications import (
    checked,
    complete_application,
    found_complete,
    make_call,
    make_draft,
    make_file,
    submitted_application,
)
from tests.makers.commission import (
    accepted_application,
    all_points,
    application_in_evaluation,
    appointed_commission,
    decided,
    evaluated_application,
    experts_of,
    make_experts,
    reasons_for,
    recuse,
    role_holder,
    seats_of,
    send_scores,
    standing_commission,
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
def test_the_decision_gives_its_reasons(outcome):
    application = evaluated_application()
    refused(lambda: decided(application, outcome, reasons=" \u200b "), FieldError)
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
    assert "State" in sentence or "абалы" in sentence
    assert Decision.objects.get().outcome == Outcome.ACCEPTED


def test_an_application_is_decided_exactly_with_protocol_date_and_decider():
    decision = accepted_application().decision
    assert decision.protocol
    assert decision.decided_on
    assert decision.decided_by
    rows = Decision.objects.filter(pk=decision.pk)
    for lacking in ("protocol", "decided_on", "decided_by"):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**{lacking: None})
    with pytest.raises(IntegrityError, match="application_decided_with_decision"), transaction.atomic():
        Application.objects.filter(decision=decision).update(decision=None)


@pytest.mark.parametrize("outcome", Outcome)
def test_nobody_is_told_of_a_decision_before_its_release(outcome, director):
    application = evaluated_application()
    Email.objects.all().delete()
    decided(application, outcome, told=False)
    assert application.told_state == ApplicationState.EVALUATED
    assert not Email.objects.exists()
    assert not IssuedPaper.objects.filter(kind=PaperKind.DECISION_LETTER).exists()
    release_decision(application, actor=director)
    letter = IssuedPaper.objects.get(kind=PaperKind.DECISION_LETTER)
    assert letter.number in Email.objects.get().message
    refused(lambda: release_decision(application, actor=director), WrongState)
    assert Email.objects.count() == 1


def test_a_revised_project_is_evaluated_again_by_another_commission(clerk, director):
    application = evaluated_application()
    first = application.commission
    decided(application, Outcome.REVISION)
    send_application(application, consent_version=CURRENT, language="ky")
    application.refresh_from_db()
    found_complete(application, actor=clerk)
    again = appointed_commission(applications=[complete_application(application.call, actor=clerk)])
    refused(lambda: give_to_commission(application, commission=first, actor=director), FieldError)
    give_to_commission(application, commission=again, actor=director)
    for expert in experts_of(application):
        send_scores(application, expert, 5)
    close_evaluation(application, actor=director)
    second = decided(application, Outcome.ACCEPTED)
    assert (second.version, second.mark) == (2, 100)
    assert IssuedPaper.objects.filter(kind=PaperKind.PROTOCOL).count() == 2


def test_a_reversed_decision_stays_in_the_register_and_another_one_is_taken(director):
    application = accepted_application()
    refused(lambda: reverse_decision(application, reason=" ", actor=director), FieldError)
    first = reverse_decision(application, reason="Балл туура эмес окулган.", actor=director)
    second = decided(application, Outcome.REJECTED)
    assert [first.version, second.version] == [1, 2]
    assert Decision.objects.get(pk=first.pk).reversed_on == today()
    assert application.decision == second


def test_an_appeal_is_filed_in_time_and_considered_by_people_who_did_not_score(clerk, director):
    application = decided(evaluated_application(), Outcome.REJECTED).application
    told_on = day_of(application.decision.released_at)
    late = moment_of(appeal_until(told_on) + timedelta(days=1))
    refused(lambda: file_appeal(application, text="Эсеп тиркелген, караңыз.", at=late))
    appeal = file_appeal(application, text="Эсеп тиркелген, караңыз.")
    refused(lambda: file_appeal(application, text="Эсеп тиркелген, караңыз."))
    receive_appeal(appeal, actor=clerk)
    order = record_act(
        kind=ActKind.DIRECTOR_ORDER, number="А-1", dated_on=today(), title="Апелляция", actor=director
    )
    scored = experts_of(application)
    refused(lambda: give_appeal(appeal, order=order, members=scored, actor=director), FieldError)
    give_appeal(appeal, order=order, members=make_experts(3), actor=director)
    answer_appeal(
        appeal,
        upheld=True,
        reasons="Эсеп бар экен.",
        considered_on=today(),
        file=make_file(),
        actor=director,
    )
    application.refresh_from_db()
    assert application.state == ApplicationState.EVALUATED
    assert appeal.letter.number


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


# An application is filed while its call is open, and found complete by a checklist


def test_an_application_is_filed_while_its_call_is_open_and_not_a_second_longer(director):
    call = make_call()
    draft = make_draft(call)
    terms = {"consent_version": consent.CURRENT, "language": "ky"}
    said = refused(lambda: submit_application(draft, at=call.closes_at, **terms), CallClosed)
    assert format_datetime(call.closes_at) in said
    assert submit_application(draft, at=call.closes_at - timedelta(seconds=1), **terms)


def test_a_call_that_an_act_has_closed_says_why_and_takes_nothing(director):
    call = make_call(kind="continuous")
    draft = make_draft(call)
    close_call(call, reason="Орундар ээлелди.", actor=director)
    said = refused(
        lambda: submit_application(draft, consent_version=consent.CURRENT, language="ky"), CallClosed
    )
    assert "Орундар ээлелди." in said


def test_an_application_is_complete_when_nothing_required_is_missing(clerk):
    application = submitted_application(stage="idea")
    refused(lambda: confirm_complete(application, actor=clerk), ChecklistIncomplete)
    checked(application, actor=clerk, team="missing")
    refused(lambda: confirm_complete(application, actor=clerk), ChecklistIncomplete)
    checked(application, actor=clerk)
    assert confirm_complete(application, actor=clerk).state == ApplicationState.COMPLETE


def test_a_returned_application_has_a_term_and_nothing_follows_from_it_by_itself(clerk):
    application = submitted_application()
    return_application(application, remark="Бизнес-планды толуктаңыз.", actor=clerk)
    late = clock.moment_of(application.additions_due_on + timedelta(days=1), 0)
    refused(lambda: send_application(application, at=late, consent_version=consent.CURRENT, language="ky"))
    application.refresh_from_db()
    assert application.state == ApplicationState.RETURNED


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
