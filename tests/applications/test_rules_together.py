"""What two rules of the selection do to each other; the machine of 3.3.1 looks for more of it."""

import pytest

from accounts.models import User
from accounts.roles import Role
from applications import consent
from applications.domain.appeal_answers import answer_appeal, give_appeal
from applications.domain.appeals import file_appeal, receive_appeal
from applications.domain.evaluation import close_evaluation
from applications.domain.membership_orders import change_membership
from applications.domain.reversal import reverse_decision
from applications.domain.scoring import open_scores
from applications.domain.sessions_voting import cast_vote, close_voting, open_voting
from applications.domain.submission import send_application
from applications.enums import MemberRole, Outcome
from applications.enums_decision import AppealState
from applications.enums_session import Choice
from applications.models import Appeal, Application, Commission
from core.clock import today
from core.errors import NotAllowed, WrongState
from documents.domain.acts import record_act
from documents.enums import ActKind
from tests.makers.applications import found_complete, make_file
from tests.makers.commission import (
    appointed_commission,
    decided,
    decided_application,
    experts_of,
    make_experts,
    role_holder,
)
from tests.makers.selection import APPEAL
from tests.makers.sessions import item_being_voted, scored_application, secretary, session_under_way

pytestmark = pytest.mark.django_db


def test_scores_that_were_opened_once_are_hidden_again_in_the_next_evaluation(director: User) -> None:
    application = scored_application()
    open_scores(application, actor=experts_of(application)[0])
    close_evaluation(application, actor=director)
    decided(application, Outcome.REVISION)
    send_application(application, consent_version=consent.CURRENT, language="ky")
    application.refresh_from_db()
    found_complete(application, actor=role_holder(Role.UNIT_STAFF))
    appointed_commission([application])
    application.refresh_from_db()
    assert not application.scores_are_open


def considered_and_reversed(director: User) -> tuple[Appeal, Application]:
    """An appeal that is being considered while the director reverses the decision by an act of his own."""
    application = decided_application(Outcome.REJECTED).application
    appeal = receive_appeal(file_appeal(application, text=APPEAL), actor=role_holder(Role.UNIT_STAFF))
    order = record_act(
        kind=ActKind.DIRECTOR_ORDER, number="А-7", dated_on=today(), title="Апелляция", actor=director
    )
    give_appeal(appeal, order=order, members=make_experts(3), actor=director)
    reverse_decision(application, reason="Жаңы жагдайлар ачылды.", actor=director)
    return appeal, application


def answer(appeal: Appeal, director: User, *, upheld: bool) -> Appeal:
    terms = {"reasons": "Эсеп кайра каралды.", "considered_on": today(), "file": make_file()}
    return answer_appeal(appeal, upheld=upheld, **terms, actor=director)


def test_an_appeal_against_a_decision_reversed_meanwhile_takes_no_other_decision_with_it(
    director: User,
) -> None:
    appeal, application = considered_and_reversed(director)
    second = decided(application, Outcome.ACCEPTED)
    assert answer(appeal, director, upheld=True).state == AppealState.UPHELD
    application.refresh_from_db()
    second.refresh_from_db()
    assert (application.decision, second.reversed_on) == (second, None)


def test_an_appeal_against_a_decision_reversed_meanwhile_is_not_refused(director: User) -> None:
    appeal, _application = considered_and_reversed(director)
    with pytest.raises(WrongState, match="чечим"):
        answer(appeal, director, upheld=False)


def replace_last(commission: Commission, director: User) -> User:
    """The last member of a commission gives the place to another expert."""
    seats = [(seat.user, MemberRole(seat.role)) for seat in commission.members.order_by("pk")]
    last, (newcomer,) = seats[-1][0], make_experts(1)
    members = [*seats[:-1], (newcomer, MemberRole.MEMBER)]
    change_membership(commission, order_number="9-ө", order_date=today(), members=members, actor=director)
    return last


def test_who_has_left_the_commission_votes_no_more_though_the_scores_still_count(director: User) -> None:
    session = session_under_way([scored_application(number=4)])
    item = session.items.get()
    gone = replace_last(session.commission, director)
    open_voting(item, is_secret=False, actor=secretary())
    with pytest.raises(NotAllowed):
        cast_vote(item, expert=gone, choice=Choice.FOR)
    for expert in experts_of(item.application)[:3]:
        cast_vote(item, expert=expert, choice=Choice.FOR)
    close_voting(item, actor=secretary())
    item.refresh_from_db()
    assert (item.votes_for, item.content["voters"]) == (3, 3)
    assert len(item.content["marks"]) == 4


def test_the_membership_does_not_change_while_the_commission_votes(director: User) -> None:
    item = item_being_voted(number=4)
    with pytest.raises(WrongState, match="добуш"):
        replace_last(item.session.commission, director)
