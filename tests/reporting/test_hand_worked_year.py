"""A year worked out by hand in a spreadsheet, and the same from the facts: equal to the som (7.2).

`hand_worked_year/` opens in Excel: the facts of six residents, and what somebody with a pencil made of them.
"""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from core import clock
from core.quarters import Quarter
from reporting.indicators import INDICATORS, OF_CLAUSE
from reporting.indicators.residents import resident_flows
from residents.enums import TerminationGround
from residents.models import Investment, PeriodicReport, Residency
from tests.makers.ip import make_grant
from tests.makers.reporting import resident_rows
from tests.makers.residents import clerk

FOLDER = Path(__file__).parent / "hand_worked_year"
YEAR = Quarter(2025, 1).year_quarters
LATER = date(2027, 1, 1)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]


def sheet(name: str) -> list[dict[str, str]]:
    """The rows of a sheet."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture
def residents() -> dict[str, Residency]:
    """Everything of the spreadsheet, row for row; the residents by their letters."""
    people = {row["resident"]: resident_of(row) for row in sheet("residents")}
    reports = {(row["resident"], row["quarter"]): report_of(row, people) for row in sheet("reports")}
    for row in sheet("investments"):
        received(row, reports[row["resident"], row["quarter"]])
    for row in sheet("grants"):
        make_grant(date.fromisoformat(row["granted"]), row["kind"], residency=people.get(row["resident"]))
    return people


def resident_of(row: dict[str, str]) -> Residency:
    left = date.fromisoformat(row["left"]) if row["left"] else None
    terminated = row["how"] == "terminated"
    act: dict[str, Any] = {"end_kind": row["how"], "ended_on": left} if left else {}
    if terminated:
        act |= {"ground": TerminationGround.OWN_WISH, "end_act_number": "7", "end_act_date": left}
    [made] = resident_rows(
        1,
        started_on=date.fromisoformat(row["admitted"]),
        expires_on=left if left and row["how"] == "expired" else LATER,
        unit=row["unit"],
        baseline_jobs_full=int(row["baseline_full"]),
        baseline_jobs_part=int(row["baseline_part"]),
        **act,
    )
    return made


def report_of(row: dict[str, str], people: dict[str, Residency]) -> PeriodicReport:
    quarter = Quarter.parse(row["quarter"])
    at = clock.moment_of(quarter.next.start)
    verified = {"verified_at": at, "verified_by": clerk()} if row["state"] == "verified" else {}
    return PeriodicReport.objects.create(
        residency=people[row["resident"]],
        year=quarter.year,
        quarter=quarter.number,
        state=row["state"],
        jobs_full=int(row["full"]),
        jobs_part=int(row["part"]),
        women=0,
        students=0,
        revenue=Decimal(row["revenue"]),
        progress="Иш жүрүп жатат.",
        submitted_at=at,
        **verified,
    )


def received(row: dict[str, str], report: PeriodicReport) -> None:
    Investment.objects.create(
        residency=report.residency,
        report=report,
        received_on=date.fromisoformat(row["received"]),
        kind=row["kind"],
        origin=row["origin"],
        source="Инвестор",
        amount=Decimal(row["amount"]),
        currency=row["currency"],
        rate=Decimal(row["rate"]),
        amount_kgs=Decimal(row["som"]),
    )


def by_hand(figure: str) -> list[Decimal]:
    """What the pencil says: four quarters, then the year."""
    [row] = [row for row in sheet("worked_by_hand") if row["figure"] == figure]
    return [Decimal(row[name]) for name in (*map(str, YEAR), str(YEAR[0].year))]


@pytest.mark.parametrize("code", OF_CLAUSE)
def test_each_indicator_of_each_quarter_and_of_the_year_is_what_the_pencil_says(
    residents: dict[str, Residency], code: str
) -> None:
    indicator = INDICATORS[code]
    told = [indicator.value(quarter) for quarter in YEAR]
    assert [*told, indicator.year_to_date(YEAR[-1])] == by_hand(code)


def test_the_movement_of_residents_is_what_the_pencil_says(residents: dict[str, Residency]) -> None:
    flows = [resident_flows(quarter) for quarter in YEAR]
    assert all(flow.balances for flow in flows)
    assert [flow.start for flow in flows] == by_hand("start")[:4]
    assert [flow.end for flow in flows] == by_hand("residents")[:4]
    counted = {
        "admitted": [flow.admitted for flow in flows],
        "terminated": [sum(flow.terminated.values()) for flow in flows],
        "expired": [flow.expired for flow in flows],
        "graduated": [flow.graduated for flow in flows],
    }
    for name, numbers in counted.items():
        assert [*numbers, sum(numbers)] == by_hand(name), name


def test_the_pencil_did_not_slip(residents: dict[str, Residency]) -> None:
    """The spreadsheet agrees with itself: quarters add up, foreign money is som at its rate."""
    for name in ("admitted", "terminated", "expired", "graduated", "jobs_created", "investment", "revenue"):
        *quarters, year = by_hand(name)
        assert sum(quarters) == year, name
    for row in sheet("investments"):
        assert Decimal(row["amount"]) * Decimal(row["rate"]) == Decimal(row["som"])


def test_who_is_not_in_the_figures_is_named(residents: dict[str, Residency]) -> None:
    missing = [INDICATORS["revenue"].missing(quarter) for quarter in YEAR]
    silent = {str(row.party): letter for letter, row in residents.items()}
    named = [sorted(silent[gap.name] for gap in each.gaps if gap.name in silent) for each in missing]
    assert "A" in named[2]
    assert "F" in named[3]
    assert "A" not in named[3]
