"""4.3.2: the minutes of a meeting: closed once, numbered, frozen, signed by hand."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.roles import Role
from core import clock
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from documents.domain import snapshots
from reporting.domain.board_votes import cast_vote, close_vote
from reporting.domain.follow_ups import prolong
from reporting.domain.meetings import (
    call_meeting,
    record_attendance,
)
from reporting.domain.minutes import close_meeting, sign_minutes
from reporting.models import BoardMinutes
from tests.makers.people import make_user
from tests.makers.reporting import (
    convened_meeting,
    held_meeting,
    here,
    meeting_under_way,
    question,
)
from tests.makers.residents import director
from tests.makers.sessions import signed_copy

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
DAY = date(2026, 11, 10)
OWNED = {"owner": "Борбордун директору", "due_on": date(2026, 11, 20)}


def test_closing_gives_one_numbered_paper_and_nothing_in_it_changes() -> None:
    meeting = held_meeting(present=2)
    minutes = close_meeting(meeting, actor=director())
    assert minutes.paper.number == "БК-ПР-2026/01"
    with pytest.raises(WrongState):
        question(meeting)
    with pytest.raises(WrongState):
        record_attendance(meeting, present=[], actor=director())
    with pytest.raises(WrongState):
        close_meeting(meeting, actor=director())


def test_the_minutes_say_who_was_there_how_each_voted_and_who_carries_it_out() -> None:
    meeting = meeting_under_way(members=3, present=2)
    decision = question(meeting, item=meeting.agenda.get(), **OWNED)
    first, second = here(meeting)
    cast_vote(decision, member=first, choice="for", actor=director())
    cast_vote(decision, member=second, choice="against", opinion="Каражат жок.", actor=director())
    close_vote(decision, actor=director())
    content = snapshots.thaw(close_meeting(meeting, actor=director()).paper.context)
    assert [row["is_present"] for row in content["attendance"]].count(True) == 2
    said = content["decisions"][0]
    assert (said["owner"], said["due_on"], said["point"]) == (OWNED["owner"], OWNED["due_on"], 1)
    assert {(vote["name"], vote["choice"], vote["opinion"]) for vote in said["votes"]} == {
        (first.name, "for", ""),
        (second.name, "against", "Каражат жок."),
    }


def test_minutes_are_not_closed_before_it_is_known_who_was_present() -> None:
    with pytest.raises(DomainError):
        close_meeting(meeting_under_way(present=0), actor=director())


def test_minutes_are_not_closed_while_a_vote_is_open() -> None:
    meeting = meeting_under_way()
    question(meeting)
    with pytest.raises(DomainError):
        close_meeting(meeting, actor=director())


def test_the_signed_copy_comes_once_with_its_day() -> None:
    minutes = close_meeting(held_meeting(), actor=director())
    for day in (date(2026, 11, 21), date(2026, 11, 23)):
        with pytest.raises(FieldError):
            sign_minutes(minutes, signed_on=day, file=signed_copy(), actor=director())
    signed = sign_minutes(minutes, signed_on=clock.today(), file=signed_copy(), actor=director())
    assert signed.scan is not None
    with pytest.raises(WrongState):
        sign_minutes(minutes, signed_on=clock.today(), file=signed_copy(), actor=director())
    with pytest.raises(IntegrityError), transaction.atomic():
        BoardMinutes.objects.filter(pk=minutes.pk).update(scan=None)


def test_only_who_keeps_the_board_takes_these_steps() -> None:
    meeting = meeting_under_way()
    decision = question(meeting)
    someone = make_user(Role.BOARD_MEMBER)
    acts = (
        lambda: call_meeting(convened_meeting(), reason="Шашылыш", actor=someone),
        lambda: close_vote(decision, actor=someone),
        lambda: record_attendance(meeting, present=[], actor=someone),
        lambda: prolong(decision, due_on=DAY + timedelta(days=60), words="Себеп", actor=someone),
    )
    for act in acts:
        with pytest.raises(NotAllowed):
            act()
