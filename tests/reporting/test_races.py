"""Two at once, each with a connection of its own and committed data: once is enough."""

import pytest
from post_office.models import Email

from core.errors import DomainError, WrongState
from core.models import QuarterLock, TransitionLog
from core.quarters import Quarter
from documents.models import IssuedPaper, NumberSeries
from reporting.domain.board_votes import cast_vote
from reporting.domain.collecting import chase
from reporting.domain.consideration import accept_report
from reporting.domain.minutes import close_meeting
from reporting.domain.reports import open_report, submit_report
from reporting.models import BoardMinutes, BoardVote, CentreReport, Delivery
from tests.makers.races import at_once
from tests.makers.reporting import (
    considered_report,
    held_meeting,
    here,
    meeting_under_way,
    opened_report,
    question,
    ready_centre,
)
from tests.makers.residents import director, make_residency

pytestmark = pytest.mark.django_db(transaction=True)
Q3 = Quarter(2026, 3)


@pytest.fixture(autouse=True)
def papers_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files and letters are the worker's; here nobody waits for them."""
    monkeypatch.setattr("documents.domain.papers.run_after_commit", lambda *arguments: None)
    monkeypatch.setattr("documents.domain.mail.run_after_commit", lambda *arguments: None)


def test_two_submissions_at_once_make_one_and_a_sentence():
    ready_centre()
    opened_report(Q3)
    answers = at_once(*[lambda: submit_report(CentreReport.objects.get(), actor=director())] * 2)
    refused = [answer for answer in answers if isinstance(answer, DomainError)]
    assert len(refused) == 1
    assert "тапшырылган" in str(refused[0])
    assert IssuedPaper.objects.filter(kind="quarterly_report").count() == 1
    assert NumberSeries.objects.get(kind="quarterly_report").last == 1
    assert Delivery.objects.count() == 3
    assert Email.objects.filter(message__contains="/board/reports/").count() == 3
    assert QuarterLock.objects.count() == 1


def test_two_acceptances_at_once_make_one_and_a_sentence():
    ready_centre()
    report = considered_report(Q3)
    decision = report.consideration
    assert decision is not None
    answers = at_once(
        *[lambda: accept_report(CentreReport.objects.get(), decision=decision, actor=director())] * 2
    )
    refused = [answer for answer in answers if isinstance(answer, WrongState)]
    assert len(refused) == 1
    assert "Кабыл алынган" in str(refused[0])
    assert TransitionLog.objects.of(report).filter(transition="accept").count() == 1


def test_two_who_chase_at_once_write_one_letter():
    ready_centre()
    make_residency()
    report = opened_report(Q3)
    answers = at_once(*[lambda: chase(CentreReport.objects.get(), actor=director())] * 2)
    assert len([answer for answer in answers if isinstance(answer, DomainError)]) == 1
    assert report.chases.count() == 1


def test_two_openings_at_once_make_one_report():
    ready_centre()
    answers = at_once(*[lambda: open_report(Q3, actor=director())] * 2)
    assert len({answer.pk for answer in answers}) == 1
    assert CentreReport.objects.count() == 1


def test_two_closings_of_the_minutes_at_once_make_one_paper_and_a_sentence():
    meeting = held_meeting()
    answers = at_once(*[lambda: close_meeting(meeting, actor=director())] * 2)
    assert len([answer for answer in answers if isinstance(answer, DomainError)]) == 1
    assert BoardMinutes.objects.count() == 1
    assert IssuedPaper.objects.filter(kind="board_minutes").count() == 1


def test_two_votes_of_one_member_at_once_make_one_and_a_sentence():
    meeting = meeting_under_way()
    decision = question(meeting)
    member = here(meeting)[0]
    acts = [
        lambda said=choice: cast_vote(decision, member=member, choice=said, actor=director())
        for choice in ("for", "against")
    ]
    answers = at_once(*acts)
    assert len([answer for answer in answers if isinstance(answer, DomainError)]) == 1
    assert BoardVote.objects.count() == 1
