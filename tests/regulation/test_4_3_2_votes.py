"""4.3.2: one vote of each member who sits on the Board and is present; the counts are those of the votes."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from accounts.roles import Role
from core.errors import DomainError, NotAllowed, WrongState
from reporting.domain.board import end_membership
from reporting.domain.board_votes import cast_vote, close_vote, withdraw_question
from reporting.models import BoardVote
from tests.makers.people import make_user
from tests.makers.reporting import (
    decide,
    held_meeting,
    here,
    meeting_under_way,
    question,
    sits_on_board,
    sitting,
    vice_rector,
)
from tests.makers.residents import director

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]


def test_each_member_present_votes_once_and_the_counts_are_those_of_the_votes() -> None:
    decision = decide(meeting_under_way(present=3), "for", "against", "abstain")
    assert (decision.votes_for, decision.votes_against, decision.abstained) == (1, 1, 1)
    assert [vote.choice for vote in decision.votes.order_by("pk")] == ["for", "against", "abstain"]


def test_a_member_votes_for_themselves_and_for_nobody_else() -> None:
    user = make_user(Role.BOARD_MEMBER)
    own = sits_on_board(user=user)
    meeting = meeting_under_way(date(2026, 11, 22), members=2, present=3)
    decision = question(meeting)
    assert cast_vote(decision, member=own, choice="against", actor=user).choice == "against"
    with pytest.raises(NotAllowed):
        cast_vote(decision, member=here(meeting)[1], choice="for", actor=user)


def test_nobody_votes_twice() -> None:
    meeting = meeting_under_way()
    decision = question(meeting)
    member = here(meeting)[0]
    cast_vote(decision, member=member, choice="for", actor=director())
    with pytest.raises(WrongState):
        cast_vote(decision, member=member, choice="against", actor=director())
    with pytest.raises(IntegrityError), transaction.atomic():
        BoardVote.objects.create(decision=decision, member=member, choice="against")


def test_who_is_absent_does_not_vote() -> None:
    meeting = meeting_under_way(members=3, present=2)
    decision = question(meeting)
    with pytest.raises(NotAllowed):
        cast_vote(decision, member=sitting(meeting)[2], choice="for", actor=director())


def test_nobody_votes_after_the_end_of_the_term() -> None:
    user = make_user(Role.BOARD_MEMBER)
    own = sits_on_board(user=user)
    meeting = meeting_under_way(members=2, present=3)
    decision = question(meeting)
    end_membership(own, ends_on=date(2026, 11, 20), actor=director())
    with pytest.raises(NotAllowed, match=r"4\.3\.1"):
        cast_vote(decision, member=own, choice="for", actor=user)
    gone = sitting(meeting)[1]
    end_membership(gone, ends_on=date(2026, 11, 9), actor=director())
    with pytest.raises(NotAllowed, match=r"4\.3\.1"):
        cast_vote(decision, member=gone, choice="for", actor=director())


def test_a_vote_is_closed_when_all_present_have_voted() -> None:
    decision = question(meeting_under_way())
    with pytest.raises(DomainError):
        close_vote(decision, actor=director())


def test_a_closed_vote_takes_no_more_votes() -> None:
    meeting = held_meeting(present=2)
    decision = meeting.decisions.get()
    with pytest.raises(WrongState):
        cast_vote(decision, member=here(meeting)[0], choice="for", actor=director())


def test_one_question_is_voted_on_at_a_time() -> None:
    meeting = meeting_under_way()
    first = question(meeting)
    with pytest.raises(DomainError):
        question(meeting)
    withdraw_question(first, reason="Кийинкиге калтырылды.", actor=director())
    assert question(meeting).position == 2


@pytest.mark.parametrize(
    ("breaks", "choice", "carried"), [(True, "for", True), (True, "against", False), (False, "for", False)]
)
def test_of_equal_votes_the_chairs_decides_where_the_setting_says_so(
    settings, breaks, choice, carried
) -> None:  # type: ignore[no-untyped-def]
    settings.CENTRE = {**settings.CENTRE, "BOARD_CHAIR_BREAKS_TIE": breaks}
    sits_on_board(user=vice_rector())
    meeting = meeting_under_way(members=2, present=2)
    other = "against" if choice == "for" else "for"
    decision = decide(meeting, choice, other)
    assert (decision.is_carried, decision.by_chair) == (carried, carried)
