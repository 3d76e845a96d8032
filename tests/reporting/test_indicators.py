"""Each figure is the sum of its rows, and the rows are the facts of the lower rooms (7.2)."""

from datetime import date
from decimal import Decimal

import pytest

from core import clock
from core.quarters import Quarter
from ip.domain.objects import add_creator
from ip.enums import CreatorRole, IPKind
from reporting.indicators import INDICATORS
from reporting.indicators.base import combined
from reporting.indicators.jobs import movement
from reporting.indicators.patents import certificates
from tests.makers.ending import terminated
from tests.makers.ip import make_grant, officer
from tests.makers.residents import director, filed_report, make_residency, receipt, verified_report

pytestmark = pytest.mark.django_db
Q1, Q2, Q3 = Quarter(2026, 1), Quarter(2026, 2), Quarter(2026, 3)

residents, jobs = INDICATORS["residents"], INDICATORS["jobs_created"]
investment, patents, revenue = INDICATORS["investment"], INDICATORS["patents"], INDICATORS["revenue"]


def test_a_resident_counts_on_the_last_day_of_the_quarter_only_while_the_status_holds():
    residency = make_residency(started_on=date(2026, 3, 31))
    terminated(
        residency,
        ground="own_wish",
        ended_on=date(2026, 6, 30),
        act_number="12",
        act_date=date(2026, 6, 30),
        reason="Өз арызы боюнча.",
        actor=director(),
        at=clock.moment_of(date(2026, 6, 30)),
    )
    assert [residents.value(quarter) for quarter in (Q1.previous, Q1, Q2)] == [0, 1, 0]


def test_jobs_are_counted_from_the_headcount_at_admission_then_from_the_last_verified_report():
    residency = make_residency(baseline_jobs_full=3, baseline_jobs_part=1)
    verified_report(residency, Q1, jobs_full=5, jobs_part=2)
    verified_report(residency, Q3, jobs_full=4, jobs_part=4)
    assert [jobs.value(quarter) for quarter in (Q1, Q2, Q3)] == [3, 0, 1]
    assert jobs.year_to_date(Q3) == 4


def test_lost_jobs_are_subtracted_and_shown_beside_the_gained():
    winner, loser = make_residency(), make_residency(baseline_jobs_full=9)
    verified_report(winner, Q1, jobs_full=8, jobs_part=1)
    verified_report(loser, Q1, jobs_full=4, jobs_part=1)
    change = movement(jobs.rows(Q1, Q1))
    assert (change.gained, change.lost, change.net) == (5, 5, 0)
    assert (change.full, change.part) == (0, 0)


def test_a_resident_who_leaves_takes_no_created_job_away():
    residency = make_residency()
    verified_report(residency, Q1, jobs_full=8)
    terminated(
        residency,
        ground="refusal",
        ended_on=date(2026, 5, 4),
        act_number="3",
        act_date=date(2026, 5, 4),
        reason="Долбоордон баш тартты.",
        actor=director(),
        at=clock.moment_of(date(2026, 5, 4)),
    )
    assert jobs.year_to_date(Q2) == jobs.value(Q1) == 6


def test_a_report_that_is_not_verified_gives_no_figure():
    residency = make_residency()
    filed_report(residency, Q1, receipts=(receipt(),))
    assert [indicator.value(Q1) for indicator in (jobs, investment, revenue)] == [0, 0, 0]


def test_investment_is_what_came_in_the_quarter_in_som():
    residency = make_residency()
    dollars = receipt(
        received_on=date(2026, 3, 2),
        currency="USD",
        amount=Decimal(1000),
        rate=Decimal("87.45"),
        kind="grant",
    )
    verified_report(residency, Q1, receipts=(receipt(amount=Decimal(800000)), dollars))
    verified_report(residency, Q2, receipts=(receipt(received_on=date(2026, 4, 1), amount=Decimal(5000)),))
    assert (investment.value(Q1), investment.value(Q2)) == (Decimal(887450), Decimal(5000))
    assert investment.year_to_date(Q2) == Decimal(892450)


def test_only_inventions_utility_models_and_designs_are_patents():
    for kind in (IPKind.INVENTION, IPKind.UTILITY_MODEL, IPKind.INDUSTRIAL_DESIGN):
        make_grant(date(2026, 2, 10), kind)
    for kind in (IPKind.SOFTWARE, IPKind.TRADEMARK, IPKind.DATABASE):
        make_grant(date(2026, 2, 11), kind)
    assert patents.value(Q1) == 3
    assert certificates(Q1, Q1) == 3


def test_an_object_of_several_creators_is_one_patent():
    grant = make_grant(date(2026, 3, 31))
    add_creator(grant.ip_object, name="Ли Виктор Сергеевич", role=CreatorRole.STUDENT, actor=officer())
    assert (patents.value(Q1), patents.value(Q2)) == (1, 0)


def test_revenue_adds_up_over_the_year_and_starts_anew_in_the_next():
    residency = make_residency()
    verified_report(residency, Q1, revenue=Decimal("100.10"))
    verified_report(residency, Q2, revenue=Decimal("200.20"))
    assert revenue.year_to_date(Q2) == Decimal("300.30")
    assert revenue.year_to_date(Quarter(2027, 1)) == 0


def test_every_figure_of_every_quarter_is_the_sum_of_its_rows():
    residency = make_residency()
    verified_report(residency, Q1, receipts=(receipt(),))
    verified_report(residency, Q2)
    make_grant(date(2026, 5, 5), residency=residency)
    for indicator in INDICATORS.values():
        by_quarter = indicator.by_quarter(Q3.last(8))
        assert by_quarter == {quarter: indicator.value(quarter) for quarter in Q3.last(8)}
        for quarter, value in by_quarter.items():
            rows = indicator.rows(quarter, quarter)
            assert value == combined(indicator.combine, [(row.value, row.whole) for row in rows])
