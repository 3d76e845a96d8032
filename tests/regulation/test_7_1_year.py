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
from reporting.models import CentreReport
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
