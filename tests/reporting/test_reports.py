"""The report's way: opened, written, submitted once and frozen (7.1)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from post_office.models import Email

from accounts.domain.roles import give_role
from accounts.models import Post, User
from accounts.roles import Role
from core import clock
from core.domain.quarter_lock import is_open
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from core.models import TransitionLog
from core.quarters import Quarter
from documents.enums import ActKind
from documents.models import IssuedPaper
from reporting.domain.annual import build_annual
from reporting.domain.deliveries import mark_read
from reporting.domain.plans import approve_indicators, approve_plan
from reporting.domain.reports import open_report, snapshot_of, submit_report, write_words
from reporting.enums import RecipientBody, ReportState
from reporting.models import CentreReport, IndicatorSet, PlanValue
from residents.domain.reports import verify_report
from tests.makers.documents import without_face
from tests.makers.ip import make_grant
from tests.makers.people import make_user
from tests.makers.reporting import (
    approved_indicators,
    board_decision,
    hold_post,
    make_board,
    opened_report,
    submitted_report,
)
from tests.makers.residents import clerk, director, filed_report, make_residency, verified_report

pytestmark = pytest.mark.django_db
Q1, Q2, Q3, Q4 = Quarter(2026, 1).year_quarters


def test_opening_again_gives_the_same_report(centre):
    assert open_report(Q3, actor=centre) == open_report(Q3, actor=centre)


def test_a_quarter_that_has_not_begun_has_no_report(centre):
    with pytest.raises(DomainError, match="баштала элек"):
        open_report(Quarter(2027, 1), actor=centre)


def test_an_earlier_quarter_is_not_opened_after_a_later_one_is_submitted(centre):
    submitted_report(Q3)
    with pytest.raises(DomainError, match="2026-жылдын 3-кварталы"):
        open_report(Q2, actor=centre)


def test_only_the_director_opens_writes_and_submits(centre):
    report = opened_report(Q3)
    for act in (
        lambda: open_report(Q4, actor=clerk()),
        lambda: write_words(report, highlights="", obstacles="", requests="", actor=clerk()),
        lambda: submit_report(report, actor=clerk()),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_words_are_cleaned_and_kept_in_the_history(centre):
    report = opened_report(Q3)
    write_words(report, highlights=" Жаңы\u202e цех. ", obstacles="", requests="", actor=centre)
    assert report.highlights == "Жаңы цех."
    assert report.history.count() == 3


def test_too_many_words_are_refused_beside_their_field(centre):
    with pytest.raises(FieldError) as refused:
        write_words(opened_report(Q3), highlights="", obstacles="т" * 3001, requests="", actor=centre)
    assert refused.value.field == "obstacles"


def test_a_quarter_is_submitted_only_after_it_has_ended(centre):
    report = opened_report(Q3)
    with pytest.raises(DomainError, match="аяктагандан кийин"):
        submit_report(report, actor=centre, at=clock.moment_of(Q3.end, 23))
    submit_report(report, actor=centre, at=clock.moment_of(Q3.next.start))
    assert report.state == ReportState.SUBMITTED


def test_quarters_are_submitted_in_the_order_of_time(centre):
    opened_report(Q2)
    later = opened_report(Q3)
    with pytest.raises(DomainError, match="2026-жылдын 2-кварталы"):
        submit_report(later, actor=centre)


def test_a_report_is_not_submitted_twice(centre):
    report = submitted_report(Q3)
    stale = CentreReport.objects.get(pk=report.pk)
    with pytest.raises(WrongState, match="тапшырылган"):
        submit_report(stale, actor=centre)
    assert IssuedPaper.objects.filter(kind="quarterly_report").count() == 1


def test_a_submitted_report_takes_no_more_words(centre):
    with pytest.raises(WrongState):
        write_words(submitted_report(Q3), highlights="Дагы", obstacles="", requests="", actor=centre)


def test_submitting_freezes_figures_issues_the_paper_and_logs_who_and_when(centre):
    at = clock.moment_of(date(2026, 10, 12))
    report = submitted_report(Q3, at=at)
    assert report.submitted_at == at
    assert report.paper.issued_on == date(2026, 10, 12)
    assert without_face(report.paper.context) == report.figures
    assert report.paper.subject == report
    (entry,) = TransitionLog.objects.of(report)
    assert (entry.transition, entry.actor, entry.at) == ("submit", centre, at)


def test_later_facts_do_not_change_a_submitted_report(centre):
    residency = make_residency()
    verified_report(residency, Q1)
    report = submitted_report(Q1)
    before = CentreReport.objects.get(pk=report.pk).figures
    residency.reports.update(revenue=Decimal(1))
    make_grant(date(2026, 7, 7))
    again = CentreReport.objects.get(pk=report.pk)
    assert again.figures == before
    assert snapshot_of(again, on=date(2026, 11, 1)) == snapshot_of(report, on=date(2026, 10, 12))


def test_the_facts_of_a_submitted_quarter_cannot_change(centre):
    late = filed_report(make_residency(), Q1)
    submitted_report(Q1, at=clock.moment_of(date(2026, 4, 12)))
    assert not is_open(Q1)
    for act in (lambda: make_grant(date(2026, 3, 31)), lambda: verify_report(late, actor=clerk())):
        with pytest.raises(DomainError, match="2026-жылдын 1-кварталы"):
            act()


def test_it_is_delivered_to_each_member_of_the_board_and_to_the_rector(centre):
    report = submitted_report(Q3)
    delivered = [
        (delivery.recipient.has_role(Role.RECTOR), delivery.body) for delivery in report.deliveries.all()
    ]
    assert sorted(delivered) == [(False, "board"), (False, "board"), (True, "rector")]


def test_each_recipient_gets_a_letter_with_the_address_of_the_page(centre):
    report = submitted_report(Q3)
    letters = {
        letter.to[0]: letter.message for letter in Email.objects.filter(message__contains="/board/reports/")
    }
    assert set(letters) == {delivery.recipient.email for delivery in report.deliveries.all()}
    assert all("/ky/board/reports/2026-Q3/" in message for message in letters.values())


def test_a_rector_who_sits_on_the_board_receives_it_once_as_rector(centre):
    rector = User.objects.get(appointments__post=Post.RECTOR)
    give_role(rector, Role.BOARD_MEMBER, actor=centre)
    bodies = submitted_report(Q3).deliveries.filter(recipient=rector).values_list("body", flat=True)
    assert list(bodies) == [RecipientBody.RECTOR]


def test_without_a_board_nothing_is_submitted(db):
    approved_indicators()
    hold_post(Post.RECTOR, make_user(Role.RECTOR))
    with pytest.raises(DomainError, match="Байкоочу кеңештин мүчөлөрүн"):
        submitted_report(Q3)
    assert CentreReport.objects.get().state == ReportState.OPEN
    assert not IssuedPaper.objects.filter(kind="quarterly_report").exists()
    assert is_open(Q3)


def test_without_a_rector_nothing_is_submitted(db):
    approved_indicators()
    make_board()
    with pytest.raises(DomainError, match="ректордун"):
        submitted_report(Q3)
    assert is_open(Q3)


def test_reading_is_noted_once_and_only_for_a_recipient(centre):
    report = submitted_report(Q3)
    delivery = report.deliveries.first()
    at = delivery.delivered_at + timedelta(hours=3)
    mark_read(report, user=delivery.recipient, at=at)
    mark_read(report, user=delivery.recipient, at=at + timedelta(days=1))
    delivery.refresh_from_db()
    assert delivery.read_at == at
    assert mark_read(report, user=director()) is None
    assert report.deliveries.filter(read_at=None).count() == 2


def test_the_next_report_has_the_indicators_of_the_next_decision(centre):
    first = submitted_report(Q2)
    second_set = approve_indicators(
        ["residents", "revenue"],
        act=board_decision(date(2026, 8, 3)),
        valid_from=date(2026, 8, 3),
        actor=centre,
    )
    second = opened_report(Q3)
    assert first.indicator_set.version == 1
    assert second.indicator_set == second_set
    assert [entry["code"] for entry in snapshot_of(second, on=date(2026, 10, 1))["indicators"]] == [
        "residents",
        "revenue",
    ]


def test_a_set_of_two_indicators_is_printed_too(centre):
    approve_indicators(
        ["revenue"], act=board_decision(date(2026, 8, 3)), valid_from=date(2026, 8, 3), actor=centre
    )
    values = snapshot_of(opened_report(Q3), on=date(2026, 10, 1))
    assert set(values["rows"]) == {"revenue"}


@pytest.mark.parametrize("codes", [[], ["unknown"], ["residents", "residents"]])
def test_a_set_names_known_indicators_each_once(centre, codes):
    with pytest.raises(FieldError):
        approve_indicators(codes, act=board_decision(), valid_from=date(2026, 8, 3), actor=centre)
    assert IndicatorSet.objects.count() == 1


def test_a_plan_counted_from_january_does_not_shrink(centre):
    with pytest.raises(FieldError, match="жыл башынан"):
        approve_plan("revenue", 2027, {1: Decimal(5), 2: Decimal(4)}, act=board_decision(), actor=centre)
    assert not PlanValue.objects.filter(year=2027).exists()
    approve_plan("residents", 2027, {1: Decimal(5), 2: Decimal(4)}, act=board_decision(), actor=centre)


def test_the_plan_of_a_submitted_quarter_stands(centre):
    submitted_report(Q3)
    with pytest.raises(DomainError, match="2026-жылдын 3-кварталы"):
        approve_plan("residents", 2026, {3: Decimal(1)}, act=board_decision(), actor=centre)


def test_a_plan_may_be_changed_by_a_later_decision(centre):
    act = board_decision(date(2026, 11, 2))
    approve_plan("residents", 2026, {4: Decimal(9)}, act=act, actor=centre)
    plan = PlanValue.objects.get(indicator="residents", year=2026, quarter=4)
    assert (plan.value, plan.act, plan.history.count()) == (9, act, 2)


def test_a_plan_is_no_order_of_the_director(centre):
    with pytest.raises(FieldError) as refused:
        approve_plan(
            "residents", 2027, {1: Decimal(5)}, act=board_decision(kind=ActKind.DIRECTOR_ORDER), actor=centre
        )
    assert refused.value.field == "act"


def test_the_database_keeps_a_submitted_report_whole(centre):
    report = submitted_report(Q3)
    with pytest.raises(IntegrityError), transaction.atomic():
        CentreReport.objects.filter(pk=report.pk).update(figures=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        CentreReport.objects.filter(pk=report.pk).update(state=ReportState.OPEN)


def test_the_year_is_submitted_after_its_four_quarters(centre):
    year = open_report(2025, actor=centre)
    with pytest.raises(DomainError, match="төрт кварталдын"):
        submit_report(year, actor=centre)
    for quarter in Quarter(2025, 1).year_quarters:
        submitted_report(quarter, at=clock.moment_of(date(2026, 2, 2)))
    submit_report(year, actor=centre)
    assert year.paper.kind == "annual_report"
    assert year.deliveries.count() == 3
    assert not CentreReport.objects.of(2025).exclude(state=ReportState.SUBMITTED).exists()


def test_the_year_shows_the_quarters_as_they_were_submitted(centre):
    residency = make_residency()
    verified_report(residency, Q1, revenue=Decimal(100))
    submitted_report(Q1)
    residency.reports.update(revenue=Decimal(7))
    verified_report(residency, Q2, revenue=Decimal(40))
    values = build_annual(2026, IndicatorSet.objects.get(), on=date(2026, 11, 22))
    revenue = next(entry for entry in values["indicators"] if entry["code"] == "revenue")
    assert [point["value"] for point in revenue["quarters"]][:2] == [100, 40]
    assert revenue["plan"] == 4_000_000
    assert [entry["number"] != "" for entry in values["quarters"]] == [True, False, False, False]
