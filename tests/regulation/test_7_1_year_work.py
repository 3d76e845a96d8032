"""7.1, 2.2: the year's report tells what the units did beside the year before, and what was corrected."""

import io
import json
from datetime import date
from decimal import Decimal
from typing import Any

import pikepdf
import pytest

from core.quarters import Quarter
from documents.domain import snapshots
from reporting.domain.printing import print_report
from reporting.domain.reports import open_report, snapshot_of, submit_report, write_words
from reporting.models import CentreReport
from residents.domain.restatements import restate
from tests.makers.ending import followed, left_in
from tests.makers.events import held, make_event, somebody
from tests.makers.partnerships import make_evidence
from tests.makers.reporting import ready_centre, submitted_report
from tests.makers.residents import clerk, director, make_residency, verified_report
from tests.makers.units import delivered, make_hub_request, make_request
from tests.reporting.test_paper import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
Q1, Q2, Q3, _Q4 = Quarter(2026, 1).year_quarters


@pytest.fixture(autouse=True)
def centre(november_2026: None) -> None:
    ready_centre()


def drafted(period: int | Quarter = 2026, **chapters: str) -> CentreReport:
    """The open report of the year with a word of the director in some chapters."""
    report = open_report(period, actor=director())
    return write_words(report, highlights="", obstacles="", requests="", chapters=chapters, actor=director())


def words(report: CentreReport, language: str = "en") -> str:
    return text_of(print_report(report, language=language))


def a_year_of_work() -> None:
    """Three events of two units for two people, two services of the year and one event of the year before."""
    aizada, bakyt = somebody(category="state"), somebody(category="industry")
    held(make_event(date(2025, 5, 6), kind="seminar"), aizada)
    held(make_event(date(2026, 2, 3)), aizada, bakyt)
    held(make_event(date(2026, 5, 5), unit="tisc"), aizada, absent=1)
    held(make_event(date(2026, 9, 8), kind="conference"), bakyt)
    delivered(make_request())
    delivered(make_hub_request(), on=date(2026, 4, 9))


def test_events_of_the_year_stand_by_unit_and_kind_beside_the_year_before() -> None:
    a_year_of_work()
    told = words(drafted())
    for line in (
        "The work of the units in the year: 2 services, 3 events",
        "Training – 1 1 2 –",
        "Seminar – – – – 1",
        "Conference – 1 – 1 –",
        "Total – 2 1 3 1",
    ):
        assert line in told, line


def test_a_person_counts_once_in_the_year_and_each_coming_counts() -> None:
    a_year_of_work()
    told = words(drafted())
    for line in (
        "State body 2 1",
        "Partner of industry 2 –",
        "Attendances in all 4 1",
        "people, each counted once in a year 2 1",
    ):
        assert line in told, line


def test_services_of_the_year_are_the_sum_of_those_of_its_quarters() -> None:
    a_year_of_work()
    told = words(drafted())
    assert "Legal support 1 –" in told
    assert "Patent and licence services 1 –" in told
    assert "Total 2 –" in told
    quarters = [words(drafted(quarter)) for quarter in (Q1, Q2)]
    assert [("Total 1" in one) for one in quarters] == [True, True]


def test_a_first_year_has_no_column_of_the_year_before() -> None:
    held(make_event(date(2026, 2, 3)), somebody(category="state"))
    make_evidence(day=date(2026, 3, 4))
    told = words(drafted()).partition("The work of the units")[2]
    assert "Attendances in all 1 people, each counted once in a year 1" in told
    assert "Year before" not in told.partition("Former residents")[0].partition("How the figures")[0]
    assert "Done under the memorandum with the city" in told


def test_a_draft_is_compared_with_the_same_quarters_of_the_year_before() -> None:
    held(make_event(date(2025, 2, 4)), somebody())
    held(make_event(date(2025, 11, 4)), somebody())
    held(make_event(date(2026, 2, 3)), somebody())
    told = text_of(print_report(drafted(), language="en", on=Q1.end))
    assert "Training – 1 – 1 1 Total – 1 – 1 1" in told


def test_a_year_without_work_says_nothing_of_it() -> None:
    assert "The work of the units" not in words(drafted())


def test_the_attached_data_have_the_events_and_name_nobody() -> None:
    a_year_of_work()
    with pikepdf.open(io.BytesIO(print_report(drafted(), language="ky"))) as pdf:
        data = pdf.attachments["figures.json"].get_file().read_bytes().decode()
    totals: dict[str, Any] = json.loads(data)["totals"]
    assert totals["events"]["people"] == 2
    assert {"unit": "tisc", "kind": "training", "number": 1} in totals["events_by_unit"]
    assert totals["done_before"]["events"]["kinds"] == [{"kind": "seminar", "number": 1}]
    assert "Асанова" not in data


def test_what_was_corrected_in_the_year_is_printed_with_its_reason() -> None:
    report = verified_report(make_residency(), Q1, revenue=Decimal(1000))
    submitted_report(Q1)
    restate(report, field="revenue", new=Decimal(700), reason="Кайтарылган товар.", actor=clerk())
    submitted_report(Q2)
    told = words(drafted())
    assert "Corrected figures of earlier quarters" in told
    for part in ("1,000.00", "700.00", "Кайтарылган товар.", clerk().full_name):
        assert part in told, part


def test_a_year_submitted_by_the_earlier_form_is_printed_by_it_again() -> None:
    report = verified_report(make_residency(), Q1, revenue=Decimal(1000))
    submitted_report(Q1)
    restate(report, field="revenue", new=Decimal(700), reason="Кайтарылган товар.", actor=clerk())
    submitted_report(Q2)
    early = drafted(money="Киреше өстү.")
    early.figures = {**_frozen(early), "form": 2}
    told = words(early)
    assert "Кайтарылган товар." not in told
    assert "Киреше өстү." not in told


def _frozen(report: CentreReport) -> dict[str, Any]:
    return dict(snapshots.freeze(snapshot_of(report, on=date(2026, 11, 22))))


CHAPTERS = ("indicators", "residents", "selection", "work_plan", "money", "work", "alumni", "plans")


def test_no_word_of_the_director_is_lost_where_its_chapter_has_no_figures() -> None:
    told = words(drafted(**{name: f"Сөз {name}." for name in CHAPTERS}), "ru")
    assert [name for name in CHAPTERS if told.count(f"Сөз {name}.") != 1] == []
    quarter = words(drafted(Q3, money="Акча жок.", work="Кызмат жок."), "ru")
    assert (quarter.count("Акча жок."), quarter.count("Кызмат жок.")) == (1, 1)


def test_each_word_stands_once_where_its_chapter_has_figures() -> None:
    a_year_of_work()
    followed(left_in(2025))
    told = words(drafted(**{name: f"Сөз {name}." for name in CHAPTERS}))
    assert [name for name in CHAPTERS if told.count(f"Сөз {name}.") != 1] == []
    assert "Years after graduation" in told


def test_a_submitted_year_keeps_what_the_units_did() -> None:
    a_year_of_work()
    for quarter in Quarter(2025, 1).year_quarters:
        submitted_report(quarter)
    report = submit_report(drafted(2025), actor=director())
    assert (report.figures or {})["events"]["kinds"] == [{"kind": "seminar", "number": 1}]
