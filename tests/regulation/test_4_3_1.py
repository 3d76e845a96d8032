"""4.3.1: the Supervisory Board: an advisory and controlling body chaired by the vice-rector for research.

Its members may be leaders of the university, of industry, of state bodies and outside experts.
"""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Appointment, Post
from accounts.roles import Role
from core.errors import DomainError, FieldError, NotAllowed
from reporting.domain.board import chair_on, end_membership, enter_member
from reporting.domain.meetings import begin_meeting, call_meeting
from reporting.enums import BoardCategory
from reporting.models import BoardMeeting, BoardMember
from tests.makers.people import make_user
from tests.makers.reporting import (
    board_decision,
    called_meeting,
    convened_meeting,
    held_meeting,
    hold_post,
    sits_on_board,
    vice_rector,
)
from tests.makers.residents import clerk, director

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]


def test_the_chair_is_who_holds_the_vice_rectors_post_on_that_day() -> None:
    before = vice_rector()
    after = make_user(Role.VICE_RECTOR)
    hold_post(Post.VICE_RECTOR, after, since=date(2026, 11, 1))
    assert (chair_on(date(2026, 10, 31)), chair_on(date(2026, 11, 1))) == (before, after)
    assert held_meeting(date(2026, 10, 20)).chair == before


def test_without_a_vice_rector_the_board_is_not_called_and_does_not_meet() -> None:
    meeting = called_meeting(date(2026, 11, 22))
    waiting = convened_meeting()
    Appointment.objects.filter(post=Post.VICE_RECTOR).update(ends_on=date(2026, 11, 1))
    with pytest.raises(DomainError, match=r"4\.3\.1"):
        begin_meeting(meeting, actor=director())
    with pytest.raises(DomainError, match=r"4\.3\.1"):
        call_meeting(waiting, actor=director())


def test_a_held_meeting_has_a_chair_in_the_database_too() -> None:
    meeting = held_meeting()
    with pytest.raises(IntegrityError), transaction.atomic():
        BoardMeeting.objects.filter(pk=meeting.pk).update(chair=None)


def test_members_are_of_four_kinds_and_no_other() -> None:
    assert BoardCategory.values == ["university", "industry", "state", "expert"]
    member = sits_on_board()
    with pytest.raises(IntegrityError), transaction.atomic():
        BoardMember.objects.filter(pk=member.pk).update(category="friend")


def test_a_member_sits_from_the_first_day_to_the_last() -> None:
    member = sits_on_board(since=date(2026, 3, 2))
    end_membership(member, ends_on=date(2026, 9, 30), actor=director())
    sitting = [BoardMember.objects.in_force(day).exists() for day in (
        date(2026, 3, 1), date(2026, 3, 2), date(2026, 9, 30), date(2026, 10, 1)
    )]  # fmt: skip
    assert sitting == [False, True, True, False]


def test_nobody_sits_twice_and_nobody_without_a_name() -> None:
    sits_on_board("Эшматов К. А.")
    with pytest.raises(FieldError) as refused:
        sits_on_board(" Эшматов  К. А. ")
    assert refused.value.field == "name"
    act = board_decision()
    with pytest.raises(FieldError):
        enter_member(
            category="state", organisation="Мэрия", act=act, starts_on=act.dated_on, actor=director()
        )


def test_a_member_with_an_account_is_named_by_it() -> None:
    user = make_user(Role.BOARD_MEMBER)
    assert sits_on_board(user=user).name == user.full_name


def test_the_last_day_is_not_before_the_first_and_is_recorded_once() -> None:
    member = sits_on_board(since=date(2026, 3, 2))
    with pytest.raises(FieldError):
        end_membership(member, ends_on=date(2026, 3, 1), actor=director())
    end_membership(member, ends_on=date(2026, 3, 2), actor=director())
    with pytest.raises(DomainError):
        end_membership(member, ends_on=date(2026, 4, 2), actor=director())


def test_only_the_director_keeps_the_register() -> None:
    member = sits_on_board()
    for someone in (clerk(), make_user(Role.BOARD_MEMBER), vice_rector()):
        with pytest.raises(NotAllowed):
            end_membership(member, ends_on=date(2026, 11, 1), actor=someone)
