"""Chapters 8 and 9: the director submits, the Board reads, the next report shows who left."""

import io

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from core.quarters import Quarter
from documents.domain.papers import ensure_file
from reporting.domain.prints import make_print
from reporting.enums import PrintStage
from reporting.models import CentreReport
from tests.e2e.story_resident import NAME
from tests.e2e.walk import Walk, press


def text_of(page: Page, address: str, report: CentreReport) -> str:
    """The words of a report's PDF as the logged-in person gets it, who waits until the worker has made it."""
    answer = page.request.get(address)
    assert answer.ok, f"{address}: {answer.status}"
    if answer.headers["content-type"] != "application/pdf":
        assert answer.headers["refresh"] == "2; url=?wait=1"
        make_what_is_waited_for(report)
        answer = page.request.get(address)
    words = " ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(answer.body())).pages)
    return " ".join(words.replace("\u00a0", " ").split())


def make_what_is_waited_for(report: CentreReport) -> None:
    """What the worker does meanwhile; the story has none."""
    report.refresh_from_db()
    if report.paper is not None:
        ensure_file(report.paper)
    for found in report.prints.filter(stage=PrintStage.ASKED):
        make_print(found.pk)


def director_submits(walk: Walk) -> None:
    """Five indicators with the plan on the screen, the PDF, then the submission."""
    report = CentreReport.objects.of(Quarter(2026, 4)).get()
    page = walk.log_in("director")
    page.goto(f"/admin/reporting/centrereport/{report.pk}/change/")
    for words in ("Резиденттердин саны", "Түзүлгөн жумуш орундарынын саны", "Алынган патенттердин саны"):
        expect(page.locator("#content")).to_contain_text(words)
    walk.shot(page, "08-desk-1280")
    draft = text_of(page, f"/admin/reporting/centrereport/{report.pk}/report-ky.pdf", report)
    assert NAME in draft
    press(page, "a[href$='/do/submit/']")
    walk.shot(page, "08-submit-1280")
    press(page)
    report.refresh_from_db()
    assert report.state == "submitted"


def board_member_reads(walk: Walk) -> None:
    """A member opens the report and the PDF; the reading is noted."""
    report = CentreReport.objects.of(Quarter(2026, 4)).get()
    page = walk.log_in("board")
    page.goto("/ky/board/")
    walk.shot(page, "08-board-1280")
    page.goto("/ky/board/reports/2026-Q4/")
    walk.shot(page, "08-board-report-1280")
    words = text_of(page, "/ky/board/reports/2026-Q4/ky.pdf", report)
    assert NAME in words
    assert report.paper.number in words
    assert report.deliveries.get(recipient__email="board@iitb.example").read_at is not None


def next_report_shows_the_end(walk: Walk) -> None:
    """The draft of the next quarter names the ended residency and its ground."""
    page = walk.log_in("director")
    page.goto("/admin/reporting/centrereport/add/")
    page.select_option("[name=period]", "2027-Q1")
    press(page)
    report = CentreReport.objects.of(Quarter(2027, 1)).get()
    words = text_of(page, f"/admin/reporting/centrereport/{report.pk}/report-ky.pdf", report)
    assert "ЖИ Токторов Б. А." in words
    assert "өз ыктыяры менен чыгуу (3.3.4)" in words
