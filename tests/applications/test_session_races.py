"""Two at once in a session: the second gets a sentence, and nothing happens twice."""

import pytest

from accounts.roles import Role
from applications.domain.conflicts import declare_conflict
from applications.domain.evaluation import close_evaluation
from applications.domain.sessions import close_session
from applications.domain.sessions_protocol import correct_protocol, sign_protocol
from applications.domain.sessions_voting import cast_vote, close_voting
from applications.enums_session import Choice, ItemState
from applications.models import AgendaItem, Ballot, SecretVoter, SessionProtocol, Vote
from core.clock import today
from core.errors import DomainError
from documents.enums import PaperKind
from documents.models import IssuedPaper
from tests.makers.commission import experts_of
from tests.makers.people import make_user
from tests.makers.races import at_once
from tests.makers.sessions import (
    closed_item,
    issued_protocol,
    item_being_voted,
    planned_session,
    scored_application,
    secretary,
    signed_copy,
    vote_all,
)

pytestmark = pytest.mark.django_db(transaction=True)


def refusals(answers):
    return [answer for answer in answers if isinstance(answer, DomainError)]


def fresh(row):
    return type(row).objects.get(pk=row.pk)


@pytest.mark.parametrize("is_secret", [False, True])
def test_a_double_click_on_vote_is_one_vote(is_secret):
    item = item_being_voted(is_secret=is_secret)
    chair = experts_of(item.application)[0]
    answers = at_once(*[lambda: cast_vote(fresh(item), expert=chair, choice=Choice.FOR)] * 2)
    assert len(refusals(answers)) == 1
    assert Vote.objects.count() + Ballot.objects.count() == 1


def test_all_who_vote_secretly_at_one_moment_are_counted():
    item = item_being_voted(number=4, is_secret=True)
    at_once(
        *[
            lambda expert=expert: cast_vote(fresh(item), expert=expert, choice=Choice.FOR)
            for expert in experts_of(item.application)
        ]
    )
    assert (SecretVoter.objects.count(), Ballot.objects.count()) == (4, 4)


def test_a_vote_at_the_moment_of_closing_counts_or_is_refused():
    item = item_being_voted(number=3)
    *voting, last = experts_of(item.application)
    for expert in voting:
        cast_vote(item, expert=expert, choice=Choice.FOR)
    person = secretary()
    at_once(
        lambda: cast_vote(fresh(item), expert=last, choice=Choice.FOR),
        lambda: close_voting(fresh(item), actor=person),
    )
    row = AgendaItem.objects.get()
    assert (row.votes_for == Vote.objects.count()) if row.state == ItemState.CLOSED else row.votes_for is None


def test_a_double_click_on_close_counts_once():
    item = item_being_voted()
    vote_all(item)
    person = secretary()
    answers = at_once(*[lambda: close_voting(fresh(item), actor=person)] * 2)
    assert len(refusals(answers)) == 1
    assert AgendaItem.objects.get().votes_for == 3


def test_a_double_click_on_close_the_session_issues_one_protocol():
    session = closed_item().session
    person = secretary()
    answers = at_once(*[lambda: close_session(fresh(session), actor=person)] * 2)
    assert len(refusals(answers)) == 1
    assert IssuedPaper.objects.filter(kind=PaperKind.PROTOCOL).count() == 1


def test_two_corrections_at_once_make_one_new_version():
    protocol = issued_protocol()
    people = [secretary(), make_user(Role.DIRECTOR)]
    answers = at_once(
        *[
            lambda person=person: correct_protocol(
                fresh(protocol), reason="Ката.", place=f"Бөлмө {person.pk}", notes={}, actor=person
            )
            for person in people
        ]
    )
    assert len(refusals(answers)) == 1
    assert SessionProtocol.objects.count() == 2


def test_two_signed_copies_at_once_the_second_gets_a_sentence():
    protocol = issued_protocol()
    person = secretary()
    answers = at_once(
        *[
            lambda: sign_protocol(fresh(protocol), signed_on=today(), file=signed_copy(), actor=person),
        ]
        * 2
    )
    assert len(refusals(answers)) == 1


def test_an_application_called_to_two_sessions_at_once_stands_on_one_agenda():
    application = scored_application()
    secretary()
    answers = at_once(*[lambda: planned_session([fresh(application)])] * 2)
    assert len(refusals(answers)) == 1
    assert AgendaItem.objects.count() == 1


def test_a_written_closing_and_a_call_at_once_one_of_them_holds():
    application = scored_application()
    person = secretary()
    answers = at_once(
        lambda: planned_session([fresh(application)]),
        lambda: close_evaluation(fresh(application), actor=person),
    )
    assert len(refusals(answers)) == 1


def test_a_conflict_declared_while_voting_is_never_counted_silently():
    item = item_being_voted(number=4)
    last = experts_of(item.application)[3]
    at_once(
        lambda: cast_vote(fresh(item), expert=last, choice=Choice.FOR),
        lambda: declare_conflict(
            fresh(item.application), expert=last, has_conflict=True, statement="Тууганым."
        ),
    )
    person = secretary()
    for expert in experts_of(item.application)[:3]:
        cast_vote(item, expert=expert, choice=Choice.FOR)
    answers = at_once(lambda: close_voting(fresh(item), actor=person))
    assert bool(refusals(answers)) == (Vote.objects.count() == 4)
