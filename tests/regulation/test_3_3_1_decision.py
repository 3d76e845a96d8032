"""3.3.1: the evaluation closes with a quorum and a protocol; then the final decision.

«Резидент статусун алуу тартиби: арыз берүү, долбоорду эксперттик комиссия тарабынан баалоо жана
жыйынтыктоочу чечим кабыл алуу.»
"""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from post_office.models import Email

from applications.consent import CURRENT
from applications.domain.appeal_answers import answer_appeal, give_appeal
from applications.domain.appeal_terms import appeal_until
from applications.domain.appeals import file_appeal, receive_appeal
from applications.domain.commission import give_to_commission
from applications.domain.conflicts import declare_conflict
from applications.domain.decision import decide
from applications.domain.evaluation import close_evaluation
from applications.domain.release import release_decision
from applications.domain.reversal import reverse_decision
from applications.domain.scoring import score
from applications.domain.submission import send_application
from applications.enums import ApplicationState, Outcome
from applications.models import Application, Decision
from core.clock import day_of, moment_of, now, today
from core.errors import FieldError, NotAllowed, WrongState
from documents.domain.acts import record_act
from documents.enums import ActKind, PaperKind
from documents.models import IssuedPaper
from tests.makers.applications import found_complete, make_file
from tests.makers.commission import (
    accepted_application,
    all_points,
    application_in_evaluation,
    appointed_commission,
    decided,
    evaluated_application,
    experts_of,
    make_experts,
    send_scores,
)
from tests.makers.refusals import refused
from tests.makers.written import complete_application

pytestmark = pytest.mark.django_db


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
    application = application_in_evaluation(at=at)
    expert = experts_of(application)[0]
    send_scores(application, expert, at=at)
    sheet = application.score_sheets.get()
    assert (sheet.submitted_at, sheet.member.user) == (at, expert)
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
