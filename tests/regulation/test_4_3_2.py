"""4.3.2: the Board endorses the strategic plan, considers reports, makes proposals.

By 7.1 it approves the indicators, by 8.2 it proposes amendments.
"""

from datetime import date

import pytest

from core.errors import DomainError, FieldError, WrongState
from core.quarters import Quarter
from reporting.domain.meetings import (
    Votes,
    close_meeting,
    has_quorum,
    open_meeting,
    record_attendance,
    record_decision,
)
from reporting.domain.plans import approve_indicators
from reporting.enums import DecisionKind
from reporting.models import BoardDecision, BoardMeeting, BoardMember
from tests.makers.reporting import held_meeting, ready_centre, sits_on_board, submitted_report, vice_rector
from tests.makers.residents import director

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
DAY = date(2026, 11, 10)


def decide(meeting: BoardMeeting, votes: Votes, **changes: object) -> BoardDecision:
    given = {"kind": "recommend", "text": "Инвесторлор менен жолугушуу өткөрүү.", **changes}
    return record_decision(meeting, votes=votes, actor=director(), **given)


def test_the_board_decides_five_kinds_of_things() -> None:
    assert DecisionKind.values == [
        "endorse_plan",
        "consider_report",
        "recommend",
        "approve_indicators",
        "propose_amendment",
    ]


@pytest.mark.parametrize(("members", "present", "decides"), [(3, 2, True), (4, 2, False), (4, 3, True)])
def test_nothing_is_decided_without_a_quorum(members: int, present: int, decides: bool) -> None:
    meeting = held_meeting(members=members, present=0)
    record_attendance(meeting, present=meeting_members(meeting)[:present], actor=director())
    assert has_quorum(meeting) is decides
    if decides:
        assert decide(meeting, Votes(present)).position == 1
    else:
        with pytest.raises(DomainError):
            decide(meeting, Votes(present))


def meeting_members(meeting: BoardMeeting) -> list[BoardMember]:
    return list(BoardMember.objects.in_force(meeting.held_on))


def test_the_quorum_is_a_setting(settings) -> None:  # type: ignore[no-untyped-def]
    meeting = held_meeting(members=3, present=2)
    settings.CENTRE = {**settings.CENTRE, "BOARD_QUORUM_PERCENT": 75}
    assert not has_quorum(meeting)


@pytest.mark.parametrize("votes", [Votes(3), Votes(1), Votes(1, 1, 1), Votes(0)])
def test_the_votes_are_those_of_the_members_present(votes: Votes) -> None:
    with pytest.raises(FieldError):
        decide(held_meeting(present=2), votes)


def test_a_carried_decision_is_an_act_of_the_board_that_others_point_to() -> None:
    meeting = held_meeting(present=2)
    carried = decide(meeting, Votes(2), kind="approve_indicators")
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
    assert decide(held_meeting(present=2), Votes(1, 1)).act is None


def test_a_decision_has_somebody_who_carries_it_out_by_its_day() -> None:
    meeting = held_meeting(present=2)
    with pytest.raises(FieldError) as refused:
        decide(meeting, Votes(2), due_on=date(2026, 12, 30))
    assert refused.value.field == "owner"
    decision = decide(meeting, Votes(2), owner="Борбордун директору", due_on=date(2026, 12, 30))
    assert (decision.owner, decision.due_on) == ("Борбордун директору", date(2026, 12, 30))


def test_a_report_to_consider_stands_on_the_agenda() -> None:
    ready_centre()
    report = submitted_report(Quarter(2026, 3))
    vice_rector()
    meeting = open_meeting(
        number="4",
        held_on=DAY,
        place="ОшТУ",
        agenda=["Стратегиялык план"],
        reports=[report],
        actor=director(),
    )
    assert [(item.position, item.report) for item in meeting.agenda.all()] == [(1, None), (2, report)]


def test_who_does_not_sit_on_the_board_that_day_is_not_present() -> None:
    meeting = held_meeting(present=0)
    later = sits_on_board(since=date(2026, 11, 15))
    with pytest.raises(DomainError):
        record_attendance(meeting, present=[later], actor=director())


def test_the_attendance_stands_once_something_is_decided() -> None:
    meeting = held_meeting(present=2)
    with pytest.raises(DomainError):
        record_attendance(meeting, present=meeting_members(meeting), actor=director())


def test_closed_minutes_do_not_change() -> None:
    meeting = close_meeting(held_meeting(present=2), actor=director())
    with pytest.raises(WrongState):
        decide(meeting, Votes(2))
    with pytest.raises(WrongState):
        close_meeting(meeting, actor=director())


def test_minutes_are_not_closed_before_it_is_known_who_was_present() -> None:
    with pytest.raises(DomainError):
        close_meeting(held_meeting(present=0), actor=director())
