"""What a report says: lists that add up to the figures, counted from the facts."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core import clock
from core.quarters import Quarter
from documents.domain import snapshots
from reporting.domain.snapshot import build_snapshot
from reporting.models import IndicatorSet
from residents.models import Residency
from tests.makers.ending import terminated
from tests.makers.finance import confirmed, make_income, make_spending
from tests.makers.ip import make_grant
from tests.makers.reporting import approved_indicators, approved_plan, resident_rows
from tests.makers.residents import director, filed_report, make_residency, receipt, verified_report

pytestmark = pytest.mark.django_db
Q1, Q2, Q3 = Quarter(2026, 1), Quarter(2026, 2), Quarter(2026, 3)
ON = date(2026, 10, 10)
CODES = ("jobs_created", "investment", "revenue", "patents")


def snapshot(quarter=Q3):
    return build_snapshot(quarter, IndicatorSet.objects.get(), on=ON)


def fact(values, code):
    return next(entry["fact"] for entry in values["indicators"] if entry["code"] == code)


def ended(residency: Residency, day: date, ground: str = "breach") -> None:
    terminated(
        residency,
        ground=ground,
        ended_on=day,
        act_number="7",
        act_date=day,
        reason="Келишимдин шарттары бузулду.",
        actor=director(),
        at=clock.moment_of(day),
    )


def test_the_list_of_residents_adds_up_to_the_figures(centre):
    stays, leaves = make_residency(), make_residency()
    verified_report(stays, Q1, receipts=(receipt(),), jobs_full=7)
    verified_report(leaves, Q1, jobs_full=2)
    ended(leaves, date(2026, 5, 4))
    make_grant(date(2026, 3, 3), residency=stays)
    make_grant(date(2026, 8, 3))
    values = snapshot()
    for code in CODES:
        assert sum(entry[code] for entry in values["residents"]) == fact(values, code)
    assert sum(entry["in_force"] for entry in values["residents"]) == fact(values, "residents") == 1
    assert values["residents"][-1]["name"] == ""
    assert values["residents"][-1]["patents"] == 1


def test_a_patent_granted_after_its_resident_left_still_has_its_line(centre):
    residency = make_residency()
    ended(residency, date(2026, 3, 2))
    make_grant(date(2026, 3, 20), residency=residency)
    values = build_snapshot(Quarter(2026, 1), IndicatorSet.objects.get(), on=ON)
    (line,) = values["residents"]
    assert (line["in_force"], line["patents"]) == (False, 1)


def test_the_rows_behind_each_figure_are_kept_and_add_up(centre):
    verified_report(make_residency(), Q1, receipts=(receipt(),))
    values = snapshot(Q1)
    for entry in values["indicators"]:
        assert sum(row["value"] for row in values["rows"][entry["code"]]) == entry["fact"]


def test_who_came_and_who_left_is_named_with_ground_act_and_day(centre):
    residency = make_residency(started_on=date(2026, 7, 6))
    ended(residency, date(2026, 9, 14), ground="own_wish")
    moves = snapshot()["moves"]
    assert [(row["name"], row["on"]) for row in moves["admitted"]] == [
        (residency.party.name, date(2026, 7, 6))
    ]
    (left,) = moves["left"]
    assert (left["kind"], left["ground"], left["on"]) == ("terminated", "own_wish", date(2026, 9, 14))
    assert (left["act_number"], left["act_date"]) == ("7", date(2026, 9, 14))


def test_a_resident_whose_report_is_not_verified_is_missing_and_it_is_said_why(centre):
    silent, sent = make_residency(), make_residency()
    verified_report(make_residency(), Q1)
    filed_report(sent, Q1)
    reporting = snapshot(Q1)["reporting"]
    assert (reporting["expected"], reporting["verified"]) == (3, 1)
    assert {row["id"]: row["state"] for row in reporting["missing"]} == {silent.pk: "", sent.pk: "submitted"}


def test_the_plan_is_that_of_the_quarter_and_a_quarter_without_one_has_none(centre):
    plans = {entry["code"]: entry["plan"] for entry in snapshot(Q2)["indicators"]}
    assert plans == {
        "residents": 2,
        "jobs_created": 4,
        "investment": 1_000_000,
        "patents": 1,
        "revenue": 2_000_000,
    }
    assert {entry["plan"] for entry in snapshot(Quarter(2025, 4))["indicators"]} == {None}


def test_an_indicator_meets_its_plan_when_it_reaches_it(centre):
    make_grant(date(2026, 2, 2))
    states = {entry["code"]: (entry["percent"], entry["state"]) for entry in snapshot(Q1)["indicators"]}
    assert states["patents"] == (Decimal(100), "met")
    assert states["residents"] == (Decimal(0), "behind")


def test_the_history_is_eight_quarters_each_on_its_own(centre):
    residency = make_residency()
    verified_report(residency, Q1, revenue=Decimal(100))
    verified_report(residency, Q2, revenue=Decimal(40))
    history = next(e for e in snapshot(Q2)["indicators"] if e["code"] == "revenue")["history"]
    assert str(history[0]["quarter"]) == "2024-Q3"
    assert [point["value"] for point in history][-3:] == [0, 100, 40]


def test_it_freezes_to_json_and_comes_back_the_same(centre):
    verified_report(make_residency(), Q1, receipts=(receipt(),))
    values = snapshot(Q1)
    assert snapshots.thaw(snapshots.freeze(values)) == values


def test_the_money_of_the_quarter_is_what_the_accountants_confirmed(centre):
    confirmed(make_income(received_on=date(2026, 8, 3), amount=Decimal("700.25")))
    make_income(received_on=date(2026, 8, 4))
    confirmed(make_income(received_on=date(2026, 10, 5)))
    confirmed(make_spending(spent_on=date(2026, 8, 5), amount=Decimal(40)))
    assert snapshot()["money"] == {
        "income": {"services": Decimal("700.25")},
        "spent": {"services": Decimal(40)},
        "purposes": {"operating": Decimal(40)},
    }


def test_thirty_residents_cost_as_many_queries_as_one(db):
    approved_indicators()
    approved_plan()
    resident_rows(1, report_on=Q1)
    snapshot(Q1)
    with CaptureQueriesContext(connection) as one:
        snapshot(Q1)
    resident_rows(29, report_on=Q1)
    with CaptureQueriesContext(connection) as thirty:
        values = snapshot(Q1)
    assert fact(values, "residents") == 30
    assert len(thirty) == len(one)
