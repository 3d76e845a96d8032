"""A resident's report on its way from a draft to verified figures."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils.translation import override
from post_office.models import Email

from core import clock
from core.domain.quarter_lock import lock_quarter
from core.errors import DomainError, FieldError, FieldErrors, NotAllowed, WrongState
from core.quarters import Quarter
from residents.domain.reports import (
    Figures,
    file_report,
    open_report,
    return_report,
    save_report,
    verify_report,
)
from residents.enums import ReportState
from residents.models import PeriodicReport, Residency
from tests.makers.residents import (
    clerk,
    director,
    figures,
    filed_report,
    make_residency,
    receipt,
    representative_of,
    saved_report,
    verified_report,
)

pytestmark = pytest.mark.django_db
Q1, Q2, Q3, Q4 = Quarter(2026, 1).year_quarters


def open_own(residency: Residency, quarter: Quarter, **given: Any) -> PeriodicReport:
    return open_report(residency, quarter, actor=representative_of(residency), **given)


def test_report_opens_only_for_an_ended_quarter_of_the_residency() -> None:
    residency = make_residency()
    assert open_own(residency, Q3).state == ReportState.DRAFT
    for quarter in (Quarter(2025, 4), Q4):
        with pytest.raises(DomainError):
            open_own(residency, quarter)


def test_quarter_has_ended_on_the_day_after_its_last() -> None:
    residency = make_residency()
    with pytest.raises(DomainError):
        open_own(residency, Q1, at=clock.moment_of(Q1.end, 23))
    assert open_own(residency, Q1, at=clock.moment_of(Q1.end + timedelta(days=1), 0)).period == Q1


def test_opening_twice_gives_the_same_report() -> None:
    residency = make_residency()
    assert open_own(residency, Q1) == open_own(residency, Q1)
    assert PeriodicReport.objects.count() == 1


def test_draft_may_be_incomplete_and_is_not_sent_so() -> None:
    residency = make_residency()
    report = open_own(residency, Q1)
    actor = representative_of(residency)
    save_report(report, figures=Figures(jobs_full=4), actor=actor)
    with pytest.raises(FieldErrors) as caught:
        file_report(report, actor=actor)
    assert [error.field for error in caught.value.errors] == [
        "jobs_part",
        "women",
        "students",
        "revenue",
        "progress",
    ]
    assert PeriodicReport.objects.get().state == ReportState.DRAFT


@pytest.mark.parametrize("field", ["women", "students"])
def test_people_among_the_workers_are_not_more_than_all(field: str) -> None:
    residency = make_residency()
    with pytest.raises(FieldErrors) as caught:
        saved_report(residency, Q1, **{"jobs_full": 2, "jobs_part": 1, "women": 0, "students": 0, field: 4})
    assert [error.field for error in caught.value.errors] == [field]


def test_zeros_are_answers() -> None:
    report = filed_report(
        make_residency(), Q1, jobs_full=0, jobs_part=0, women=0, students=0, revenue=Decimal(0)
    )
    assert report.state == ReportState.SUBMITTED


def test_sent_report_does_not_change() -> None:
    residency = make_residency()
    report = filed_report(residency, Q1)
    with pytest.raises(WrongState):
        save_report(report, figures=figures(jobs_full=9), actor=representative_of(residency))
    with pytest.raises(WrongState):
        file_report(report, actor=representative_of(residency))
    assert PeriodicReport.objects.get().jobs_full == 5


def test_nobody_files_for_a_resident_they_do_not_represent() -> None:
    residency, other = make_residency(), make_residency()
    stranger = representative_of(other)
    report = saved_report(residency, Q1)
    for act in (
        lambda: open_report(residency, Q2, actor=stranger),
        lambda: save_report(report, figures=figures(), actor=stranger),
        lambda: file_report(report, actor=stranger),
        lambda: file_report(report, actor=clerk()),
    ):
        with pytest.raises(NotAllowed):
            act()
    file_report(report, actor=representative_of(residency))
    with pytest.raises(NotAllowed):
        verify_report(report, actor=representative_of(residency))


def test_returned_report_keeps_what_was_written_and_comes_back() -> None:
    residency = make_residency()
    report = filed_report(residency, Q1)
    return_report(report, remark="Кирешени текшериңиз.", actor=clerk())
    assert (report.state, report.remark, report.jobs_full) == ("returned", "Кирешени текшериңиз.", 5)
    actor = representative_of(residency)
    save_report(report, figures=figures(revenue=Decimal(900)), actor=actor)
    file_report(report, actor=actor)
    verify_report(report, actor=clerk())
    assert (report.state, report.revenue, report.remark) == ("verified", Decimal(900), "")


def test_return_needs_a_remark() -> None:
    report = filed_report(make_residency(), Q1)
    with pytest.raises(FieldError) as caught:
        return_report(report, remark=" \n", actor=clerk())
    assert caught.value.field == "remark"


def test_letters_tell_the_resident_what_happened() -> None:
    residency = make_residency()
    Email.objects.all().delete()
    report = filed_report(residency, Q1)
    return_report(report, remark="Кирешени текшериңиз.", actor=clerk())
    file_report(report, actor=representative_of(residency))
    verify_report(report, actor=clerk())
    returned, verified = Email.objects.order_by("pk")
    assert returned.to == verified.to == [representative_of(residency).email]
    assert "Кирешени текшериңиз." in returned.message
    assert f"/ky/cabinet/{residency.pk}/2026-Q1/" in verified.message


def test_letter_names_the_quarter_in_the_readers_language() -> None:
    residency = make_residency()
    with override("en"):
        return_report(filed_report(residency, Q1), remark="Кирешени текшериңиз.", actor=clerk())
    assert Q1.label("ky") in Email.objects.order_by("-pk")[0].subject


def test_verification_in_a_closed_quarter_is_refused() -> None:
    report = filed_report(make_residency(), Q3)
    lock_quarter(Q3, actor=director())
    with pytest.raises(DomainError) as caught:
        verify_report(report, actor=clerk())
    assert Q3.label() in str(caught.value)
    assert PeriodicReport.objects.get().state == ReportState.SUBMITTED


def test_verified_report_names_who_and_when() -> None:
    report = verified_report(make_residency(), Q1)
    assert report.verified_by == clerk()
    assert clock.day_of(report.verified_at) == date(2026, 4, 9)  # type: ignore[arg-type]


def test_foreign_money_keeps_its_amount_currency_and_rate_beside_the_som() -> None:
    dollars = receipt(amount=Decimal("10000"), currency="USD", rate=Decimal("87.4455"))
    row = saved_report(make_residency(), Q1, receipts=(dollars,)).investments.get()
    assert (row.amount, row.currency, row.rate) == (Decimal(10000), "USD", Decimal("87.445500"))
    assert row.amount_kgs == Decimal("874455.00")


def test_som_are_at_par() -> None:
    row = saved_report(make_residency(), Q1, receipts=(receipt(rate=Decimal(1)),)).investments.get()
    assert (row.rate, row.amount_kgs) == (Decimal(1), Decimal("800000.00"))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("received_on", date(2026, 1, 31)),  # before the residency, in its first quarter
        ("received_on", date(2026, 4, 1)),
        ("origin", "founders"),
        ("origin", "oshtu"),
        ("source", "  "),
        ("amount", Decimal(0)),
        ("amount", Decimal("99999999999999.99")),
        ("rate", Decimal(5)),  # of som
    ],
)
def test_sum_that_is_no_investment_of_the_quarter_is_refused(field: str, value: object) -> None:
    residency = make_residency()
    rows = (receipt(source="Биринчи фонд"), receipt(**{field: value}))
    with pytest.raises(FieldErrors) as caught:
        saved_report(residency, Q1, receipts=rows)
    assert [error.field for error in caught.value.errors] == [f"investments-1-{field}"]
    assert residency.investments.count() == 0


def test_foreign_money_needs_a_rate() -> None:
    with pytest.raises(FieldErrors) as caught:
        saved_report(make_residency(), Q1, receipts=(receipt(currency="USD"),))
    assert [error.field for error in caught.value.errors] == ["investments-0-rate"]


def test_rows_become_what_was_typed_and_history_tells_of_the_rest() -> None:
    residency = make_residency()
    report = saved_report(residency, Q1, receipts=(receipt(source="А"), receipt(source="Б")))
    first, second = report.investments.all()
    rows = (receipt(pk=second.pk, source="В"), receipt(source="Г"))
    save_report(report, figures=figures(), receipts=rows, actor=representative_of(residency))
    assert list(report.investments.values_list("source", flat=True)) == ["В", "Г"]
    assert first.history.model.objects.filter(id=first.pk).latest().history_type == "-"
    assert second.history.count() == 2


def test_row_of_another_report_is_never_touched() -> None:
    one, other = make_residency(), make_residency()
    foreign = saved_report(one, Q1, receipts=(receipt(source="Менин"),)).investments.get()
    saved_report(other, Q1, receipts=(receipt(pk=foreign.pk, source="Бөтөн"),))
    foreign.refresh_from_db()
    assert foreign.source == "Менин"
    assert other.investments.get().source == "Бөтөн"
