"""7.1, 4.3.2: the report of the year: quarters side by side, flows that add up, for the Board's review."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from core import clock
from core.quarters import Quarter
from documents.domain import preparers, snapshots
from reporting.domain.printing import print_report
from reporting.domain.reports import open_report, submit_report, write_words
from reporting.domain.work_plan import drop_item, note_done
from reporting.models import CentreReport
from tests.makers.plans import approved
from tests.makers.reporting import accepted_report, ready_centre, submitted_report
from tests.makers.residents import director, make_residency, signatory, verified_report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
TEMPLATE = "reporting/papers/annual_report.html"
YEAR = Quarter(2025, 1).year_quarters
SUBMITTED = clock.moment_of(date(2026, 1, 20))


def year_with(*chapters: tuple[str, str]) -> CentreReport:
    """The submitted report of 2025, one resident admitted in its second quarter."""
    ready_centre()
    signed = date(2025, 5, 12)
    residency = make_residency(started_on=signed, signatory=signatory(authority_date=date(2025, 1, 9)))
    for quarter in YEAR[1:]:
        verified_report(residency, quarter, revenue=Decimal(1000) * quarter.number)
    for quarter in YEAR:
        submitted_report(quarter, at=SUBMITTED)
    report = open_report(2025, actor=director())
    write_words(report, highlights="", obstacles="", requests="", chapters=dict(chapters), actor=director())
    return submit_report(report, actor=director())


def page(report: CentreReport) -> dict[str, object]:
    """What the paper of the year shows, in Kyrgyz."""
    values = snapshots.thaw(report.figures or {})
    return dict(preparers.prepare(TEMPLATE, values, language="ky").context)


def revenue_in(report: CentreReport) -> dict[str, Any]:
    """The residents' revenue as the report was frozen with it."""
    entries = snapshots.thaw(report.figures or {})["indicators"]
    return next(entry for entry in entries if entry["code"] == "revenue")


def test_the_quarters_flows_add_up_to_the_year_and_its_ends_are_those_of_the_year() -> None:
    shown = page(year_with())
    rows = {row["label"]: row for row in shown["flows"]}  # type: ignore[attr-defined]
    start, admitted, *_rest, end = rows.values()
    assert (start["cells"][0], end["cells"][3]) == (start["year"], end["year"]) == ("0", "1")
    assert admitted["cells"] == ["–", "+1", "–", "–"]
    assert admitted["year"] == "+1"


def test_the_flow_of_each_indicator_is_the_sum_of_its_quarters() -> None:
    report = year_with()
    revenue = revenue_in(report)
    assert sum(point["value"] for point in revenue["quarters"]) == revenue["fact"] == Decimal(9000)


def test_each_chapter_has_the_directors_word_and_a_room_with_nothing_to_tell_is_left_out() -> None:
    report = year_with(("money", "Киреше өстү."), ("alumni", ""))
    shown = page(report)
    assert shown["chapters"] == {"money": "Киреше өстү."}
    assert shown["alumni"] is None
    assert print_report(report, language="ky").startswith(b"%PDF")


def test_the_year_before_stands_beside_the_year_and_a_missing_one_is_a_dash() -> None:
    report = year_with()
    shown = page(report)
    assert {row["before"] for row in shown["indicators"]} == {"–"}  # type: ignore[attr-defined]
    following = accepted_report(Quarter(2026, 2))
    assert revenue_in(following)["year_before"] == Decimal(2000)


def planned_year() -> None:
    """Work plan and budget of 2025: one line done, one dropped later than the report, one left."""
    done, dropped, _left = approved("work", 2025, items=3).items.order_by("position")
    approved("budget", 2025)
    note_done(done, done_on=date(2025, 6, 12), evidence="Протокол № 3", actor=director())
    drop_item(dropped, reason="Каражат берилген жок.", actor=director())


def test_the_year_says_what_came_of_its_work_plan_and_of_its_budget() -> None:
    ready_centre()
    planned_year()
    paper = page(year_of_no_resident())
    plan, money = paper["work_plan"], paper["budget"]
    assert [row["standing"] for row in plan["rows"]] == ["Аткарылды", "Мөөнөтү өттү", "Мөөнөтү өттү"]  # type: ignore[index]
    assert plan["rows"][0]["note"] == "Протокол № 3"  # type: ignore[index]
    income, spending = money["sides"]  # type: ignore[index]
    assert (income["rows"][-1]["plan"], income["rows"][-1]["fact"]) == ("1\xa0400,50", "–")
    assert [row["plan"] for row in spending["rows"]].count("план жок") == 2


def test_a_year_without_an_approved_plan_leaves_both_parts_out() -> None:
    ready_centre()
    paper = page(year_of_no_resident())
    assert (paper["work_plan"], paper["budget"]) == (None, None)


def year_of_no_resident() -> CentreReport:
    """The draft of 2025's report, frozen on a day on which the second line was not dropped yet."""
    for quarter in YEAR:
        submitted_report(quarter, at=SUBMITTED)
    return submit_report(
        open_report(2025, actor=director()), actor=director(), at=clock.moment_of(date(2026, 2, 2))
    )
