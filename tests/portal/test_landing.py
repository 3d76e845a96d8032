"""The first page: the aim, the call, the directions and the figures, as the records give them (2.1)."""

from datetime import date, timedelta

import pytest
from django.test import Client

from core.clock import moment_of, now
from core.quarters import Quarter
from portal.call_card import call_card
from tests.makers.applications import make_call
from tests.makers.partnerships import accepted_problem, make_problem
from tests.makers.reporting import accepted_report, ready_centre, submitted_report
from tests.makers.rows import more_residents

pytestmark = pytest.mark.django_db


def landing(client: Client) -> str:
    return client.get("/ky/").content.decode()


def test_open_call_stands_beside_the_aim(client: Client):
    call = make_call(closes_at=now() + timedelta(days=23, hours=1))
    page = landing(client)
    assert call.title in page
    assert f"/ky/calls/{call.pk}/" in page
    assert page.count('class="btn btn-primary"') == 1


def test_next_call_is_announced_when_none_is_open(client: Client):
    coming = make_call(opens_at=now() + timedelta(days=5), closes_at=now() + timedelta(days=40))
    response = client.get("/ky/")
    assert response.context["card"].state == "coming"
    assert coming.title in response.content.decode()


def test_without_any_call_the_page_says_so(client: Client):
    assert client.get("/ky/").context["card"] is None
    assert '<article class="call">' in landing(client)


def test_call_that_closes_at_midnight_has_its_last_day_before(client: Client):
    day = date(2026, 12, 16)
    call = make_call(opens_at=moment_of(date(2026, 11, 1)), closes_at=moment_of(day, 0))
    card = call_card(call, moment_of(date(2026, 12, 15), 12))
    assert card.facts[0].value == "2026-ж., 15-декабрь"
    assert card.is_open


def test_directions_count_residents_in_force(client: Client, residency):
    counts = {direction.value: total for direction, total in client.get("/ky/").context["directions"]}
    assert sum(counts.values()) == counts[residency.direction] == 1
    assert list(counts) == ["ict", "energy", "agro", "engineering"]


def test_no_figures_before_a_report_is_accepted(client: Client, residency):
    assert client.get("/ky/").context["report"] is None
    ready_centre()
    submitted_report(Quarter(2026, 1))
    assert client.get("/ky/").context["report"] is None


def test_figures_are_those_of_the_last_accepted_report(client: Client, residency):
    ready_centre()
    report = accepted_report(Quarter(2026, 1))
    submitted_report(Quarter(2026, 2))
    shown = client.get("/ky/").context["report"]
    assert report.label() in shown.label
    assert [figure["value"] for figure in shown.figures] == ["1", "0", "0,0", "0", "0,0"]


def test_accepted_problems_of_the_city_stand_below_and_filed_ones_do_not(client: Client):
    assert 'id="problems-head"' not in landing(client)
    accepted, filed = accepted_problem(title="Көче жарыгы"), make_problem(title="Жол чуңкуру")
    page = landing(client)
    assert f"/ky/problems/{accepted.pk}/" in page
    assert filed.title not in page


def test_queries_do_not_grow_with_residents(client: Client, residency, django_assert_num_queries):
    make_call()
    client.get("/ky/")
    with django_assert_num_queries(5):
        client.get("/ky/")
    more_residents(residency, 30)
    with django_assert_num_queries(5):
        client.get("/ky/")
