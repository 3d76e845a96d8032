"""7.2: the Centre is judged by residents, jobs created, investment, patents and residents' revenue."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from applications.domain.pipeline import pipeline
from core import clock
from core.errors import FieldErrors
from core.quarters import Quarter
from reporting.domain.lineage import lineage
from reporting.indicators import INDICATORS, OF_CLAUSE
from reporting.indicators.jobs import movement
from reporting.indicators.residents import ResidentFlows, left_in, resident_flows
from residents.enums import EndKind, TerminationGround
from residents.models import PeriodicReport, Residency
from tests.makers.applications import make_call, submitted_application
from tests.makers.ip import make_grant
from tests.makers.reporting import resident_rows
from tests.makers.residents import filed_report, make_residency, receipt, verified_report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
Q1, Q2, Q3 = Quarter(2026, 1), Quarter(2026, 2), Quarter(2026, 3)
CLAUSE = {
    "residents": "Резиденттердин саны",
    "jobs_created": "Түзүлгөн жумуш орундарынын саны",
    "investment": "Тартылган инвестициялардын көлөмү",
    "patents": "Алынган патенттердин саны",
    "revenue": "Резиденттер тарабынан түзүлгөн киреше",
}

starts = st.dates(date(2025, 10, 1), date(2026, 7, 10))
stays = st.integers(min_value=0, max_value=300)
ends = st.sampled_from(["", EndKind.TERMINATED, EndKind.EXPIRED, EndKind.GRADUATED])
grounds = st.sampled_from(list(TerminationGround))


def test_the_five_indicators_of_the_clause_stand_under_the_words_of_the_clause() -> None:
    assert {code: str(INDICATORS[code].label) for code in OF_CLAUSE} == CLAUSE


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stories=st.lists(st.tuples(starts, stays, ends, grounds), max_size=12))
def test_residents_at_the_end_are_those_at_the_start_and_admitted_less_those_who_left_in_any_way(
    stories: list[tuple[date, int, str, TerminationGround]],
) -> None:
    with transaction.atomic():
        for row, story in zip(resident_rows(len(stories)), stories, strict=True):
            _live(row, *story)
        for quarter in (Q1, Q2, Q3):
            flows = resident_flows(quarter)
            assert flows.balances
            assert flows.start == INDICATORS["residents"].value(quarter.previous)
            assert flows.end == INDICATORS["residents"].value(quarter)
        transaction.set_rollback(True)


def _live(row: Residency, started_on: date, days: int, end: str, ground: TerminationGround) -> None:
    """The residency as its story went: ended by an act, or left to run out on its term."""
    row.started_on, left = started_on, started_on + timedelta(days=days)
    row.expires_on = max(left, started_on + timedelta(days=1))
    if end:
        row.ended_on = min(left, row.expires_on)
        terminated = end == EndKind.TERMINATED
        act = {"ground": ground, "end_act_number": "7", "end_act_date": left} if terminated else {}
        Residency.objects.filter(pk=row.pk).update(
            started_on=started_on, expires_on=row.expires_on, ended_on=row.ended_on, end_kind=end, **act
        )
    else:
        Residency.objects.filter(pk=row.pk).update(started_on=started_on, expires_on=row.expires_on)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    told=st.lists(
        st.tuples(
            st.sampled_from([Q1, Q2, Q3]),
            st.integers(min_value=0, max_value=60),
            st.decimals(min_value=0, max_value=10**8, places=2),
        ),
        max_size=8,
    )
)
def test_the_quarters_of_a_flow_add_up_to_its_year_and_the_records_to_each_number(
    told: list[tuple[Quarter, int, Decimal]],
) -> None:
    with transaction.atomic():
        for quarter, jobs, revenue in told:
            row = resident_rows(1, report_on=quarter)[0]
            PeriodicReport.objects.filter(residency=row).update(jobs_full=jobs + 2, revenue=revenue)
        for code in ("jobs_created", "investment", "revenue", "residents"):
            indicator, found = INDICATORS[code], lineage(code, Q3)
            assert found is not None
            assert found.adds_up
            assert sum(row["value"] for row in found.rows) == found.fact
            if indicator.is_additive:
                assert found.fact == sum(indicator.value(quarter) or 0 for quarter in (Q1, Q2, Q3))
                assert found.fact == sum(value or 0 for value in found.by(lambda row: row["unit"]).values())
        transaction.set_rollback(True)


def test_who_came_and_left_within_one_quarter_is_counted_as_both_and_is_no_resident_at_its_end() -> None:
    row = resident_rows(1, started_on=date(2026, 1, 12))[0]
    _live(row, date(2026, 1, 12), 40, EndKind.TERMINATED, TerminationGround.OWN_WISH)
    flows = resident_flows(Q1)
    assert (flows.start, flows.admitted, flows.terminated, flows.end) == (0, 1, {"own_wish": 1}, 0)
    assert flows.balances
    assert INDICATORS["residents"].value(Q1) == 0


def test_an_end_of_another_kind_is_a_term_of_its_own_and_the_sum_still_closes() -> None:
    moved = ResidentFlows(start=5, admitted=1, expired=1, graduated=0, end=4, other={"transferred": 1})
    assert moved.balances
    assert left_in(moved.values()) == 2
    assert "other" not in ResidentFlows(start=5, admitted=0, expired=0, graduated=0, end=5).values()
    assert not ResidentFlows(start=5, admitted=1, expired=1, graduated=0, end=4).balances


def test_what_happened_half_an_hour_before_midnight_in_osh_belongs_to_that_day() -> None:
    late = clock.moment_of(date(2026, 3, 31), 23, 30)
    early = clock.moment_of(date(2026, 4, 1), 0, 30)
    assert [Quarter.of(late), Quarter.of(early)] == [Q1, Q2]
    call = make_call(opens_at=clock.moment_of(date(2026, 3, 2)))
    for at in (late, early):
        submitted_application(call, at=at)
    came = [pipeline(quarter.start, quarter.end).received for quarter in (Q1, Q2)]
    assert came == [1, 1]


def test_a_resident_who_was_admitted_again_counts_once() -> None:
    first = resident_rows(1, started_on=date(2025, 1, 6), expires_on=date(2026, 1, 6))[0]
    Residency.objects.filter(pk=first.pk).update(ended_on=date(2026, 1, 6), end_kind=EndKind.EXPIRED)
    second = resident_rows(1, started_on=date(2026, 1, 6))[0]
    Residency.objects.filter(pk=second.pk).update(party=first.party)
    flows = resident_flows(Q1)
    assert (flows.start, flows.admitted, flows.expired, flows.end) == (1, 1, 1, 1)


def test_a_contract_that_ran_out_ends_the_status_on_its_day_whether_or_not_somebody_has_recorded_it() -> None:
    resident_rows(1, started_on=date(2025, 3, 1), expires_on=date(2026, 3, 1))
    flows = resident_flows(Q1)
    assert (flows.start, flows.expired, flows.end) == (1, 1, 0)


def test_jobs_created_are_net_of_jobs_lost_and_counted_from_admission() -> None:
    winner = make_residency(baseline_jobs_full=3, baseline_jobs_part=1)
    loser = make_residency(baseline_jobs_full=10, baseline_jobs_part=0)
    verified_report(winner, Q1, jobs_full=8, jobs_part=2)
    verified_report(loser, Q1, jobs_full=7, jobs_part=0)
    jobs = INDICATORS["jobs_created"]
    change = movement(jobs.rows(Q1, Q1))
    assert (change.gained, change.lost) == (6, 3)
    assert jobs.value(Q1) == change.net == 3


def test_investment_is_money_received_and_never_the_founders_or_the_universitys_own() -> None:
    residency = make_residency()
    verified_report(residency, Q1, receipts=(receipt(amount=Decimal(800000)),))
    assert INDICATORS["investment"].value(Q1) == 800000
    for origin in ("founders", "oshtu"):
        with pytest.raises(FieldErrors):
            verified_report(residency, Q2, receipts=(receipt(received_on=date(2026, 4, 6), origin=origin),))
    assert INDICATORS["investment"].value(Q2) == 0


def test_a_patent_counts_in_the_quarter_it_was_granted_and_a_certificate_never() -> None:
    make_grant(Q1.end, "invention")
    make_grant(Q2.start, "utility_model")
    make_grant(Q2.start, "software")
    assert [INDICATORS["patents"].value(quarter) for quarter in (Q1, Q2)] == [1, 1]


def test_revenue_is_the_residents_own_by_their_verified_reports_alone() -> None:
    verified_report(make_residency(), Q1, revenue=Decimal("1250000.50"))
    filed_report(make_residency(), Q1, revenue=Decimal(999))
    assert INDICATORS["revenue"].value(Q1) == Decimal("1250000.50")


def test_a_year_is_the_sum_of_its_quarters_but_a_stock_is_never_summed() -> None:
    residency = make_residency()
    for quarter in (Q1, Q2):
        verified_report(residency, quarter, revenue=Decimal(1000))
    assert INDICATORS["revenue"].year_to_date(Q2) == 2000
    assert INDICATORS["residents"].year_to_date(Q2) == 1
