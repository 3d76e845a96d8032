"""4.3.2: the Board endorses the strategic plan, considers reports, makes proposals, attracts resources.

By 7.1 it approves the indicators, by 8.2 it proposes amendments.
"""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from post_office.models import Email

from accounts.roles import Role
from core import clock
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from core.quarters import Quarter
from documents.domain import snapshots
from documents.domain.reminders import SOURCES
from reporting.domain.board import end_membership
from reporting.domain.board_letters import mark_opened
from reporting.domain.board_votes import cast_vote, close_vote, withdraw_question
from reporting.domain.follow_ups import finish, overdue, prolong
from reporting.domain.meetings import (
    begin_meeting,
    call_meeting,
    cancel_meeting,
    has_quorum,
    record_attendance,
)
from reporting.domain.minutes import close_meeting, sign_minutes
from reporting.domain.plans import approve_indicators
from reporting.enums import DecisionKind
from reporting.models import BoardDecision, BoardMinutes, BoardVote, DecisionStep
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
    sitting,
    submitted_report,
    vice_rector,
)
from tests.makers.residents import director
from tests.makers.sessions import signed_copy

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
DAY = date(2026, 11, 10)
OWNED = {"owner": "Борбордун директору", "due_on": date(2026, 11, 20)}


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


# The vote of each


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


# Decisions and what follows


def test_a_carried_decision_is_an_act_of_the_board_that_others_point_to() -> None:
    meeting = held_meeting(present=2)
    carried = decide(meeting, kind="approve_indicators")
    assert carried.act is not None
    assert (carried.number, carried.act.number) == (f"{meeting.number}/2", f"{meeting.number}/2")
    made = approve_indicators(["residents"], act=carried.act, valid_from=DAY, actor=director())
    assert made.act.board_decision == carried


def test_indicators_are_not_approved_by_a_decision_about_something_else() -> None:
    decision = held_meeting(present=2).decisions.get()
    assert decision.act is not None
    with pytest.raises(FieldError):
        approve_indicators(["residents"], act=decision.act, valid_from=DAY, actor=director())


def test_a_decision_that_was_not_carried_is_no_act() -> None:
    assert decide(held_meeting(present=2), "for", "against").act is None


def test_a_decision_has_somebody_who_carries_it_out_by_its_day() -> None:
    meeting = held_meeting(present=2)
    with pytest.raises(FieldError) as refused:
        decide(meeting, due_on=date(2026, 12, 30))
    assert refused.value.field == "owner"
    decision = decide(meeting, owner="Борбордун директору", due_on=date(2026, 12, 30))
    assert (decision.owner, decision.due_on) == ("Борбордун директору", date(2026, 12, 30))


def test_a_decision_is_carried_out_once_with_what_was_done() -> None:
    decision = decide(held_meeting(), **OWNED)
    with pytest.raises(FieldError):
        finish(decision, done_on=date(2026, 11, 12), words=" ", actor=director())
    with pytest.raises(FieldError):
        finish(decision, done_on=date(2026, 11, 23), words="Жолугушуу өттү.", actor=director())
    step = finish(decision, done_on=date(2026, 11, 12), words="Жолугушуу өттү.", actor=director())
    assert (decision.done_on, step.made_by) == (date(2026, 11, 12), director())
    with pytest.raises(WrongState):
        finish(decision, done_on=date(2026, 11, 12), words="Дагы бир жолу.", actor=director())
    with pytest.raises(IntegrityError), transaction.atomic():
        DecisionStep.objects.create(decision=decision, kind="done", on=DAY, words="Дагы")


def test_a_term_is_put_off_to_a_later_day_with_the_reason() -> None:
    decision = decide(held_meeting(), **OWNED)
    for due_on, words in ((date(2026, 11, 20), "Себеп"), (date(2026, 12, 20), "")):
        with pytest.raises(FieldError):
            prolong(decision, due_on=due_on, words=words, actor=director())
    step = prolong(decision, due_on=date(2026, 12, 20), words="Жабдуу кечикти.", actor=director())
    assert (decision.due_on, step.previous) == (date(2026, 12, 20), date(2026, 11, 20))


def test_overdue_decisions_stand_among_the_terms_and_who_keeps_the_board_is_reminded() -> None:
    late = decide(held_meeting(), **OWNED)
    lost = decide(late.meeting, "for", "against", **OWNED)
    assert list(overdue()) == [late]
    assert {(due.record, due.email) for due in SOURCES["board_decisions"]()} == {(late, director().email)}
    prolong(late, due_on=date(2026, 12, 20), words="Жабдуу кечикти.", actor=director())
    assert not overdue().exists()
    with pytest.raises(WrongState):
        finish(lost, done_on=DAY, words="Эч нерсе", actor=director())


def test_decisions_of_before_with_sums_alone_stay_readable() -> None:
    meeting = held_meeting()
    old = BoardDecision.objects.create(
        meeting=meeting, position=9, kind="recommend", text="Эски", state="decided", votes_for=2
    )
    assert old.is_carried
    assert not old.votes.exists()


# The minutes


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
