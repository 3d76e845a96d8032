"""3.3.1: the session of the expert commission, its agenda and its quorum.

«Резидент статусун алуу тартиби: арыз берүү, долбоорду эксперттик комиссия тарабынан баалоо жана
жыйынтыктоочу чечим кабыл алуу.»
"""

from datetime import timedelta

import pytest

from accounts.roles import Role
from applications.domain.conflicts import declare_conflict
from applications.domain.scoring import score
from applications.domain.sessions import (
    call_session,
    cancel_session,
    open_session,
    put_on_agenda,
    record_attendance,
)
from applications.domain.sessions_voting import (
    cast_vote,
    close_voting,
    open_voting,
    postpone_item,
)
from applications.enums_session import Choice, ItemState, Result
from core.clock import now
from core.errors import FieldError, NotAllowed, WrongState
from tests.makers.commission import (
    all_points,
    application_in_evaluation,
    experts_of,
    role_holder,
    send_scores,
)
from tests.makers.refusals import refused
from tests.makers.sessions import (
    PLACE,
    closed_item,
    item_being_voted,
    members_of,
    planned_session,
    scored_application,
    secretary,
    session_under_way,
    vote_all,
)
from tests.makers.written import complete_application

pytestmark = pytest.mark.django_db


# The session: called for applications in evaluation, opened on its day


def test_a_session_has_a_day_a_place_and_an_agenda_of_applications_in_evaluation():
    application = scored_application()
    session = planned_session([application])
    assert (session.place, session.items.get().application) == (PLACE, application)
    late = complete_application(application.call, actor=role_holder(Role.UNIT_STAFF))
    refused(lambda: put_on_agenda(session, applications=[late], actor=secretary()), FieldError)


def test_a_session_without_a_place_or_an_agenda_is_not_called():
    application = scored_application()
    given = {"held_at": now(), "actor": secretary()}
    refused(
        lambda: call_session(application.commission, place=" ", applications=[application], **given),
        FieldError,
    )
    refused(lambda: call_session(application.commission, place=PLACE, applications=[], **given), FieldError)


def test_an_application_stands_on_one_agenda_at_a_time():
    session = planned_session()
    refused(lambda: planned_session([session.items.get().application]))


def test_a_session_is_opened_on_its_day():
    session = planned_session(held_at=now() + timedelta(days=2))
    refused(lambda: open_session(session, actor=secretary()), WrongState)


def test_only_the_secretary_and_the_director_hold_sessions(clerk):
    session = planned_session()
    refused(lambda: open_session(session, actor=clerk), NotAllowed)
    refused(lambda: record_attendance(session, present=[], actor=clerk), NotAllowed)
    refused(lambda: planned_session_by(clerk), NotAllowed)


def planned_session_by(actor):
    application = scored_application()
    return call_session(
        application.commission, held_at=now(), place=PLACE, applications=[application], actor=actor
    )


def test_only_members_of_the_commission_attend_its_session():
    session, other = session_under_way(), session_under_way()
    refused(
        lambda: record_attendance(session, present=other.commission.members.all(), actor=secretary()),
        FieldError,
    )


def test_a_cancelled_session_gives_its_applications_back():
    session = planned_session()
    application = session.items.get().application
    refused(lambda: cancel_session(session, reason=" ", actor=secretary()), FieldError)
    cancel_session(session, reason="Кворум чогулган жок.", actor=secretary())
    assert planned_session([application]).items.get().state == ItemState.WAITING


# The quorum: of score sheets and of present members who may vote


def test_no_vote_is_opened_before_the_quorum_has_scored():
    application = application_in_evaluation(number=3)
    for expert in experts_of(application)[:2]:
        send_scores(application, expert)
    declare_conflict(application, expert=experts_of(application)[2], has_conflict=False)
    session = session_under_way([application])
    refused(lambda: open_voting(session.items.get(), is_secret=False, actor=secretary()))


def test_no_vote_is_opened_without_the_quorum_of_present_members():
    application = scored_application(number=3)
    session = session_under_way([application], absent=experts_of(application)[2:])
    sentence = refused(lambda: open_voting(session.items.get(), is_secret=False, actor=secretary()))
    assert "2" in sentence
    assert "3" in sentence


def test_a_recommendation_without_quorum_is_refused():
    """All four have scored, but two leave while the vote is open: two are there to vote."""
    item = item_being_voted(number=4)
    staying = item.session.commission.members.order_by("pk")[:2]
    record_attendance(item.session, present=staying, actor=secretary())
    for member in staying:
        cast_vote(item, expert=member.user, choice=Choice.FOR)
    refused(lambda: close_voting(item, actor=secretary()))
    item.refresh_from_db()
    assert (item.state, item.result) == (ItemState.VOTING, "")


def test_recusals_count_by_application_and_not_by_session():
    application = scored_application(number=4)
    recused = experts_of(application)[3]
    declare_conflict(application, expert=recused, has_conflict=True, statement="Тууганым.")
    item = session_under_way([application]).items.get()
    open_voting(item, is_secret=False, actor=secretary())
    for expert in experts_of(application)[:3]:
        cast_vote(item, expert=expert, choice=Choice.FOR)
    closed = close_voting(item, actor=secretary())
    assert (closed.votes_for, closed.result) == (3, Result.RECOMMENDED)


def test_a_vote_is_closed_when_all_who_are_present_have_voted():
    item = item_being_voted(number=4)
    *voting, silent = members_of(item)
    for expert in voting:
        cast_vote(item, expert=expert, choice=Choice.FOR)
    assert silent.short_name in refused(lambda: close_voting(item, actor=secretary()))
    staying = item.session.commission.members.exclude(user=silent)
    record_attendance(item.session, present=staying, actor=secretary())
    assert close_voting(item, actor=secretary()).votes_for == 3


# Nothing changes after an item is closed


def test_a_closed_item_does_not_change():
    item = closed_item()
    for act in (
        lambda: close_voting(item, actor=secretary()),
        lambda: open_voting(item, is_secret=True, actor=secretary()),
        lambda: postpone_item(item, reason="Кийинкиге.", actor=secretary()),
    ):
        refused(act, WrongState)
    item.refresh_from_db()
    assert (item.state, item.votes_for) == (ItemState.CLOSED, 3)


def test_the_scores_of_a_closed_item_are_frozen():
    application = application_in_evaluation(number=4)
    *scoring, late = experts_of(application)
    for expert in scoring:
        send_scores(application, expert)
    declare_conflict(application, expert=late, has_conflict=False)
    item = session_under_way([application]).items.get()
    open_voting(item, is_secret=False, actor=secretary())
    vote_all(item)
    close_voting(item, actor=secretary())
    refused(lambda: score(application, expert=late, points=all_points(application)), WrongState)


def test_a_postponed_application_is_voted_on_anew_with_no_vote_of_before():
    item = item_being_voted(is_secret=True)
    cast_vote(item, expert=members_of(item)[0], choice=Choice.AGAINST)
    refused(lambda: postpone_item(item, reason="", actor=secretary()), FieldError)
    postpone_item(item, reason="Эксперттин суроосуна жооп күтүлөт.", actor=secretary())
    (again,) = put_on_agenda(item.session, applications=[item.application], actor=secretary())
    open_voting(again, is_secret=False, actor=secretary())
    vote_all(again, Choice.FOR)
    assert close_voting(again, actor=secretary()).votes_for == 3
