"""7.1: the director reports quarterly and yearly to the Supervisory Board and the rector.

The form of the report and the indicators are approved by the Supervisory Board.
"""

from datetime import date
from decimal import Decimal

import pytest

from accounts.models import Post, User
from accounts.roles import ROLES, Role
from core import clock
from core.domain.quarter_lock import is_open
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from core.quarters import Quarter
from documents.enums import ActKind
from reporting.domain.consideration import accept_report, consider_report
from reporting.domain.plans import approve_indicators, approve_plan
from reporting.domain.reports import open_report, submit_report
from reporting.indicators import INDICATORS
from reporting.models import CentreReport
from tests.makers.documents import without_face
from tests.makers.ip import make_grant
from tests.makers.people import make_user
from tests.makers.reporting import (
    approved_indicators,
    board_decision,
    decided_on,
    hold_post,
    make_board,
    opened_report,
    ready_centre,
    submitted_report,
)
from tests.makers.residents import director, make_residency, verified_report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
Q1, Q3 = Quarter(2026, 1), Quarter(2026, 3)


def test_the_director_and_nobody_else_submits_the_report() -> None:
    ready_centre()
    report = opened_report(Q3)
    for role in set(Role) - {Role.DIRECTOR}:
        with pytest.raises(NotAllowed):
            submit_report(report, actor=make_user(role))
    assert submit_report(report, actor=director()).state == "submitted"
    may = {role for role, spec in ROLES.items() if "reporting.submit_report" in spec.permissions}
    assert may == {Role.DIRECTOR}


def test_the_report_goes_to_every_member_of_the_board_and_to_the_rector() -> None:
    ready_centre(members=3)
    report = submitted_report(Q3)
    members = set(User.objects.filter(groups__name=Role.BOARD_MEMBER))
    rector = User.objects.get(appointments__post=Post.RECTOR)
    assert {delivery.recipient for delivery in report.deliveries.filter(body="board")} == members
    assert [delivery.recipient for delivery in report.deliveries.filter(body="rector")] == [rector]
    assert all(delivery.delivered_at == report.submitted_at for delivery in report.deliveries.all())


def test_the_vice_rector_receives_every_report_as_the_chair_of_the_board() -> None:
    ready_centre(members=2)
    chair = hold_post(Post.VICE_RECTOR, make_user(Role.VICE_RECTOR)).user
    report = submitted_report(Q3)
    assert report.deliveries.get(recipient=chair).body == "board"
    assert report.deliveries.count() == 4


@pytest.mark.parametrize("missing", ["board", "rector"])
def test_a_report_to_one_of_the_two_alone_is_no_report(missing: str) -> None:
    approved_indicators()
    if missing == "rector":
        make_board()
    else:
        hold_post(Post.RECTOR, make_user(Role.RECTOR))
    with pytest.raises(DomainError):
        submitted_report(Q3)
    assert CentreReport.objects.get().state == "open"


def test_there_is_a_report_of_each_quarter_and_of_each_year() -> None:
    ready_centre()
    quarters = [
        submitted_report(quarter, at=clock.moment_of(date(2026, 1, 20)))
        for quarter in Quarter(2025, 1).year_quarters
    ]
    year = submit_report(open_report(2025, actor=director()), actor=director())
    assert [report.paper.kind for report in quarters] == ["quarterly_report"] * 4
    assert year.paper.kind == "annual_report"
    assert year.deliveries.count() == quarters[0].deliveries.count()


def test_indicators_and_plans_are_approved_by_a_decision_of_the_board_and_by_no_other_act() -> None:
    for kind in set(ActKind) - {ActKind.BOARD_DECISION}:
        act = board_decision(kind=kind)
        with pytest.raises(FieldError):
            approve_indicators(list(INDICATORS), act=act, valid_from=act.dated_on, actor=director())
        with pytest.raises(FieldError):
            approve_plan("residents", 2026, {1: Decimal(5)}, act=act, actor=director())
    act = board_decision()
    assert approve_indicators(list(INDICATORS), act=act, valid_from=act.dated_on, actor=director()).act == act


def test_without_indicators_approved_by_the_board_no_report_is_opened() -> None:
    with pytest.raises(DomainError, match=r"7\.1"):
        open_report(Q3, actor=director())
    approved_indicators(since=date(2026, 10, 1))
    with pytest.raises(DomainError, match=r"7\.1"):
        open_report(Q3, actor=director())


def test_a_report_keeps_the_indicators_it_was_made_with_and_names_the_decision() -> None:
    ready_centre()
    report = submitted_report(Q3)
    act = board_decision(date(2026, 11, 2))
    approve_indicators(["revenue"], act=act, valid_from=date(2026, 7, 1), actor=director())
    report.refresh_from_db()
    assert report.indicator_set.version == 1
    assert report.figures["indicator_set"]["act_number"] == report.indicator_set.act.number
    assert len(report.figures["indicators"]) == 5


def test_a_submitted_report_is_frozen_and_its_quarter_closed() -> None:
    ready_centre()
    verified_report(make_residency(), Q1)
    report = submitted_report(Q1)
    figures = report.figures
    assert not is_open(Q1)
    with pytest.raises(DomainError):
        make_grant(date(2026, 3, 3))
    with pytest.raises(WrongState):
        submit_report(report, actor=director())
    report.refresh_from_db()
    assert report.figures == figures == without_face(report.paper.context)


def test_nothing_of_a_submitted_report_changes_when_the_board_considers_and_accepts_it() -> None:
    ready_centre()
    report = submitted_report(Q3)
    words = ("figures", "highlights", "obstacles", "requests", "chapters", "indicator_set_id", "paper_id")
    before = [getattr(report, name) for name in words]
    decision = decided_on(report)
    consider_report(report, decision=decision, remarks="Инвестиция артта.", actor=director())
    accept_report(report, decision=decision, answer="План түзүлдү.", actor=director())
    assert [getattr(report, name) for name in words] == before
    assert report.figures == without_face(report.paper.context)
    assert not is_open(Q3)
    assert report.acceptance is not None
    assert report.acceptance.act.kind == ActKind.BOARD_DECISION


def test_a_quarter_is_reported_on_when_it_has_ended() -> None:
    ready_centre()
    report = opened_report(Q3)
    with pytest.raises(DomainError):
        submit_report(report, actor=director(), at=clock.moment_of(Q3.end))
    assert is_open(Q3)


def test_the_time_of_receipt_is_kept_for_each_recipient(client) -> None:  # type: ignore[no-untyped-def]
    ready_centre()
    report = submitted_report(Q3)
    for delivery in report.deliveries.all():
        client.force_login(delivery.recipient)
        client.get("/ky/board/reports/2026-Q3/")
    assert not report.deliveries.filter(read_at=None).exists()
