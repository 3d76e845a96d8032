"""The Board's word on a report: considered with remarks, accepted by a decision; the report stands still."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from accounts.roles import Role
from core.domain.quarter_lock import is_open
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from core.quarters import Quarter
from reporting.domain.consideration import accept_report, consider_report
from reporting.domain.queries import submitted_report as found_report
from reporting.domain.reports import open_report, submit_report, write_words
from reporting.models import CentreReport
from tests.makers.people import make_user
from tests.makers.reporting import (
    accepted_report,
    considered_report,
    decided_on,
    opened_report,
    ready_centre,
    submitted_report,
)
from tests.makers.residents import director

pytestmark = pytest.mark.django_db
Q2, Q3 = Quarter(2026, 2), Quarter(2026, 3)
FROZEN = ("figures", "highlights", "obstacles", "requests", "chapters", "indicator_set_id", "paper_id")


def frozen(report: CentreReport) -> list[object]:
    return [getattr(report, name) for name in FROZEN]


def test_considering_and_accepting_change_nothing_that_was_submitted(centre):
    report = submitted_report(Q3)
    before, paper = frozen(report), report.paper.context
    decision = decided_on(report)
    consider_report(report, decision=decision, remarks="План жок.", actor=centre)
    assert (report.state, report.remarks, report.consideration) == ("considered", "План жок.", decision)
    accept_report(report, decision=decision, answer="План кошулду.", actor=centre)
    assert (report.state, report.answer, report.acceptance) == ("accepted", "План кошулду.", decision)
    report.paper.refresh_from_db()
    assert frozen(report) == before
    assert report.paper.context == paper


@pytest.mark.parametrize("made", [submitted_report, considered_report, accepted_report])
def test_whatever_the_board_said_a_handed_over_report_is_read_and_its_quarter_closed(centre, client, made):
    report = made(Q3)
    assert found_report("2026-Q3") == report
    assert not is_open(Q3)
    with pytest.raises(WrongState, match="тапшырылган"):
        open_report(Q3, actor=centre)
    with pytest.raises(WrongState):
        write_words(report, highlights="", obstacles="", requests="", actor=centre)
    with pytest.raises(WrongState):
        submit_report(report, actor=centre)
    with pytest.raises(DomainError):
        open_report(Q2, actor=centre)
    client.force_login(make_user(Role.BOARD_MEMBER))
    assert client.get("/ky/board/reports/2026-Q3/").status_code == 200
    assert "2026-жылдын 3-кварталы" in client.get("/ky/board/").content.decode()


def test_only_a_decision_on_this_very_report_counts(centre):
    report = submitted_report(Q3)
    other = decided_on(open_report(2026, actor=centre))
    with pytest.raises(FieldError):
        consider_report(report, decision=other, actor=centre)
    report.refresh_from_db()
    assert report.state == "submitted"


def test_a_meeting_before_the_submission_considered_nothing(centre):
    report = submitted_report(Q3)
    with pytest.raises(DomainError):
        consider_report(report, decision=decided_on(report, day=date(2026, 10, 5)), actor=centre)


def test_a_report_is_accepted_after_it_was_considered_by_a_decision_that_was_carried(centre):
    report = submitted_report(Q3)
    lost = decided_on(report, carried=False)
    with pytest.raises(WrongState):
        accept_report(report, decision=lost, actor=centre)
    consider_report(report, decision=lost, actor=centre)
    with pytest.raises(FieldError):
        accept_report(report, decision=lost, actor=centre)
    assert accept_report(report, decision=decided_on(report), actor=centre).state == "accepted"


def test_remarks_of_the_board_are_answered_before_the_acceptance(centre):
    report = considered_report(Q3, remarks="Сандар түшүнүксүз.")
    with pytest.raises(FieldError):
        accept_report(report, decision=report.consideration, answer=" ", actor=centre)


def test_who_does_not_keep_the_boards_records_records_nothing(centre):
    report = submitted_report(Q3)
    decision = decided_on(report)
    for role in set(Role) - {Role.DIRECTOR}:
        with pytest.raises(NotAllowed):
            consider_report(report, decision=decision, actor=make_user(role))


@pytest.mark.parametrize(
    "broken",
    [
        {"figures": None},
        {"paper": None},
        {"consideration": None},
        {"acceptance": None},
        {"accepted_at": None},
        {"state": "submitted"},
        {"state": "open"},
    ],
)
def test_the_database_keeps_an_accepted_report_whole(centre, broken):
    report = accepted_report(Q3)
    with pytest.raises(IntegrityError), transaction.atomic():
        CentreReport.objects.filter(pk=report.pk).update(**broken)


def test_both_steps_are_made_on_the_desk(centre, client):
    client.force_login(centre)
    report = submitted_report(Q3)
    page = f"/admin/reporting/centrereport/{report.pk}/"
    assert "отурумду" in client.get(f"{page}do/consider/").content.decode()
    decision = decided_on(report)
    client.post(f"{page}do/consider/", {"decision": decision.pk, "remarks": "Себебин жазуу."})
    report.refresh_from_db()
    assert report.state == "considered"
    shown = client.post(f"{page}do/accept/", {"decision": decision.pk, "answer": ""}).content.decode()
    assert "кандай жооп берилгенин" in shown
    client.post(f"{page}do/accept/", {"decision": decision.pk, "answer": "Жазылды."})
    report.refresh_from_db()
    assert report.state == "accepted"
    shown = client.get(f"{page}change/").content.decode()
    assert decision.number in shown
    assert "Себебин жазуу." in shown


def test_a_word_in_a_chapter_is_kept_with_the_report(centre, client):
    client.force_login(centre)
    report = opened_report(Q3)
    words = {"highlights": "", "obstacles": "", "requests": "", "chapter_money": " Киреше өстү.\u200b "}
    client.post(f"/admin/reporting/centrereport/{report.pk}/words/", words)
    report.refresh_from_db()
    assert report.chapters == {"money": "Киреше өстү."}
    assert "Киреше өстү." in client.get(f"/admin/reporting/centrereport/{report.pk}/words/").content.decode()
    words["chapter_money"] = "а" * 3001
    assert client.post(f"/admin/reporting/centrereport/{report.pk}/words/", words).status_code == 200


def test_a_quarter_in_the_future_gets_a_sentence(db):
    ready_centre()
    with pytest.raises(DomainError, match="баштала элек"):
        open_report(Quarter(2027, 1), actor=director())
