"""4.3.2: the minutes of a meeting: closed once, numbered, frozen, signed by hand."""

from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.roles import Role
from core import clock
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from documents.domain import papers, snapshots
from documents.domain.verification import confirm
from reporting.domain.board_votes import cast_vote, close_vote
from reporting.domain.follow_ups import prolong
from reporting.domain.meetings import (
    call_meeting,
    record_attendance,
)
from reporting.domain.minutes import close_meeting, sign_minutes
from reporting.domain.minutes_corrections import Words, correct_minutes
from reporting.models import BoardMinutes
from tests.makers.documents import text_of
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
    minutes = close_meeting(held_meeting(), actor=director())
    meeting = meeting_under_way(DAY + timedelta(days=1), present=4)
    decision = question(meeting)
    someone = make_user(Role.BOARD_MEMBER)
    acts = (
        lambda: call_meeting(convened_meeting(), reason="Шашылыш", actor=someone),
        lambda: close_vote(decision, actor=someone),
        lambda: record_attendance(meeting, present=[], actor=someone),
        lambda: prolong(decision, due_on=DAY + timedelta(days=60), words="Себеп", actor=someone),
        lambda: correct(minutes, actor=someone),
    )
    for act in acts:
        with pytest.raises(NotAllowed):
            act()


# A mistake found later: a corrected version, the one before stays and says what took its place


def correct(minutes, *, place="ОшТУ, 2-корпус", reason="Орду ката жазылган.", actor=None, **words):
    return correct_minutes(
        minutes,
        words=Words(place=place, begins_at=minutes.meeting.begins_at, **words),
        reason=reason,
        actor=actor or director(),
    )


def signed_minutes():
    minutes = close_meeting(held_meeting(), actor=director())
    return sign_minutes(minutes, signed_on=clock.today(), file=signed_copy(), actor=director())


def test_a_mistake_in_closed_minutes_is_mended_by_a_new_version_that_says_what_by_whom_and_why() -> None:
    signed = signed_minutes()
    place, who = signed.meeting.place, director()
    new = correct(signed, actor=who)
    assert (new.version, new.paper.number, new.signed_on) == (2, f"{signed.paper.number}-2", None)
    text = " ".join(text_of(new.paper).split())
    for words in (
        "түзөтүлгөн редакциясы, редакциянын номери: 2.",
        f"ордуна чыгарылды: № {signed.paper.number}",
        f"Түзөткөн: {who.full_name}",
        "Орду ката жазылган.",
        place,
        "ОшТУ, 2-корпус",
    ):
        assert words in text, words
    signed.meeting.refresh_from_db()
    assert signed.meeting.place == "ОшТУ, 2-корпус"


def test_words_of_points_and_decisions_are_corrected_and_votes_stay() -> None:
    minutes = close_meeting(held_meeting(**OWNED), actor=director())
    decision, point = minutes.meeting.decisions.get(), minutes.meeting.agenda.first()
    new = correct_minutes(
        minutes,
        words=Words(
            place=minutes.meeting.place,
            begins_at=time(15, 30),
            points={point.position: "Оңдолгон маселе"},
            decisions={decision.number: "Оңдолгон чечим"},
        ),
        reason="Катасы бар.",
        actor=director(),
    )
    before, after = (snapshots.thaw(row.paper.context) for row in (minutes, new))
    assert [change["what"] for change in after["replaces"]["changes"]] == ["begins_at", "point", "decision"]
    assert (after["begins_at"], after["agenda"][0]["title"]) == ("15:30", "Оңдолгон маселе")
    assert after["attendance"] == before["attendance"]
    assert after["decisions"] == [{**before["decisions"][0], "text": "Оңдолгон чечим"}]
    decision.refresh_from_db()
    assert decision.text == "Оңдолгон чечим"


def test_the_replaced_minutes_stay_and_the_register_says_which_took_their_place() -> None:
    signed = signed_minutes()
    bytes_before = papers.render(signed.paper)
    new = correct(signed)
    old = confirm(signed.paper.code)
    assert old is not None
    assert (old.is_valid, old.paper.replaced_by) == (False, new.paper)
    assert papers.render(old.paper) == bytes_before
    now = confirm(new.paper.code)
    assert now is not None
    assert now.is_valid


def test_who_comes_second_finds_the_minutes_replaced() -> None:
    minutes = close_meeting(held_meeting(), actor=director())
    new = correct(minutes)
    with pytest.raises(WrongState):
        correct(minutes, place="ОшТУ, 3-корпус")
    with pytest.raises(WrongState):
        sign_minutes(minutes, signed_on=clock.today(), file=signed_copy(), actor=director())
    assert correct(new, place="ОшТУ, 3-корпус").paper.number == f"{minutes.paper.number}-3"


def test_a_correction_has_a_reason_a_difference_and_removes_no_words() -> None:
    minutes = close_meeting(held_meeting(), actor=director())
    number = minutes.meeting.decisions.get().number
    for given in (
        {"reason": " "},
        {"place": minutes.meeting.place},
        {"place": " "},
        {"decisions": {number: ""}},
    ):
        with pytest.raises(FieldError):
            correct(minutes, **given)
    new = correct(minutes)
    for broken in ({"reason": ""}, {"version": 1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            BoardMinutes.objects.filter(pk=new.pk).update(**broken)
