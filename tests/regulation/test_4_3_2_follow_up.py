"""4.3.2: what follows a decision: carried out, or its term put off; overdue ones are named."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from accounts.roles import Role
from core.errors import FieldError, WrongState
from documents.domain.reminders import SOURCES
from reporting.domain.follow_ups import finish, overdue, prolong
from reporting.domain.plans import approve_indicators
from reporting.models import BoardDecision, DecisionStep
from tests.makers.people import make_user
from tests.makers.reporting import decide, held_meeting
from tests.makers.residents import director

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
DAY = date(2026, 11, 10)
OWNED = {"owner": "Борбордун директору", "due_on": date(2026, 11, 20)}


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


def test_who_keeps_the_board_is_found_at_once_however_many_people_there_are(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    decide(held_meeting(), **OWNED)
    for _person in range(6):
        make_user(Role.RESIDENT)
    with django_assert_num_queries(2):
        assert len(list(SOURCES["board_decisions"]())) == 1


def test_decisions_of_before_with_sums_alone_stay_readable() -> None:
    meeting = held_meeting()
    old = BoardDecision.objects.create(
        meeting=meeting, position=9, kind="recommend", text="Эски", state="decided", votes_for=2
    )
    assert old.is_carried
    assert not old.votes.exists()
