"""Two at once in the commission's work: the second gets a sentence, and nothing happens twice."""

import pytest
from post_office.models import Email

from accounts.roles import Role
from applications.domain.alternates import call_in_alternate
from applications.domain.appeals import file_appeal
from applications.domain.conflicts import declare_conflict
from applications.domain.decision import decide
from applications.domain.evaluation import close_evaluation
from applications.domain.membership_orders import change_membership
from applications.domain.release import release_decision
from applications.domain.reversal import reverse_decision
from applications.domain.scoring import score, submit_scores
from applications.domain.waivers import waive_conflict
from applications.enums import ApplicationState, MemberRole
from applications.models import (
    Appeal,
    Application,
    Assignment,
    Commission,
    ConflictDeclaration,
    Decision,
    Score,
    ScoreSheet,
)
from core.clock import today
from core.errors import DomainError
from core.models import TransitionLog
from documents.enums import PaperKind
from documents.models import IssuedPaper
from tests.makers.commission import (
    all_points,
    application_in_evaluation,
    appointed_commission,
    decided_application,
    evaluated_application,
    experts_of,
    make_experts,
    recuse,
    role_holder,
    send_scores,
    standing_commission,
)
from tests.makers.people import make_user
from tests.makers.races import at_once
from tests.makers.written import complete_application

pytestmark = pytest.mark.django_db(transaction=True)


def refusals(answers):
    return [answer for answer in answers if isinstance(answer, DomainError)]


def fresh(application):
    return Application.objects.get(pk=application.pk)


def test_two_directors_deciding_at_once_the_second_gets_a_sentence():
    directors = [make_user(Role.DIRECTOR), make_user(Role.DIRECTOR)]
    application = evaluated_application()
    Email.objects.all().delete()
    answers = at_once(
        lambda: decide(fresh(application), outcome="accepted", reasons="Мыкты долбоор", actor=directors[0]),
        lambda: decide(fresh(application), outcome="rejected", reasons="Начар долбоор", actor=directors[1]),
    )
    assert len(refusals(answers)) == 1
    assert (Decision.objects.count(), Email.objects.count()) == (1, 0)
    assert fresh(application).decision == Decision.objects.get()


def test_two_people_releasing_at_once_send_one_letter():
    directors = [make_user(Role.DIRECTOR), make_user(Role.DIRECTOR)]
    application = decided_application("accepted", told=False).application
    Email.objects.all().delete()
    answers = at_once(*[lambda who=who: release_decision(fresh(application), actor=who) for who in directors])
    assert len(refusals(answers)) == 1
    assert Email.objects.count() == 1
    assert IssuedPaper.objects.filter(kind=PaperKind.DECISION_LETTER).count() == 1


def test_a_release_and_a_reversal_at_once_leave_one_truth():
    director = make_user(Role.DIRECTOR)
    application = decided_application("accepted", told=False).application
    Email.objects.all().delete()
    at_once(
        lambda: release_decision(fresh(application), actor=director),
        lambda: reverse_decision(fresh(application), reason="Ката", actor=director),
    )
    decision = Decision.objects.get()
    assert decision.reversed_on is not None
    assert Email.objects.count() == (2 if decision.is_released else 0)


def test_a_double_press_on_the_appeal_files_one():
    application = decided_application("rejected").application
    answers = at_once(*[lambda: file_appeal(fresh(application), text="Эсеп тиркелген, караңыз.")] * 2)
    assert len(refusals(answers)) == 1
    assert Appeal.objects.count() == 1


def test_a_double_click_on_close_gives_one_protocol():
    director = make_user(Role.DIRECTOR)
    application = application_in_evaluation(number=1, quorum=1)
    send_scores(application, experts_of(application)[0])
    answers = at_once(*[lambda: close_evaluation(fresh(application), actor=director)] * 2)
    assert len(refusals(answers)) == 1
    assert IssuedPaper.objects.filter(kind=PaperKind.PROTOCOL).count() == 1


def test_a_double_click_on_send_sends_the_scores_once():
    application = application_in_evaluation()
    expert = experts_of(application)[0]
    declare_conflict(application, expert=expert, has_conflict=False)
    score(application, expert=expert, points=all_points(application))
    answers = at_once(*[lambda: submit_scores(fresh(application), expert=expert)] * 2)
    assert len(refusals(answers)) == 1
    assert ScoreSheet.objects.get().history.filter(submitted_at__isnull=False).count() == 1


def test_two_tabs_saving_a_draft_at_once_make_one_sheet():
    application = application_in_evaluation()
    expert = experts_of(application)[0]
    declare_conflict(application, expert=expert, has_conflict=False)
    points = all_points(application)
    answers = at_once(*[lambda: score(fresh(application), expert=expert, points=points)] * 2)
    assert refusals(answers) == []
    assert (ScoreSheet.objects.count(), Score.objects.count()) == (1, len(points))


def test_a_double_click_on_declare_makes_one_declaration():
    application = application_in_evaluation()
    expert = experts_of(application)[0]
    at_once(*[lambda: declare_conflict(fresh(application), expert=expert, has_conflict=False)] * 2)
    assert ConflictDeclaration.objects.count() == 1


def test_scores_sent_while_the_evaluation_closes_count_or_are_refused_never_half():
    director = make_user(Role.DIRECTOR)
    application = application_in_evaluation(number=2, quorum=1)
    first, second = experts_of(application)
    send_scores(application, first, 3)
    declare_conflict(application, expert=second, has_conflict=False)
    score(application, expert=second, points=all_points(application, 4))
    at_once(
        lambda: close_evaluation(fresh(application), actor=director),
        lambda: submit_scores(fresh(application), expert=second),
    )
    protocol = IssuedPaper.objects.get(kind=PaperKind.PROTOCOL)
    sent = ScoreSheet.objects.submitted().count()
    assert len(protocol.context["items"][0]["marks"]) == sent


def test_an_application_given_to_two_commissions_at_once_goes_to_one():
    application = complete_application(actor=role_holder(Role.UNIT_STAFF))
    experts, director = make_experts(3), role_holder(Role.DIRECTOR)
    answers = at_once(*[lambda: appointed_commission([fresh(application)], experts=experts)] * 2)
    assert len(refusals(answers)) == 1
    assert Commission.objects.count() == 1
    assert fresh(application).state == ApplicationState.IN_EVALUATION
    assert TransitionLog.objects.of(application).filter(actor=director).count() == 1


def test_a_double_click_on_call_in_calls_one_alternate():
    alternate = make_experts(1)[0]
    application = application_in_evaluation(number=3, quorum=3, alternates=[alternate])
    chair, _second, third = experts_of(application)[:3]
    recuse(application, third)
    seat = application.commission.members.get(user=alternate)
    answers = at_once(*[lambda: call_in_alternate(fresh(application), member=seat, actor=chair)] * 2)
    assert len(refusals(answers)) == 1
    assert Assignment.objects.count() == 1


def test_a_double_click_on_waive_waives_once():
    application = application_in_evaluation(number=3)
    chair, _second, third = experts_of(application)
    recuse(application, third)
    seat = application.commission.members.get(user=third)
    answers = at_once(
        *[lambda: waive_conflict(fresh(application), member=seat, reason="Себеби бар", actor=chair)] * 2
    )
    assert len(refusals(answers)) == 1
    assert ConflictDeclaration.objects.get().history.exclude(waived_at=None).count() == 1


def test_two_orders_on_one_membership_at_once_leave_one_chair():
    director = make_user(Role.DIRECTOR)
    commission = standing_commission(number=3)
    first, second, third = (seat.user for seat in commission.members.select_related("user"))

    def order(number, chair, *others):
        seats = [(chair, MemberRole.CHAIR), *((user, MemberRole.MEMBER) for user in others)]
        return lambda: change_membership(
            commission, order_number=number, order_date=today(), members=seats, actor=director
        )

    at_once(order("71-б", second, first, third), order("72-б", third, first, second))
    assert commission.members.filter(role=MemberRole.CHAIR, left_on=None).count() == 1
