"""What reporting reads: who is a resident, who came and left, jobs, revenue, investment."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.quarters import Quarter
from residents.domain import headcount, queries
from residents.domain.residencies import expire_residency, graduate_residency
from residents.enums import TerminationGround
from residents.models import Residency
from tests.makers.ending import terminated
from tests.makers.residents import (
    director,
    filed_report,
    make_residency,
    receipt,
    verified_report,
)
from tests.makers.rows import copy_of, more_residents

pytestmark = pytest.mark.django_db
Q1, Q2, Q3, Q4 = Quarter(2026, 1).year_quarters


def terminate(residency: Residency, day: date) -> Residency:
    return terminated(
        residency,
        ground=TerminationGround.OWN_WISH,
        ended_on=day,
        act_number="1-б",
        act_date=day,
        reason="Өз арызы.",
        actor=director(),
    )


def test_status_that_ends_on_the_last_day_of_a_quarter_is_not_in_its_stock() -> None:
    residency = terminate(make_residency(), Q2.end)
    assert list(queries.residencies_in_force(date(2026, 6, 29))) == [residency]
    assert list(queries.residencies_in_force(Q2.end)) == []
    assert list(queries.residencies_ended(Q2.start, Q2.end)) == [residency]


def test_contract_whose_last_day_is_the_quarters_end_still_counts_in_it() -> None:
    residency = make_residency(starts_on=date(2026, 2, 1), months=5)
    assert residency.expires_on == date(2026, 7, 1)
    assert list(queries.residencies_in_force(Q2.end)) == [residency]
    assert list(queries.residencies_ended(Q3.start, Q3.end)) == [residency]


def test_run_out_contract_is_an_expiry_recorded_or_not() -> None:
    residency = make_residency(months=5)
    unrecorded = queries.residencies_ended(Q2.start, Q2.end).get()
    expire_residency(residency, actor=director())
    recorded = queries.residencies_ended(Q2.start, Q2.end).get()
    assert unrecorded.left_as == recorded.left_as == "expired"
    assert unrecorded.left_on == recorded.left_on == date(2026, 6, 20)


def test_end_is_start_plus_admitted_less_ended_in_every_quarter() -> None:
    make_residency()
    terminate(make_residency(), date(2026, 5, 5))
    terminate(make_residency(started_on=date(2026, 4, 2)), date(2026, 4, 30))
    make_residency(months=6)
    graduate_residency(make_residency(), ended_on=date(2026, 9, 30), actor=director())
    for quarter in (Q1, Q2, Q3, Q4):
        start = queries.residencies_in_force(quarter.previous.end).count()
        admitted = queries.residencies_admitted(quarter.start, quarter.end).count()
        ended = queries.residencies_ended(quarter.start, quarter.end).count()
        assert queries.residencies_in_force(quarter.end).count() == start + admitted - ended
    kinds = [row.left_as for row in queries.residencies_ended(Q1.start, Q4.end)]
    assert sorted(kinds) == ["expired", "graduated", "terminated", "terminated"]


def test_first_jobs_are_counted_from_the_baseline_and_then_from_the_last_report() -> None:
    residency = make_residency(baseline_jobs_full=3, baseline_jobs_part=1)
    verified_report(residency, Q1, jobs_full=5, jobs_part=0)
    verified_report(residency, Q3, jobs_full=4, jobs_part=3)
    (first,) = headcount.jobs_changes(Q1)
    (third,) = headcount.jobs_changes(Q3)
    assert (first.change.full, first.change.part, first.change.total) == (2, -1, 1)
    assert (third.before, third.change.total) == (headcount.Jobs(5, 0), 2)
    assert headcount.jobs_changes(Q2) == []


def test_changes_of_all_quarters_sum_to_last_less_baseline() -> None:
    residency = make_residency(baseline_jobs_full=2, baseline_jobs_part=0)
    for quarter, jobs in ((Q1, 6), (Q2, 4), (Q3, 9)):
        verified_report(residency, quarter, jobs_full=jobs, jobs_part=1)
    total = sum(row.change.total for quarter in (Q1, Q2, Q3) for row in headcount.jobs_changes(quarter))
    assert total == 10 - 2


def test_jobs_of_a_leaver_stand_still() -> None:
    residency = make_residency(baseline_jobs_full=3, baseline_jobs_part=0)
    verified_report(residency, Q1, jobs_full=8, jobs_part=0)
    terminate(residency, date(2026, 4, 15))
    assert headcount.jobs_changes(Q2) == []
    assert headcount.jobs_now(Q2) == {}
    assert headcount.jobs_changes(Q1)[0].change.total == 5


def test_unverified_figures_count_nowhere() -> None:
    residency = make_residency()
    filed_report(residency, Q1, receipts=(receipt(),))
    assert headcount.jobs_changes(Q1) == []
    assert queries.revenue([Q1]) == 0
    assert list(queries.investments_verified(Q1.start, Q1.end)) == []
    assert headcount.jobs_now(Q1) == {residency.pk: headcount.Jobs(3, 1)}


def test_revenue_and_investment_are_sums_of_verified_rows() -> None:
    for revenue in ("100.10", "200.25"):
        residency = make_residency()
        verified_report(residency, Q1, revenue=Decimal(revenue), receipts=(receipt(),))
        verified_report(residency, Q2, revenue=Decimal("0.65"))
    assert queries.revenue([Q1]) == Decimal("300.35")
    assert queries.revenue([Q1, Q2]) == Decimal("301.65")
    rows = queries.investments_verified(Q1.start, Q1.end)
    assert sum(row.amount_kgs for row in rows) == Decimal("1600000.00")


def test_who_owes_a_report_and_who_did_not_send_one() -> None:
    reported, silent, left = make_residency(), make_residency(), make_residency()
    later = make_residency(started_on=date(2026, 4, 1))
    filed_report(reported, Q1)
    terminate(left, date(2026, 2, 20))
    assert set(queries.expected_reports(Q1)) == {reported, silent, left}
    assert set(queries.not_reported(Q1)) == {silent, left}
    assert set(queries.not_reported(Q2)) == {reported, silent, later}


def test_who_left_on_the_first_day_of_a_quarter_owes_no_report_for_it() -> None:
    residency = terminate(make_residency(), Q2.start)
    assert list(queries.expected_reports(Q1)) == [residency]
    assert list(queries.expected_reports(Q2)) == []


def test_year_to_date_is_what_was_sent_earlier_in_the_year() -> None:
    residency = make_residency()
    filed_report(residency, Q1, revenue=Decimal(100))
    filed_report(residency, Q2, revenue=Decimal(50))
    report = filed_report(residency, Q3, revenue=Decimal(7))
    assert queries.year_revenue_before(report) == Decimal(150)
    assert queries.previous_report(report) == residency.reports.of_quarter(Q2).get()


def test_reads_cost_the_same_at_1_and_30_rows() -> None:
    residency = make_residency(months=5)
    report = verified_report(residency, Q1, receipts=(receipt(),))

    def cost(rows: int) -> int:
        with CaptureQueriesContext(connection) as captured:
            names = [row.report.residency.party.name for row in headcount.jobs_changes(Q1)]
            numbers = [row.contract.number for row in queries.residencies_ended(Q2.start, Q2.end)]
            money = [row.residency.party.name for row in queries.investments_verified(Q1.start, Q1.end)]
            owed = [row.party.name for row in queries.expected_reports(Q1)]
            headcount.jobs_now(Q1)
        assert [len(found) for found in (names, numbers, money, owed)] == [rows] * 4
        return len(captured)

    first = cost(1)
    more_residents(residency, 29)
    for other in Residency.objects.exclude(pk=residency.pk):
        own = copy_of(report, residency_id=other.pk)
        copy_of(report.investments.get(), residency_id=other.pk, report_id=own.pk)
    assert cost(30) == first


def test_status_that_ended_on_its_first_day_held_on_no_day() -> None:
    residency = terminate(make_residency(), date(2026, 2, 2))
    assert list(queries.expected_reports(Q1)) == []
    assert list(queries.residencies_admitted(Q1.start, Q1.end)) == [residency]
    assert list(queries.residencies_ended(Q1.start, Q1.end)) == [residency]
