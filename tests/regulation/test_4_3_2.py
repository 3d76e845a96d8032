"""4.3.2: what the Board decides, and its meetings: called in time, held with a quorum."""

from datetime import date

import pytest
from post_office.models import Email

from accounts.roles import Role
from core import clock
from core.errors import DomainError, FieldError, WrongState
from core.quarters import Quarter
from reporting.domain.board import end_membership
from reporting.domain.board_letters import mark_opened
from reporting.domain.board_votes import cast_vote, close_vote
from reporting.domain.meetings import (
    begin_meeting,
    call_meeting,
    cancel_meeting,
    has_quorum,
    record_attendance,
)
from reporting.enums import DecisionKind
from tests.makers.people import make_user
from tests.makers.reporting import (
    called_meeting,
    convened_meeting,
    decide,
    held_meeting,
    here,
    meeting_under_way,
    question,
    ready_centre,
    sits_on_board,
    submitted_report,
)
from tests.makers.residents import director

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]


def test_the_board_decides_six_kinds_of_things() -> None:
    assert DecisionKind.values == [
        "endorse_plan",
        "consider_report",
        "recommend",
        "attract_resources",
        "approve_indicators",
        "propose_amendment",
    ]


# The call: in time, to each member of that day


def test_each_member_of_that_day_is_called_with_the_agenda() -> None:
    member = sits_on_board(user=make_user(Role.BOARD_MEMBER))
    without_account = sits_on_board()
    end_membership(sits_on_board(), ends_on=date(2026, 12, 1), actor=director())
    meeting = call_meeting(convened_meeting(), actor=director())
    sent = {row.member: row.sent_at is not None for row in meeting.invitations.all()}
    assert sent == {member: True, without_account: False}
    letter = Email.objects.get()
    assert letter.to == [member.user.email]  # type: ignore[union-attr]
    assert f"/board/meetings/{meeting.pk}/" in letter.message
    assert "1. Кварталдык отчетту кароо" in letter.message


def test_a_late_call_needs_a_reason_that_is_kept() -> None:
    sits_on_board()
    meeting = convened_meeting(date(2026, 11, 28))
    with pytest.raises(FieldError) as refused:
        call_meeting(meeting, actor=director())
    assert refused.value.field == "reason"
    called = call_meeting(meeting, reason="Инвестор эртең келет.", actor=director())
    assert (called.state, called.late_reason) == ("called", "Инвестор эртең келет.")
    assert call_meeting(convened_meeting(date(2026, 11, 29)), actor=director()).late_reason == ""


def test_how_long_before_is_a_setting(settings) -> None:  # type: ignore[no-untyped-def]
    sits_on_board()
    settings.CENTRE = {**settings.CENTRE, "BOARD_CALL_DAYS": 3}
    assert call_meeting(convened_meeting(date(2026, 11, 25)), actor=director()).late_reason == ""


def test_opening_the_papers_is_noted_the_first_time() -> None:
    user = make_user(Role.BOARD_MEMBER)
    sits_on_board(user=user)
    meeting = call_meeting(convened_meeting(), actor=director())
    first = mark_opened(meeting, user=user)
    assert first is not None
    assert first.read_at is not None
    assert mark_opened(meeting, user=user) is None
    assert mark_opened(meeting, user=director()) is None


def test_a_board_without_members_is_not_called() -> None:
    with pytest.raises(DomainError):
        call_meeting(convened_meeting(), actor=director())


def test_a_point_that_is_too_long_is_refused_and_not_cut() -> None:
    with pytest.raises(FieldError) as refused:
        convened_meeting(agenda=["а" * 301])
    assert refused.value.field == "agenda"
    assert convened_meeting(agenda=["а" * 300]).agenda.get().title == "а" * 300


def test_a_meeting_is_not_convened_for_a_day_that_has_passed() -> None:
    with pytest.raises(FieldError):
        convened_meeting(date(2026, 11, 21))


def test_a_meeting_begins_on_its_day_and_only_after_the_call() -> None:
    with pytest.raises(WrongState):
        begin_meeting(called_meeting(), actor=director())
    with pytest.raises(WrongState):
        begin_meeting(convened_meeting(date(2026, 11, 22)), actor=director())


def test_a_cancelled_meeting_is_told_to_who_was_called() -> None:
    sits_on_board(user=make_user(Role.BOARD_MEMBER))
    meeting = call_meeting(convened_meeting(), actor=director())
    with pytest.raises(FieldError):
        cancel_meeting(meeting, reason=" ", actor=director())
    cancel_meeting(meeting, reason="Төрага сапарда.", actor=director())
    assert Email.objects.filter(message__contains="Төрага сапарда.").count() == 1
    with pytest.raises(WrongState):
        begin_meeting(meeting, actor=director(), at=clock.moment_of(meeting.held_on))


def test_a_report_to_consider_stands_on_the_agenda() -> None:
    ready_centre()
    report = submitted_report(Quarter(2026, 3))
    meeting = convened_meeting(agenda=["Стратегиялык план"], reports=[report])
    assert [(item.position, item.report) for item in meeting.agenda.all()] == [(1, None), (2, report)]


# Who is there


@pytest.mark.parametrize(("members", "present", "decides"), [(3, 2, True), (4, 2, False), (4, 3, True)])
def test_nothing_is_decided_without_a_quorum(members: int, present: int, decides: bool) -> None:
    meeting = meeting_under_way(members=members, present=present)
    assert has_quorum(meeting) is decides
    if decides:
        assert decide(meeting).position == 1
    else:
        with pytest.raises(DomainError):
            question(meeting)


def test_the_quorum_is_a_setting(settings) -> None:  # type: ignore[no-untyped-def]
    meeting = held_meeting(members=3, present=2)
    settings.CENTRE = {**settings.CENTRE, "BOARD_QUORUM_PERCENT": 75}
    assert not has_quorum(meeting)


def test_who_does_not_sit_on_the_board_that_day_is_not_present() -> None:
    meeting = meeting_under_way(present=0)
    later = sits_on_board(since=date(2026, 11, 15))
    with pytest.raises(DomainError):
        record_attendance(meeting, present=[later], actor=director())


def test_who_leaves_after_a_vote_stays_in_the_list_and_the_quorum_is_counted_anew() -> None:
    meeting = held_meeting(present=2)
    first, second = here(meeting)
    record_attendance(meeting, present=[first], actor=director())
    lines = {line.member: line.is_here for line in meeting.attendance.all()}
    assert lines == {first: True, second: False}
    assert not has_quorum(meeting)
    record_attendance(meeting, present=[first, second], actor=director())
    assert has_quorum(meeting)


def test_who_has_voted_on_the_open_question_does_not_leave_before_it_is_closed() -> None:
    meeting = meeting_under_way(present=3)
    decision = question(meeting)
    first, second, third = here(meeting)
    cast_vote(decision, member=first, choice="for", actor=director())
    with pytest.raises(DomainError):
        record_attendance(meeting, present=[second, third], actor=director())
    record_attendance(meeting, present=[first, second], actor=director())
    cast_vote(decision, member=second, choice="for", actor=director())
    assert close_vote(decision, actor=director()).votes_for == 2
