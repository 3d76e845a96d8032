"""7.1: how the figures of the year are made: of what they are taken, up to which day, against which plan."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from accounts.models import Appointment, Post
from accounts.roles import Role
from core import clock
from core.quarters import Quarter
from reporting.domain.annual import build_annual
from reporting.domain.reports import open_report, write_words
from reporting.domain.signatories import director_on
from reporting.domain.work_plan import drop_item, note_done
from reporting.models import CentreReport, IndicatorSet
from residents.domain.restatements import restate
from tests.makers.ending import followed, left_in
from tests.makers.finance import confirmed, make_income
from tests.makers.people import make_user
from tests.makers.plans import approved
from tests.makers.reporting import (
    approved_indicators,
    approved_plan,
    hold_post,
    ready_centre,
    submitted_report,
)
from tests.makers.residents import clerk, director, make_residency, verified_report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
YEAR = Quarter(2026, 1).year_quarters
Q1, Q2, Q3, Q4 = YEAR
TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def centre(november_2026: None) -> None:
    ready_centre()


def year(on: date = TODAY, *, report: CentreReport | None = None) -> dict[str, Any]:
    """The year 2026 as it is told on a day."""
    return dict(build_annual(2026, IndicatorSet.objects.get(), on=on, report=report))


def entry(values: dict[str, Any], code: str) -> dict[str, Any]:
    return next(dict(one) for one in values["indicators"] if one["code"] == code)


def test_a_quarter_that_has_not_begun_is_not_told_and_one_begins_on_its_first_day() -> None:
    told = {day: [one["quarter"] for one in year(day)["quarters"]] for day in (Q2.end, Q3.start, TODAY)}
    assert told == {Q2.end: [Q1, Q2], Q3.start: [Q1, Q2, Q3], TODAY: [Q1, Q2, Q3, Q4]}
    assert [flow["quarter"] for flow in year(Q2.end)["flows"]] == [Q1, Q2]


def test_a_submitted_quarter_stands_as_it_was_and_the_open_one_is_counted_anew() -> None:
    residency = make_residency()
    verified_report(residency, Q1, revenue=Decimal(100))
    submitted_report(Q1)
    residency.reports.update(revenue=Decimal(7))
    verified_report(residency, Q2, revenue=Decimal(40))
    values = year(Q2.end)
    assert [point["value"] for point in entry(values, "revenue")["quarters"]] == [100, 40]
    assert [point["fact"] for point in entry(values, "revenue")["quarters"]] == [100, 47]
    assert [one["number"] for one in values["quarters"]] == ["КО-2026/01", ""]


def test_the_year_is_counted_to_its_last_quarter_and_by_the_indicators_of_that_quarter() -> None:
    verified_report(make_residency(), Q1, revenue=Decimal(100))
    submitted_report(Q1)
    later = approved_indicators(("residents", "revenue", "events"), since=date(2026, 5, 4))
    values = build_annual(2026, later, on=TODAY)
    assert [one["code"] for one in values["indicators"]] == ["residents", "revenue", "events"]
    assert values["indicator_set"]["version"] == later.version
    assert entry(dict(values), "residents")["fact"] == 1
    assert [point["value"] for point in entry(dict(values), "events")["quarters"]] == [None, 0, 0, 0]


def test_the_plan_of_the_year_is_that_of_its_last_quarter_and_a_missing_one_is_no_nought() -> None:
    approved_plan(2026, {"revenue": (10, 20, 30, 200), "residents": (0, 0, 0, 0)})
    verified_report(make_residency(), Q1, revenue=Decimal(100))
    revenue = entry(year(Q1.end), "revenue")
    assert (revenue["plan"], revenue["percent"], revenue["state"]) == (200, 50, "behind")
    assert entry(year(Q1.end), "residents")["percent"] is None
    before = build_annual(2025, IndicatorSet.objects.get(), on=date(2025, 12, 31))
    missing = entry(dict(before), "revenue")
    assert (missing["plan"], missing["percent"], missing["state"]) == (None, None, "no_plan")


def test_where_less_is_better_the_year_meets_a_plan_it_stays_under() -> None:
    slow = approved_indicators(("time_to_decision",), since=date(2026, 1, 12))
    approved_plan(2026, {"time_to_decision": (500, 500, 500, 500)})
    make_residency()
    values = dict(build_annual(2026, slow, on=Q1.end))
    time = entry(values, "time_to_decision")
    assert (time["fact"], time["plan"], time["state"], time["percent"]) == (0, 500, "met", None)


def test_the_year_before_is_that_of_the_same_quarter_and_none_where_nothing_was_recorded() -> None:
    verified_report(make_residency(), Q1, revenue=Decimal(100))
    following = dict(build_annual(2027, IndicatorSet.objects.get(), on=date(2027, 2, 1)))
    assert entry(following, "revenue")["year_before"] == 100
    assert entry(year(), "revenue")["year_before"] is None


def test_what_the_quarters_corrected_is_told_of_the_year() -> None:
    report = verified_report(make_residency(), Q1, revenue=Decimal(1000))
    submitted_report(Q1)
    restate(report, field="revenue", new=Decimal(700), reason="Кайтарылган товар.", actor=clerk())
    submitted_report(Q2)
    values = year()
    (row,) = values["restatements"]
    assert (row["quarter"], row["old"], row["new"]) == (Q1, 1000, 700)
    revenue = entry(values, "revenue")
    assert (revenue["quarters"][0]["value"], revenue["fact"]) == (1000, 700)


def test_former_residents_are_those_of_the_day_and_of_no_day_after_the_last_quarter() -> None:
    followed(left_in(2025))
    leaving = {day: year(day)["alumni"] for day in (date(2026, 6, 9), date(2026, 6, 10))}
    assert [len(told["survival"]) for told in leaving.values()] == [0, 1]
    assert leaving[date(2026, 6, 10)]["former"] == 1
    ended = dict(build_annual(2025, IndicatorSet.objects.get(), on=TODAY))
    assert (ended["alumni"]["former"], ended["alumni"]["survival"]) == (1, [])


def test_money_is_that_of_the_year_up_to_the_end_of_the_last_quarter_begun() -> None:
    for day, amount in ((Q1.start, 10), (Q2.end, 200), (Q3.start, 3000)):
        confirmed(make_income(received_on=day, amount=Decimal(amount)))
    assert {day: sum(year(day)["money"]["income"].values()) for day in (Q1.end, Q2.end, TODAY)} == {
        Q1.end: 10,
        Q2.end: 210,
        TODAY: 3210,
    }


def test_the_budget_is_executed_up_to_the_last_quarter_begun() -> None:
    approved("budget")
    for day in (Q1.start, Q3.start):
        confirmed(make_income(received_on=day, amount=Decimal(100)))

    def fact(day: date) -> Decimal:
        lines = year(day)["budget"]["lines"]
        return next(Decimal(line["fact"]) for line in lines if line["code"] == "services")

    assert (fact(Q1.end), fact(Q2.end), fact(Q3.end)) == (100, 100, 200)


def test_a_line_of_the_work_plan_stands_as_it_stood_on_the_day() -> None:
    done, dropped, _left = approved("work", items=3).items.order_by("position")
    note_done(done, done_on=date(2026, 6, 12), evidence="Протокол № 3", actor=director())
    drop_item(dropped, reason="Каражат берилген жок.", actor=director())

    def standing(day: date) -> list[tuple[str, str]]:
        return [(row["standing"], row["note"]) for row in year(day)["work_plan"]["items"]]

    waiting, finished = ("open", ""), ("done", "Протокол № 3")
    assert standing(date(2026, 6, 11)) == [waiting] * 3
    assert standing(date(2026, 6, 12)) == [finished, waiting, waiting]
    assert standing(TODAY) == [finished, ("dropped", "Каражат берилген жок."), ("late", "")]
    assert [row["position"] for row in year()["work_plan"]["items"]] == [1, 2, 3]


def test_the_report_is_signed_by_who_leads_on_the_day_and_carries_the_directors_words() -> None:
    report = open_report(2026, actor=director())
    write_words(
        report, highlights="Жыл жакшы өттү.", obstacles="", requests="", chapters={}, actor=director()
    )
    values = year(report=report)
    assert values["words"]["highlights"] == "Жыл жакшы өттү."
    assert year()["words"]["highlights"] == ""
    Appointment.objects.filter(post=Post.DIRECTOR).update(ends_on=date(2026, 6, 30))
    hold_post(Post.DIRECTOR, make_user(Role.DIRECTOR), since=date(2026, 7, 1))
    assert year(Q3.start)["signatory"] == director_on(Q3.start) != director_on(Q2.end)
    assert year(Q2.end)["signatory"] == director_on(Q2.end)


def test_reports_of_another_year_and_of_the_year_itself_are_no_quarters_of_it() -> None:
    for quarter in Quarter(2025, 1).year_quarters:
        submitted_report(quarter, at=clock.moment_of(date(2026, 1, 20)))
    assert [one["number"] for one in year(Q2.end)["quarters"]] == ["", ""]
    open_report(Q1, actor=director())
    assert [one["number"] for one in year(Q2.end)["quarters"]] == ["", ""]
