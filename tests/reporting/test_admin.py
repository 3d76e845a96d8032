"""The director's desk: opening a quarter, its figures and their rows, the words, the submission."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.roles import Role
from core.quarters import Quarter
from reporting.indicators import OF_CLAUSE
from reporting.models import CentreReport
from tests.makers.people import make_user
from tests.makers.reporting import opened_report, resident_rows, submitted_report
from tests.makers.residents import make_residency, verified_report

pytestmark = pytest.mark.django_db
Q1, Q3 = Quarter(2026, 1), Quarter(2026, 3)
LIST = "/admin/reporting/centrereport/"


@pytest.fixture
def desk(client: Client, centre) -> Client:
    client.force_login(centre)
    return client


def page_of(report: CentreReport, rest: str = "change/") -> str:
    return f"{LIST}{report.pk}/{rest}"


def test_the_director_opens_a_quarter_from_the_list_of_those_that_have_begun(desk):
    form = desk.get(f"{LIST}add/").content.decode()
    assert "2026-жылдын 4-кварталы" in form
    assert "2027" not in form
    answer = desk.post(f"{LIST}add/", {"period": "2026-Q3"})
    report = CentreReport.objects.get()
    assert answer["Location"] == page_of(report)
    assert str(report.period) == "2026-Q3"


def test_a_refusal_stands_on_the_form(desk):
    submitted_report(Q3)
    page = desk.post(f"{LIST}add/", {"period": "2026-Q2"}).content.decode()
    assert "Кийинки мезгилдин отчету тапшырылган" in page
    assert CentreReport.objects.count() == 1


def test_the_year_is_opened_too(desk):
    desk.post(f"{LIST}add/", {"period": "2026"})
    report = CentreReport.objects.get()
    assert report.is_annual
    page = desk.get(page_of(report)).content.decode()
    assert "Резиденттердин саны" in page
    assert f"{LIST}indicator/residents/2026-Q4/" in page


def test_the_page_shows_the_indicators_with_their_plan_and_who_is_missing(desk):
    verified_report(make_residency(), Q1)
    silent = make_residency()
    page = desk.get(page_of(opened_report(Q1))).content.decode()
    for words in (
        "Резиденттердин саны",
        "Тартылган инвестициялардын көлөмү",
        silent.party.name,
        "отчет берген жок",
    ):
        assert words in page
    assert "2 резиденттин ичинен 1 резиденттин отчету эсепке алынды" in page


def test_each_figure_of_the_page_leads_to_what_makes_it(desk):
    page = desk.get(page_of(opened_report(Q1))).content.decode()
    for code in OF_CLAUSE:
        assert f"{LIST}indicator/{code}/2026-Q1/" in page


def test_the_director_writes_the_words(desk):
    report = opened_report(Q3)
    words = {"highlights": "Цех ачылды.", "obstacles": "Ток өчтү.", "requests": "Жай керек."}
    desk.post(page_of(report, "words/"), words)
    report.refresh_from_db()
    assert (report.highlights, report.obstacles, report.requests) == tuple(words.values())
    assert "Цех ачылды." in desk.get(page_of(report, "words/")).content.decode()


def test_the_confirmation_says_what_is_frozen_and_who_receives_it(desk):
    page = desk.get(page_of(opened_report(Q3), "do/submit/")).content.decode()
    for words in ("Сандар, текст жана PDF бекитилет", "Алуучулар\u00a0– Байкоочу кеңеш", "ректор"):
        assert words in page
    assert CentreReport.objects.get().state == "open"


def test_before_its_time_the_confirmation_says_why_not(desk):
    desk.post(f"{LIST}add/", {"period": "2026-Q4"})
    report = CentreReport.objects.get()
    page = desk.post(page_of(report, "do/submit/")).content.decode()
    assert "Отчет мезгили аяктагандан кийин тапшырылат" in page
    assert "Отчет мезгили аяктагандан кийин тапшырылат" in desk.get(page_of(report)).content.decode()
    assert "do/submit/" not in desk.get(page_of(report)).content.decode()
    report.refresh_from_db()
    assert report.state == "open"


def test_submitting_from_the_desk(desk):
    report = opened_report(Q3)
    answer = desk.post(page_of(report, "do/submit/"))
    assert answer["Location"] == page_of(report)
    page = desk.get(page_of(report)).content.decode()
    assert "Отчетту кимдер алды" in page
    assert "do/submit/" not in page
    assert "words/" not in page


def test_a_second_press_gets_a_sentence(desk):
    report = submitted_report(Q3)
    page = desk.post(page_of(report, "do/submit/")).content.decode()
    assert "Бул отчет тапшырылган" in page
    assert report.deliveries.count() == 3


def test_a_draft_is_asked_for_in_each_language_and_in_no_other(desk):
    report = opened_report(Q3)
    for language in ("ky", "ru", "en"):
        assert desk.get(page_of(report, f"report-{language}.pdf")).status_code == 200
    assert set(report.prints.values_list("language", flat=True)) == {"ky", "ru", "en"}
    assert desk.get(page_of(report, "report-de.pdf")).status_code == 404


def test_saving_the_page_changes_nothing(desk):
    report = submitted_report(Q3)
    before = report.history.count()
    desk.post(page_of(report), {"state": "open", "highlights": "Башка"})
    report.refresh_from_db()
    assert report.highlights == "Жаңы резидент кабыл алынды."
    assert report.history.count() == before


@pytest.mark.parametrize("role", [Role.VICE_RECTOR, Role.AUDITOR])
def test_readers_of_everything_see_the_desk_and_change_nothing(centre, client, role):
    report = opened_report(Q3)
    client.force_login(make_user(role))
    assert client.get(page_of(report)).status_code == 200
    assert client.get(page_of(report, "words/")).status_code == 404
    assert client.get(page_of(report, "do/submit/")).status_code == 404
    assert client.get(f"{LIST}add/").status_code == 403


def test_a_clerk_has_no_desk(centre, client):
    report = opened_report(Q3)
    client.force_login(make_user(Role.UNIT_STAFF))
    for rest in ("change/", "report-ky.pdf"):
        assert client.get(page_of(report, rest)).status_code in (302, 403, 404)


@pytest.mark.parametrize("name", ["centrereport", "delivery", "indicatorset", "planvalue"])
def test_every_list_opens_and_costs_the_same_with_more_rows(desk, name):
    submitted_report(Q1)
    url = f"/admin/reporting/{name}/"
    desk.get(url)
    with CaptureQueriesContext(connection) as few:
        assert desk.get(url).status_code == 200
    submitted_report(Quarter(2026, 2))
    submitted_report(Q3)
    with CaptureQueriesContext(connection) as more:
        desk.get(url)
    assert len(more) == len(few)


def test_thirty_residents_cost_the_desk_as_many_queries_as_one(desk):
    resident_rows(1, report_on=Q1)
    report = opened_report(Q1)
    desk.get(page_of(report))
    with CaptureQueriesContext(connection) as one:
        desk.get(page_of(report))
    resident_rows(29, report_on=Q1)
    with CaptureQueriesContext(connection) as thirty:
        desk.get(page_of(report))
    assert len(thirty) == len(one)
