"""One plain sentence says why an indicator of 7.2 moved in the quarter (4.2.3)."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from core.quarters import Quarter
from reporting.indicators import OF_CLAUSE
from reporting.presentation.reasons import reason_of
from residents.models import Investment, PeriodicReport, Residency
from tests.makers.ip import make_grant
from tests.makers.reporting import resident_rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
Q2, Q3, Q4 = Quarter(2026, 2), Quarter(2026, 3), Quarter(2026, 4)


def why(code: str, quarter: Quarter = Q3) -> str:
    with override("en"):
        return reason_of(code, quarter)


def ended(residency: Residency, on: date) -> None:
    Residency.objects.filter(pk=residency.pk).update(ended_on=on, end_kind="graduated")


def test_who_came_and_who_left_are_named_and_the_others_counted() -> None:
    assert why("residents") == "Nobody came and nobody left in the quarter."
    old, *new = (*resident_rows(1), *resident_rows(3, started_on=date(2026, 8, 3)))
    names = sorted(row.party.name for row in new)
    assert why("residents") == f"Came: {names[0]}; {names[1]}; +1. Nobody left."
    ended(old, date(2026, 8, 10))
    assert why("residents") == f"Came: {names[0]}; {names[1]}; +1. Left: {old.party.name}."
    assert why("residents", Q4) == "Nobody came and nobody left in the quarter."
    ended(new[0], date(2026, 11, 1))
    assert why("residents", Q4) == f"Left: {new[0].party.name}. Nobody came."


def test_whose_revenue_moved_most_is_told_against_the_quarter_before() -> None:
    assert why("revenue") == "No report of the quarter is verified yet."
    first, second = (*resident_rows(1, report_on=Q3), *resident_rows(1, report_on=Q3))
    report = PeriodicReport.objects.get(residency=second)
    report.pk, report.quarter, report.revenue = None, 2, Decimal("450000.50")
    report.save()
    assert "−300" in why("revenue")
    assert second.party.name in why("revenue")
    assert first.party.name not in why("revenue")


def test_equal_revenue_has_no_one_to_name() -> None:
    (row,) = resident_rows(1, report_on=Q3)
    report = PeriodicReport.objects.get(residency=row)
    report.pk, report.quarter = None, 2
    report.save()
    assert why("revenue") == "Nobody's revenue differs from the quarter before."


def test_who_created_most_jobs_and_the_largest_investment_are_named() -> None:
    assert why("jobs_created") == "No report of the quarter is verified yet."
    assert why("investment") == "Nothing was received in the quarter."
    small, large = (*resident_rows(1, report_on=Q3), *resident_rows(1, report_on=Q3))
    PeriodicReport.objects.filter(residency=large).update(jobs_full=9)
    Investment.objects.filter(residency=large).update(amount=Decimal(90000), amount_kgs=Decimal(90000))
    assert why("jobs_created") == f"Changed most: {large.party.name}, +10."
    assert why("investment").startswith(f"The largest in the quarter: {large.party.name}, 90")
    assert small.party.name not in why("investment")


def test_the_patents_of_the_quarter_are_named() -> None:
    assert why("patents") == "No patent was granted in the quarter."
    grant = make_grant(date(2026, 8, 3))
    assert why("patents") == f"Granted in the quarter: {grant.ip_object.title}."


def test_thirty_residents_cost_as_many_queries_as_one() -> None:
    counts = []
    for rows in (1, 29):
        resident_rows(rows, report_on=Q3)
        with CaptureQueriesContext(connection) as caught:
            for code in OF_CLAUSE:
                reason_of(code, Q3)
        counts.append(len(caught))
    assert counts[0] == counts[1]


def test_another_indicator_has_no_sentence() -> None:
    assert why("occupancy") == ""
