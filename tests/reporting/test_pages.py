"""The Board's first page and the page of a report: for those they were written for."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from accounts.roles import Role
from core.quarters import Quarter
from reporting.domain.prints import ask_print, make_print
from reporting.domain.reports import submit_report, write_words
from reporting.models import Delivery
from tests.makers.people import make_user
from tests.makers.reporting import opened_report, resident_rows, submitted_report

pytestmark = pytest.mark.django_db
Q1, Q2, Q3 = Quarter(2026, 1), Quarter(2026, 2), Quarter(2026, 3)
BOARD, REPORT, PDF = "/ky/board/", "/ky/board/reports/2026-Q3/", "/ky/board/reports/2026-Q3/en.pdf"
READERS = {
    Role.BOARD_MEMBER,
    Role.RECTOR,
    Role.VICE_RECTOR,
    Role.DIRECTOR,
    Role.AUDITOR,
    Role.ADMINISTRATOR,
}


def logged_in(role: Role) -> Client:
    client = Client()
    client.force_login(make_user(role))
    return client


def recipient(body: str) -> Client:
    client = Client()
    client.force_login(Delivery.objects.filter(body=body).first().recipient)
    return client


@pytest.mark.parametrize("role", list(Role))
def test_the_board_pages_are_read_by_those_whom_the_report_is_for(centre, role):
    submitted_report(Q3)
    client = logged_in(role)
    expected = 200 if role in READERS else 403
    assert [client.get(url).status_code for url in (BOARD, REPORT, PDF)] == [expected] * 3


@pytest.mark.parametrize("url", [BOARD, REPORT, PDF])
def test_a_stranger_is_asked_to_log_in(client, centre, url):
    assert client.get(url).status_code == 302


@pytest.mark.parametrize(
    "url", ["2026-Q2/", "2026-Q9/", "2026/", "nothing/", "2026-Q3/de.pdf", "2026-Q2/ky.pdf"]
)
def test_what_was_not_submitted_is_not_there(centre, url):
    submitted_report(Q3)
    assert logged_in(Role.RECTOR).get(f"/ky/board/reports/{url}").status_code == 404


def test_an_open_report_is_the_directors_alone(centre):
    opened_report(Q3)
    client = logged_in(Role.BOARD_MEMBER)
    assert client.get(REPORT).status_code == 404
    assert "2026-Q3" not in client.get(BOARD).content.decode()


def test_before_the_first_report_the_page_says_what_will_appear(centre):
    page = logged_in(Role.BOARD_MEMBER).get(BOARD).content.decode()
    assert "Биринчи отчет тапшырыла элек" in page
    assert "ал ушул жерге чыгат" in page


def test_the_answer_is_the_heading_and_each_indicator_has_its_tile(centre):
    resident_rows(3, report_on=Q3, started_on=Q3.start)
    submitted_report(Q3)
    page = logged_in(Role.BOARD_MEMBER).get(BOARD).content.decode()
    assert "<h1>Беш көрсөткүчтүн экөө планды аткарды, үчөө артта</h1>" in page
    assert page.count('class="kpi"') == 5
    assert "План 3" in page


def test_the_latest_submitted_quarter_is_shown_first(centre):
    submitted_report(Q2)
    submitted_report(Q3)
    page = logged_in(Role.BOARD_MEMBER).get(BOARD)
    assert [row["label"] for row in page.context["reports"]] == [
        "2026-жылдын 3-кварталы",
        "2026-жылдын 2-кварталы",
    ]
    assert page.context["report"].code == "2026-Q3"


@pytest.mark.parametrize("body", ["board", "rector"])
def test_opening_the_report_notes_that_this_recipient_has_read_it(centre, body):
    submitted_report(Q3)
    client = recipient(body)
    assert client.get(BOARD).context["reports"][0]["is_new"]
    client.get(REPORT)
    assert Delivery.objects.filter(read_at__isnull=False).count() == 1
    assert Delivery.objects.get(read_at__isnull=False).body == body
    assert not client.get(BOARD).context["reports"][0]["is_new"]


def test_a_vice_rector_may_read_and_leaves_no_mark(centre):
    submitted_report(Q3)
    assert logged_in(Role.VICE_RECTOR).get(REPORT).status_code == 200
    assert not Delivery.objects.exclude(read_at=None).exists()


def test_asking_for_the_head_of_the_page_is_no_reading(centre):
    submitted_report(Q3)
    recipient("rector").head(REPORT)
    assert not Delivery.objects.exclude(read_at=None).exists()


def test_the_director_sees_who_opened_it_and_a_member_does_not(centre):
    submitted_report(Q3)
    assert "Отчетту кимдер алды" in logged_in(Role.DIRECTOR).get(REPORT).content.decode()
    assert "Отчетту кимдер алды" not in logged_in(Role.BOARD_MEMBER).get(REPORT).content.decode()


def test_the_page_offers_the_pdf_in_three_languages_and_gives_it(centre, tmp_path):
    make_print(ask_print(submitted_report(Q3), "en").pk)
    client = recipient("rector")
    page = client.get(REPORT).content.decode()
    assert all(f"2026-Q3/{code}.pdf" in page for code in ("ky", "ru", "en"))
    answer = client.get(PDF)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="2026-Q3-en.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    saved = tmp_path / "report.pdf"
    saved.write_bytes(b"".join(answer.streaming_content))
    assert "Quarterly report" in PdfReader(saved).pages[0].extract_text()


def test_the_lists_on_the_page_are_those_of_the_paper(centre):
    (first, *_others) = resident_rows(2, report_on=Q3, started_on=Q3.start)
    submitted_report(Q3)
    page = logged_in(Role.AUDITOR).get(REPORT).content.decode()
    assert first.party.name in page
    assert "Квартал ичинде 2 резидент кошулду, эч ким чыккан жок" in page
    assert "Бардык резиденттердин отчету эсепке алынды: 2" in page


def test_words_of_the_director_cannot_carry_markup(centre):
    report = opened_report(Q3)
    write_words(report, highlights="<script>x</script>", obstacles="", requests="", actor=centre)
    submit_report(report, actor=centre)
    page = logged_in(Role.RECTOR).get(REPORT).content.decode()
    assert "&lt;script&gt;x&lt;/script&gt;" in page
    assert "<script>x" not in page


def test_thirty_residents_and_more_reports_cost_as_many_queries_as_one(centre):
    resident_rows(1, report_on=Q1)
    submitted_report(Q1)
    client = logged_in(Role.VICE_RECTOR)
    urls = (BOARD, "/ky/board/reports/2026-Q1/")
    for url in urls:
        client.get(url)
    with CaptureQueriesContext(connection) as one:
        for url in urls:
            client.get(url)
    resident_rows(29, report_on=Q2)
    submitted_report(Q2)
    submitted_report(Q3)
    with CaptureQueriesContext(connection) as many:
        for url in (BOARD, "/ky/board/reports/2026-Q3/"):
            client.get(url)
    assert len(many) == len(one)
