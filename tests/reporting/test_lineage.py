"""Each number opens to its formula, the records that make it, and who is not in it (7.2)."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from accounts.models import Party
from accounts.roles import Role
from core.quarters import Quarter
from reporting.domain.lineage import as_submitted, lineage
from reporting.indicators import INDICATORS, OF_CLAUSE
from residents.models import PeriodicReport
from tests.makers.ip import make_grant
from tests.makers.people import make_user
from tests.makers.reporting import resident_rows, submitted_report
from tests.makers.residents import filed_report, make_residency, receipt, verified_report

pytestmark = pytest.mark.django_db
Q1, Q2, Q3 = Quarter(2026, 1), Quarter(2026, 2), Quarter(2026, 3)
DESK = "/admin/reporting/centrereport/indicator/"


@pytest.fixture
def desk(client: Client, centre) -> Client:
    client.force_login(centre)
    return client


def member() -> Client:
    client = Client()
    client.force_login(make_user(Role.BOARD_MEMBER))
    return client


@pytest.mark.parametrize("code", OF_CLAUSE)
def test_the_records_add_up_to_the_number_and_lead_to_their_pages(desk, code):
    residency = make_residency()
    verified_report(residency, Q1, receipts=(receipt(),))
    make_grant(date(2026, 2, 10), residency=residency)
    shown = desk.get(f"{DESK}{code}/2026-Q1/").context["shown"]
    found = lineage(code, Q1)
    assert found.rows
    assert found.adds_up
    assert shown["sum"]["value"] in shown["answer"]
    for row in shown["rows"]:
        assert desk.get(row["url"]).status_code == 200


@pytest.mark.parametrize("code", list(INDICATORS))
def test_every_indicator_has_its_page_before_there_is_any_fact(desk, code):
    page = desk.get(f"{DESK}{code}/2026-Q1/")
    assert page.status_code == 200
    assert "Бул сандын артында азырынча жазуу жок" in page.content.decode()
    assert lineage(code, Q1).adds_up


def test_the_split_by_unit_adds_up_too(centre):
    resident_rows(2, report_on=Q1)
    resident_rows(1, report_on=Q1, unit="incubator", direction="agro")
    found = lineage("revenue", Q1)
    by_unit, by_direction = found.by(lambda row: row["unit"]), found.by(lambda row: row["direction"])
    assert set(by_unit) == {"technopark", "incubator"}
    assert set(by_direction) == {"ict", "agro"}
    assert sum(by_unit.values()) == sum(by_direction.values()) == found.fact


def test_who_did_not_report_is_named_and_nothing_is_carried_over(desk):
    silent, sent = make_residency(), make_residency()
    verified_report(silent, Q1, revenue=Decimal(900))
    verified_report(make_residency(), Q2, revenue=Decimal(100))
    filed_report(sent, Q2)
    page = desk.get(f"{DESK}revenue/2026-Q2/").content.decode()
    assert "3 резиденттин ичинен 1 резиденттин отчету эсепке алынды" in page
    assert f"{silent.party.name} – отчет берген жок" in page
    assert INDICATORS["revenue"].value(Q2) == 100


def test_a_quarter_in_the_future_has_nothing_to_count(desk):
    resident_rows(2)
    found = lineage("residents", Quarter(2027, 1))
    assert (found.fact, found.rows, found.has_begun) == (None, (), False)
    page = desk.get(f"{DESK}residents/2027-Q1/").content.decode()
    assert "Бул квартал баштала элек" in page
    assert "маалымат жок" in page


def test_a_missing_plan_is_said_and_is_no_nought(desk):
    page = desk.get(f"{DESK}residents/2025-Q1/").content.decode()
    assert "План коюлган эмес" in page
    assert lineage("residents", Quarter(2025, 1)).plan is None


def test_a_submitted_number_is_shown_as_the_report_told_it_and_its_records_stand(desk):
    resident_rows(2, report_on=Q1)
    report = submitted_report(Q1)
    fact = lineage("revenue", Q1).fact
    PeriodicReport.objects.update(revenue=Decimal(1))
    found = lineage("revenue", Q1)
    assert found.report == report
    assert (found.fact, found.now, found.has_moved) == (fact, 2, True)
    assert found.adds_up
    page = desk.get(f"{DESK}revenue/2026-Q1/").content.decode()
    assert report.paper.number in page
    assert "Оңдоо кийинки отчетто көрсөтүлөт" in page


def test_a_report_frozen_before_its_rows_told_unit_and_whole_is_still_read(centre):
    resident_rows(2, report_on=Q1)
    report = submitted_report(Q1)
    figures = report.figures
    for rows in figures["rows"].values():
        for row in rows:
            for name in ("whole", "unit", "direction"):
                del row[name]
    for entry in figures["indicators"]:
        del entry["missing"], entry["combine"]
    type(report).objects.filter(pk=report.pk).update(figures=figures)
    found = as_submitted("revenue", Q1)
    assert found.adds_up
    assert found.missing["expected"] == 2


def test_the_board_reads_the_numbers_of_submitted_reports_and_no_others(centre):
    resident_rows(1, report_on=Q1)
    client = member()
    assert client.get("/ky/board/indicators/residents/2026-Q1/").status_code == 404
    submitted_report(Q1)
    page = client.get("/ky/board/indicators/residents/2026-Q1/")
    assert page.status_code == 200
    assert "/admin/" not in page.content.decode()
    first, report = (client.get(url).content.decode() for url in ("/ky/board/", "/ky/board/reports/2026-Q1/"))
    for code in OF_CLAUSE:
        assert f"/ky/board/indicators/{code}/2026-Q1/" in first
        assert f"/ky/board/indicators/{code}/2026-Q1/" in report
    assert client.get("/ky/board/indicators/nothing/2026-Q1/").status_code == 404
    assert client.get("/ky/board/indicators/residents/2026-Q9/").status_code == 404


@pytest.mark.parametrize("role", [Role.UNIT_STAFF, Role.IP_OFFICER, Role.RESIDENT, Role.EXPERT])
def test_others_read_no_number_of_the_centre(centre, client, role):
    client.force_login(make_user(role))
    assert client.get(f"{DESK}residents/2026-Q1/").status_code in (302, 403)
    assert client.get(f"{DESK}residents/2026-Q1.xlsx").status_code in (302, 403)
    assert client.get("/ky/board/indicators/residents/2026-Q1/").status_code == 403


def test_the_spreadsheet_has_the_records_and_no_formula(desk):
    resident_rows(1)
    Party.objects.update(name='=HYPERLINK("http://x.example","кара")')
    answer = desk.get(f"{DESK}residents/2026-Q1.xlsx")
    sheet = load_workbook(BytesIO(answer.content)).active
    rows = list(sheet.iter_rows(min_row=2))
    assert rows[0][0].value.startswith("=HYPERLINK")
    assert rows[0][0].data_type == "s"
    assert (rows[0][6].value, rows[-1][6].value) == (1, 1)
    assert answer["Content-Disposition"] == 'attachment; filename="residents-2026-Q1.xlsx"'


@pytest.mark.parametrize("code", ["residents", "revenue", "jobs_created", "graduation_rate", "survival_1"])
def test_thirty_records_cost_as_many_queries_as_one(desk, code):
    resident_rows(1, report_on=Q1)
    url = f"{DESK}{code}/2026-Q1/"
    desk.get(url)
    with CaptureQueriesContext(connection) as one:
        desk.get(url)
    resident_rows(29, report_on=Q1)
    with CaptureQueriesContext(connection) as thirty:
        desk.get(url)
    assert len(thirty) == len(one)
