"""The Centre in figures: from accepted reports only, the same as open data, and nothing about anybody."""

import csv
import io
import json
from decimal import Decimal

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from core.quarters import Quarter
from reporting.domain.consideration import accept_report
from reporting.domain.open_data import COLUMNS
from reporting.indicators import OF_CLAUSE
from reporting.presentation.public_figures import MEANING
from tests.makers.reporting import accepted_report, considered_report, ready_centre, submitted_report
from tests.makers.residents import director, make_residency, representative_of, verified_report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
Q1, Q2, Q3 = (Quarter(2026, number) for number in (1, 2, 3))
PAGE, CSV, JSON = "/ky/figures/", "/ky/figures.csv", "/ky/figures.json"


def data(client: Client) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(CSV).content.decode("utf-8-sig"))))


def test_without_an_accepted_report_the_page_says_so_and_the_data_are_empty(client: Client) -> None:
    assert "Азырынча көрсөткүчтөр жок" in client.get(PAGE).content.decode()
    ready_centre()
    submitted_report(Q1)
    considered_report(Q2)
    assert "Азырынча көрсөткүчтөр жок" in client.get(PAGE).content.decode()
    assert data(client) == []
    assert json.loads(client.get(JSON).content)["rows"] == []


def test_only_accepted_reports_are_shown_quarter_by_quarter(client: Client) -> None:
    ready_centre()
    verified_report(make_residency(), Q1)
    accepted_report(Q1)
    accepted_report(Q2)
    submitted_report(Q3)
    page = client.get(PAGE)
    assert [one.quarter for one in page.context["quarters"]] == [Q1, Q2]
    assert len(page.context["tiles"]) == len(OF_CLAUSE)
    assert "2026-жылдын 3-кварталы" not in page.content.decode()
    assert {row["period"] for row in data(client)} == {"2026-Q1", "2026-Q2"}


def test_the_open_data_say_what_the_frozen_report_says(client: Client) -> None:
    ready_centre()
    verified_report(make_residency(), Q1, revenue=Decimal("150000.50"))
    report = accepted_report(Q1)
    found = {row["indicator"]: row for row in data(client)}
    assert set(found) == set(OF_CLAUSE)
    assert found["revenue"]["reported_value"] == "150000.50"
    assert found["revenue"]["report_number"] == report.paper.number
    assert found["residents"]["name_ru"] == "Количество резидентов"
    rows = json.loads(client.get(JSON).content)["rows"]
    assert [tuple(row) for row in rows] == [COLUMNS] * len(OF_CLAUSE)
    assert next(row for row in rows if row["indicator"] == "revenue")["reported_value"] == 150000.5


def test_nothing_about_anybody_is_told(client: Client) -> None:
    ready_centre()
    residency = make_residency()
    verified_report(residency, Q1)
    delivered = accepted_report(Q1).deliveries.values_list("recipient__email", flat=True)
    named = (
        *delivered,
        residency.party.name,
        residency.contract.number,
        representative_of(residency).surname,
    )
    for url in (PAGE, CSV, JSON):
        words = client.get(url).content.decode()
        assert not [name for name in named if name in words]


def test_every_column_is_explained_on_the_page(client: Client) -> None:
    assert set(MEANING) == set(COLUMNS)
    page = client.get(PAGE).content.decode()
    assert all(f"<code>{name}</code>" in page for name in COLUMNS)


def test_the_terms_of_use_are_a_setting(client: Client, settings) -> None:  # type: ignore[no-untyped-def]
    licence = {"name": "CC0", "url": "https://creativecommons.org/publicdomain/zero/1.0/"}
    settings.CENTRE = {**settings.CENTRE, "OPEN_DATA_LICENCE": licence}
    assert f'rel="license">{licence["name"]}' in client.get(PAGE).content.decode()
    assert json.loads(client.get(JSON).content)["licence"] == licence


@pytest.mark.parametrize("url", [CSV, JSON])
def test_the_data_are_kept_on_the_way_until_a_report_is_accepted(client: Client, url: str) -> None:
    ready_centre()
    report = considered_report(Q1)
    answer = client.get(url)
    assert "public" in answer["Cache-Control"]
    mark = answer["ETag"]
    assert client.get(url, HTTP_IF_NONE_MATCH=mark).status_code == 304
    accept_report(report, decision=report.consideration, actor=director())  # type: ignore[arg-type]
    assert client.get(url, HTTP_IF_NONE_MATCH=mark).status_code == 200


def test_more_quarters_cost_no_more_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ready_centre()
    accepted_report(Q1)
    for url in (PAGE, CSV):
        client.get(url)
    with django_assert_num_queries(3):
        client.get(PAGE), client.get(CSV)
    accepted_report(Q2)
    accepted_report(Q3)
    with django_assert_num_queries(3):
        client.get(PAGE), client.get(CSV)
