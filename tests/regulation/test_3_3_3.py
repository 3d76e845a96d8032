"""3.3.3: the resident reports periodically on work done.

«Резидент төмөнкүлөргө милдеттүү: … аткарылган иштер боюнча мезгил-мезгили менен отчет берип турууга».
7.1 needs the figures every quarter; how often the resident tells in words what was done is a setting of the
contract.
"""

from calendar import monthrange
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client, override_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.domain.quarter_lock import lock_quarter
from core.errors import DomainError, FieldError, FieldErrors, NotAllowed, WrongState
from core.months import add_months
from core.quarters import Quarter
from reporting.domain.health import moved_figures
from reporting.domain.queries import figures_of
from residents.domain import periods, queries
from residents.domain.announced import confirm_right, decline_right
from residents.domain.reports import (
    file_report,
    open_report,
    return_report,
    save_report,
    verify_report,
)
from residents.domain.restatements import restate
from residents.enums import ReportState, RightState
from residents.models import AnnouncedRight, PeriodicReport, Restatement
from tests.makers.ip import make_grant, officer
from tests.makers.people import make_user
from tests.makers.reporting import ready_centre, submitted_report
from tests.makers.residents import (
    announcement,
    clerk,
    director,
    figures,
    filed_report,
    make_residency,
    representative_of,
    saved_report,
    verified_report,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
Q1, Q2, Q3 = Quarter(2026, 1), Quarter(2026, 2), Quarter(2026, 3)
ANCHORS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


def closed_report(**answers: Any) -> PeriodicReport:
    """A verified report whose quarter the Centre has reported on."""
    ready_centre()
    report = verified_report(make_residency(), Q1, **answers)
    submitted_report(Q1)
    return report


def test_no_report_for_a_quarter_before_the_admission() -> None:
    residency = make_residency()
    for quarter in (Quarter(2025, 4), Quarter(2025, 1)):
        with pytest.raises(DomainError):
            open_report(residency, quarter, actor=representative_of(residency))
    assert PeriodicReport.objects.count() == 0


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(anchor=ANCHORS, steps=st.integers(0, 80), months=st.sampled_from([1, 3, 6, 12]))
def test_due_days_are_reckoned_from_the_anchor_and_never_drift(anchor: date, steps: int, months: int) -> None:
    days = [add_months(anchor, months * step) for step in range(steps + 1)]
    assert days[0] == anchor
    assert days == sorted(set(days))
    for step, day in enumerate(days):
        months_away = (day.year - anchor.year) * 12 + day.month - anchor.month
        assert months_away == months * step
        assert day.day == min(anchor.day, monthrange(day.year, day.month)[1])


def test_after_31_january_a_report_is_due_on_30_april_and_then_on_31_july() -> None:
    with override_settings(CENTRE={"REPORT_DUE_DAYS": 31}):
        due = [periods.due_day(quarter) for quarter in Quarter(2025, 4).through(Quarter(2026, 4))]
    assert due == [
        date(2026, 1, 31),
        date(2026, 4, 30),
        date(2026, 7, 31),
        date(2026, 10, 31),
        date(2027, 1, 31),
    ]


@pytest.mark.parametrize(("months", "with_words"), [(3, [1, 2, 3, 4]), (6, [2, 4]), (12, [4])])
def test_the_contract_says_how_often_words_are_asked_and_figures_come_every_quarter(
    months: int, with_words: list[int]
) -> None:
    residency = make_residency(report_months=months)
    assert [q for q in range(1, 5) if periods.asks_words(residency, Quarter(2026, q))] == with_words
    report = saved_report(residency, Q1, progress="", revenue=None)
    with pytest.raises(FieldErrors) as caught:
        file_report(report, actor=representative_of(residency))
    asked = {error.field for error in caught.value.errors}
    assert asked == ({"revenue", "progress"} if 1 in with_words else {"revenue"})


def test_the_contract_says_it_in_words_only_when_it_is_not_every_quarter() -> None:
    for months, said in ((3, False), (6, True)):
        contract = make_residency(report_months=months).contract
        duties = [item for section in contract.text["ky"]["sections"] for item in section["items"]]
        assert any(f"{months} айда бир жолу" in item for item in duties) is said


def test_a_contract_knows_no_other_term_of_reporting() -> None:
    with pytest.raises(FieldError) as caught:
        make_residency(report_months=1)
    assert caught.value.field == "report_months"


def test_revenue_since_january_never_falls_and_the_sentence_names_both_sums() -> None:
    residency = make_residency()
    verified_report(residency, Q1, revenue=Decimal(100000))
    with pytest.raises(FieldErrors) as caught:
        saved_report(residency, Q2, revenue=Decimal(0), year_to_date=Decimal(90000))
    (fault,) = caught.value.errors
    assert fault.field == "year_to_date"
    words = str(fault).replace("\u00a0", " ")
    assert "100 000,00" in words
    assert "90 000,00" in words


def test_revenue_since_january_by_the_books_is_the_sum_of_the_quarters() -> None:
    residency = make_residency()
    verified_report(residency, Q1, revenue=Decimal(100))
    with pytest.raises(FieldErrors):
        saved_report(residency, Q2, revenue=Decimal(50), year_to_date=Decimal(151))
    report = saved_report(residency, Q2, revenue=Decimal(50), year_to_date=Decimal(150))
    assert (report.revenue, report.year_to_date) == (Decimal(50), Decimal(150))


@pytest.mark.parametrize("value", [Decimal(-1), Decimal("-0.01")])
def test_revenue_of_a_quarter_is_not_negative(value: Decimal) -> None:
    with pytest.raises(FieldErrors) as caught:
        saved_report(make_residency(), Q1, revenue=value)
    assert [error.field for error in caught.value.errors] == ["revenue"]


def test_a_representative_of_another_resident_finds_nothing_at_the_addresses() -> None:
    own, other = make_residency(), make_residency()
    saved_report(own, Q1)
    browser = Client()
    browser.force_login(representative_of(other))
    for page in ("", "edit/", "check/", "files/", "sheet/", "sheet.xlsx"):
        address = f"/ky/cabinet/{own.pk}/{Q1}/{page}"
        assert browser.get(address).status_code == 404, page
        if page and not page.endswith("xlsx"):
            assert browser.post(address, {"jobs_full": "9", "version": "1"}).status_code == 404, page
    assert PeriodicReport.objects.get().version == 1


def test_remarks_stand_at_the_answers_they_are_about_and_go_with_the_verification() -> None:
    residency = make_residency()
    report = filed_report(residency, Q1)
    return_report(report, remarks={"revenue": "Көчүрмө менен дал келбейт.", "women": " "}, actor=clerk())
    assert (report.state, report.remarks) == ("returned", {"revenue": "Көчүрмө менен дал келбейт."})
    actor = representative_of(residency)
    save_report(report, figures=figures(), actor=actor)
    file_report(report, actor=actor)
    verify_report(report, actor=clerk())
    assert report.remarks == {}


def test_a_verified_report_comes_back_while_its_quarter_is_open_and_not_afterwards() -> None:
    report = verified_report(make_residency(), Q3)
    return_report(report, remark="Кайра текшериңиз.", actor=clerk())
    assert (report.state, report.verified_by, report.verified_at) == (ReportState.RETURNED, None, None)
    other = verified_report(make_residency(), Q3)
    lock_quarter(Q3, actor=director())
    with pytest.raises(DomainError):
        return_report(other, remark="Кайра текшериңиз.", actor=clerk())


def test_a_figure_of_a_closed_quarter_changes_only_by_a_correction_with_a_reason() -> None:
    report = closed_report(revenue=Decimal(1000))
    made = restate(report, field="revenue", new=Decimal(700), reason="Кайтарылган товар.", actor=clerk())
    assert report.revenue == Decimal(700)
    assert (made.old, made.new, made.made_by) == (Decimal(1000), Decimal(700), clerk())
    assert made.made_at is not None
    with pytest.raises(FieldError):
        restate(report, field="revenue", new=Decimal(600), reason=" ", actor=clerk())
    with pytest.raises(FieldError):
        restate(report, field="revenue", new=Decimal(700), reason="Эч нерсе.", actor=clerk())


def test_nothing_is_corrected_so_while_the_quarter_is_open_or_the_report_not_verified() -> None:
    for report in (verified_report(make_residency(), Q1), filed_report(make_residency(), Q1)):
        with pytest.raises(WrongState):
            restate(report, field="revenue", new=Decimal(7), reason="Ката.", actor=clerk())


@pytest.mark.parametrize(
    ("field", "new"),
    [
        ("revenue", "-1"),
        ("jobs_full", "2.5"),
        ("women", "99"),
        ("jobs_full", "0"),  # fewer people than women among them
        ("progress", "1"),
    ],
)
def test_a_correction_obeys_the_rules_of_the_figure(field: str, new: str) -> None:
    report = closed_report()
    with pytest.raises((FieldError, FieldErrors)):
        restate(report, field=field, new=Decimal(new), reason="Ката.", actor=clerk())
    assert Restatement.objects.count() == 0


def test_the_resident_corrects_no_closed_quarter() -> None:
    report = closed_report()
    with pytest.raises(NotAllowed):
        restate(
            report, field="revenue", new=Decimal(1), reason="Ката.", actor=representative_of(report.residency)
        )


def test_the_next_report_of_the_centre_shows_the_correction_and_the_submitted_one_stands() -> None:
    report = closed_report(revenue=Decimal(1000))
    first = report.residency  # the resident reports on the second quarter too
    frozen = figures_of(submitted_report_of(Q1))
    verified_report(first, Q2, revenue=Decimal(50))
    restate(report, field="revenue", new=Decimal(700), reason="Кайтарылган товар.", actor=clerk())
    assert figures_of(submitted_report_of(Q1)) == frozen
    shown = figures_of(submitted_report(Q2))
    (row,) = shown["restatements"]
    assert (row["old"], row["new"], row["reason"]) == (Decimal(1000), Decimal(700), "Кайтарылган товар.")
    assert (row["quarter"], row["by"]) == (Q1, clerk().full_name)
    facts = {entry["code"]: entry["fact"] for entry in shown["indicators"]}
    assert facts["revenue"] == Decimal(750)
    assert Restatement.objects.get().shown_in == "2026-Q2"
    assert figures_of(submitted_report(Q3))["restatements"] == []
    assert list(moved_figures()) == []


def submitted_report_of(quarter: Quarter) -> Any:
    """The report as it stands in the register."""
    from reporting.models import CentreReport

    return CentreReport.objects.of(quarter).get()


def test_an_announced_patent_counts_for_nothing_until_the_ip_officer_records_it() -> None:
    residency = make_residency()
    granted = announcement(event="grant", number="447", on=date(2026, 3, 3))
    report = verified_report(residency, Q1, rights=(granted,))
    right = AnnouncedRight.objects.get()
    assert list(queries.awaiting_ip_officer()) == [right]
    with pytest.raises(DomainError):
        confirm_right(right, actor=officer())
    make_grant(date(2026, 3, 3), residency=residency)
    confirm_right(right, actor=officer())
    assert (right.state, right.answered_by) == (RightState.RECORDED, officer())
    assert list(queries.awaiting_ip_officer()) == []
    assert report.rights.count() == 1


def test_the_ip_officer_says_why_an_announcement_is_not_confirmed_and_nobody_else_may() -> None:
    verified_report(make_residency(), Q1, rights=(announcement(),))
    right = AnnouncedRight.objects.get()
    with pytest.raises(NotAllowed):
        decline_right(right, answer="Мындай арыз жок.", actor=clerk())
    with pytest.raises(FieldError):
        decline_right(right, answer=" ", actor=officer())
    decline_right(right, answer="Мындай арыз жок.", actor=officer())
    assert (right.state, right.answer) == (RightState.DECLINED, "Мындай арыз жок.")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("event", "wish"),
        ("kind", "perpetuum"),
        ("title", "  "),
        ("number", ""),
        ("on", date(2026, 4, 1)),
        ("on", date(2025, 12, 31)),
    ],
)
def test_an_announcement_is_whole_and_of_the_quarter(field: str, value: object) -> None:
    with pytest.raises(FieldErrors) as caught:
        saved_report(make_residency(), Q1, rights=(announcement(), announcement(**{field: value})))
    assert [error.field for error in caught.value.errors] == [f"rights-1-{field}"]
    assert AnnouncedRight.objects.count() == 0


def test_the_database_itself_keeps_a_correction_whole() -> None:
    report = closed_report()
    for changes in ({"new": 5}, {"new": -1}, {"reason": ""}):
        row = {"field": "revenue", "old": 5, "new": 6, "reason": "Ката.", **changes}
        with pytest.raises(IntegrityError), transaction.atomic():
            Restatement.objects.create(report=report, made_at=report.verified_at, made_by=make_user(), **row)
