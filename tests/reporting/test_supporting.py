"""The supporting indicators: a share of nothing and a median of nobody are no nought (domain facts 1.2)."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from applications.models import Decision
from core import clock
from core.models import TransitionLog
from core.quarters import Quarter
from reporting.domain.snapshot import percent, plan_state
from reporting.indicators import INDICATORS, OF_CLAUSE
from reporting.indicators.base import combined
from residents.enums import EndKind
from residents.enums_ending import AlumniState
from residents.models import FollowUp, Residency
from tests.makers.commission import decided_application
from tests.makers.events import held, make_event, somebody
from tests.makers.finance import confirmed, make_income
from tests.makers.partnerships import make_evidence
from tests.makers.reporting import resident_rows
from tests.makers.residents import clerk
from tests.makers.units import delivered, make_allocation, make_hub_request, make_premises, make_session
from units.base.domain.events import cancel_event
from units.incubator.domain.mentoring import finish_session

pytestmark = pytest.mark.django_db
Q1, Q2, Q3, Q4 = Quarter(2026, 1).year_quarters
SUPPORTING = [code for code in INDICATORS if code not in OF_CLAUSE]


def value(code: str, quarter: Quarter) -> Decimal | None:
    return INDICATORS[code].value(quarter)


def left(kind: EndKind, on: date, count: int = 1, started_on: date = date(2025, 2, 3)) -> list[Residency]:
    rows = resident_rows(count, started_on=started_on)
    act = {"ground": "breach", "end_act_number": "7", "end_act_date": on} if kind == "terminated" else {}
    Residency.objects.filter(pk__in=[row.pk for row in rows]).update(ended_on=on, end_kind=kind, **act)
    return rows


def known(residency: Residency, state: AlumniState, learned_on: date) -> None:
    FollowUp.objects.create(residency=residency, year=1, state=state, learned_on=learned_on, source="Телефон")


@pytest.mark.parametrize(
    "code",
    ["occupancy", "acceptance_rate", "time_to_decision", "graduation_rate", "survival_1", "survival_3"],
)
def test_a_share_of_nothing_and_a_median_of_nobody_are_no_data_and_no_nought(code):
    assert value(code, Q1) is None
    assert INDICATORS[code].year_to_date(Q3) is None


@pytest.mark.parametrize(
    "code",
    [
        "mentor_hours",
        "services",
        "events",
        "participants",
        "attendances",
        "own_income",
        "memorandum_activity",
    ],
)
def test_what_did_not_happen_is_a_nought(code):
    assert value(code, Q1) == 0


def test_occupancy_is_of_square_metres_and_days_and_the_year_is_of_all_its_days():
    make_allocation(make_premises(area=Decimal(40)))
    assert value("occupancy", Q2) == 50
    assert value("occupancy", Q1) == Decimal("16.67")
    assert INDICATORS["occupancy"].year_to_date(Q2) == Decimal("33.43")  # 20 × (30 + 91) / (40 × 181)


def test_accepted_of_all_decided_counts_a_condition_and_no_return():
    at = clock.moment_of(date(2026, 2, 3))
    for outcome in ("accepted", "conditional", "rejected", "revision"):
        decided_application(outcome, at=at)
    assert value("acceptance_rate", Q1) == Decimal("66.67")
    assert value("acceptance_rate", Q2) is None


def test_a_decision_reversed_within_its_quarter_does_not_count_one_reversed_later_does():
    at = clock.moment_of(date(2026, 2, 3))
    decided_application("accepted", at=at)
    gone = decided_application("rejected", at=at)
    for day, rate in ((date(2026, 3, 31), 100), (date(2026, 4, 1), 50)):
        Decision.objects.filter(pk=gone.pk).update(reversed_on=day, reversal_reason="Даттануу.")
        assert value("acceptance_rate", Q1) == rate
        assert [row.value for row in INDICATORS["acceptance_rate"].rows(Q1, Q1)] == [1, 0][: 100 // rate]


def test_the_time_to_the_decision_is_the_median_of_working_days():
    decision = decided_application("rejected", at=clock.moment_of(date(2026, 3, 31)))
    found = TransitionLog.objects.filter(transition="confirm_complete")
    assert decision.decided_on == date(2026, 3, 31)
    for day, days in ((31, 0), (24, 5)):
        found.update(at=clock.moment_of(date(2026, 3, day), 23, 30))
        assert value("time_to_decision", Q1) == days


def test_of_a_time_less_is_better_and_nothing_to_divide_by_gives_no_percent():
    assert [plan_state(Decimal(days), Decimal(30), less=True) for days in (30, 31)] == ["met", "behind"]
    assert percent(Decimal(20), Decimal(30), less=True) == 150
    assert percent(Decimal(0), Decimal(30), less=True) is None
    assert percent(Decimal(5), Decimal(0)) is None
    assert (percent(None, Decimal(30)), plan_state(None, Decimal(30))) == (None, "no_data")


def test_a_decision_without_the_day_of_completeness_is_missing():
    decided_application("rejected", at=clock.moment_of(date(2026, 3, 31)))
    TransitionLog.objects.filter(transition="confirm_complete").update(at=clock.moment_of(date(2026, 4, 1)))
    missing = INDICATORS["time_to_decision"].missing(Q1)
    assert (missing.expected, missing.known) == (1, 0)
    assert value("time_to_decision", Q1) is None


def test_graduation_is_compared_with_the_other_ways_out_and_split_by_the_year_of_admission():
    left(EndKind.GRADUATED, date(2026, 2, 3))
    left(EndKind.EXPIRED, date(2026, 2, 3), started_on=date(2024, 5, 6))
    left(EndKind.TERMINATED, date(2026, 5, 4), count=2)
    assert [value("graduation_rate", quarter) for quarter in (Q1.previous, Q1, Q2)] == [None, 50, 0]
    assert INDICATORS["graduation_rate"].year_to_date(Q2) == 25
    assert {row.part for row in INDICATORS["graduation_rate"].rows(Q1, Q2)} == {"2024", "2025"}


def test_survival_counts_those_known_and_names_the_others():
    alive, closed, silent, later = (
        left(EndKind.GRADUATED, date(2025, 3, 2), started_on=date(2024, 2, 5))[0] for _one in range(4)
    )
    known(alive, AlumniState.ACQUIRED, date(2026, 3, 20))
    known(closed, AlumniState.CLOSED, date(2026, 3, 20))
    known(silent, AlumniState.UNKNOWN, date(2026, 3, 20))
    known(later, AlumniState.OPERATING, date(2026, 4, 1))
    assert value("survival_1", Q1) == 50
    assert value("survival_1", Q2) == Decimal("66.67")
    missing = INDICATORS["survival_1"].missing(Q1)
    assert (missing.expected, [gap.pk for gap in missing.gaps]) == (4, [silent.pk, later.pk])


def test_services_hours_and_evidence_count_in_the_quarter_of_their_day(november_2026):
    delivered(make_hub_request(), on=date(2026, 3, 31))
    session = make_session()
    finish_session(
        session, hours=Decimal("1.5"), outcome="Пландын биринчи бөлүгү.", actor=session.mentor.user
    )
    make_evidence(day=date(2026, 4, 1))
    assert [value("services", quarter) for quarter in (Q1, Q2)] == [1, 0]
    assert value("mentor_hours", Quarter.of(session.planned_on)) == Decimal("1.5")
    assert [value("memorandum_activity", quarter) for quarter in (Q1, Q2)] == [0, 1]


def test_events_count_by_the_day_of_osh_they_began_and_what_is_not_held_does_not(november_2026):
    late = clock.moment_of(date(2026, 3, 31), 23, 30)
    held(make_event(date(2026, 3, 31), starts_at=late, ends_at=late + timedelta(hours=2)), somebody())
    make_event(date(2026, 4, 1))
    cancel_event(make_event(date(2026, 4, 2)), reason="Жай жок", actor=clerk())
    assert [value("events", quarter) for quarter in (Q1, Q2)] == [1, 0]
    assert {row.part for row in INDICATORS["events"].rows(Q1, Q2)} == {"training"}


def test_people_are_counted_once_a_year_and_attendances_each_time(november_2026):
    aizada, bakyt, cholpon = (somebody(email=f"{name}@example.kg") for name in "abc")
    held(make_event(date(2025, 12, 3)), aizada)
    held(make_event(date(2026, 2, 3)), aizada, bakyt, absent=2)
    held(make_event(date(2026, 5, 4)), replace(aizada, email="A@Example.kg"), cholpon)
    assert [value("participants", quarter) for quarter in (Q1, Q2, Q3)] == [2, 1, 0]
    assert [value("attendances", quarter) for quarter in (Q1, Q2, Q3)] == [2, 2, 0]
    assert INDICATORS["participants"].year_to_date(Q3) == 3
    assert INDICATORS["attendances"].year_to_date(Q3) == 4
    assert INDICATORS["participants"].value(Q1.previous) == 1


def test_no_name_of_a_person_stands_among_the_records_behind_the_figures(november_2026):
    event = held(make_event(date(2026, 2, 3)), somebody(name="Жашыруун Киши", category="state"))
    for code in ("participants", "attendances"):
        (row,) = INDICATORS[code].rows(Q1, Q1)
        assert (row.model, row.pk, row.name, row.part) == (
            "units.event",
            event.pk,
            event.title_ky,
            "state",
        )


def test_own_income_is_what_the_accountants_confirmed_of_services_and_says_what_waits():
    confirmed(make_income(received_on=date(2026, 8, 3), amount=Decimal("700.25")))
    confirmed(make_income(received_on=date(2026, 8, 3), source="grants"))
    make_income(received_on=date(2026, 8, 4))
    assert value("own_income", Q3) == Decimal("700.25")
    missing = INDICATORS["own_income"].missing(Q3)
    assert (missing.known, missing.expected, missing.asked) == (1, 2, "operations")


@pytest.mark.parametrize("code", SUPPORTING)
def test_every_supporting_figure_is_made_of_its_rows(code):
    indicator = INDICATORS[code]
    make_allocation(make_premises(area=Decimal(40)))
    confirmed(make_income(received_on=date(2026, 8, 3)))
    for quarter, found in indicator.by_quarter(Q4.last(4)).items():
        rows = indicator.rows(quarter, quarter)
        assert found == combined(indicator.combine, [(row.value, row.whole) for row in rows])
        assert {row.quarter for row in rows} <= {quarter}
