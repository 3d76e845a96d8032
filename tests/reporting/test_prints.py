"""7.1: a report's PDF is made by a worker while the page says how far it is; the stored one is streamed."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.test import Client

from core import clock
from core.errors import DomainError
from core.quarters import Quarter
from documents.domain import papers
from documents.models import IssuedPaper
from reporting.domain import prints
from reporting.domain.prints import ask_print, make_print
from reporting.domain.reports import submit_report
from reporting.enums import PrintStage
from reporting.models import CentreReport, ReportPrint
from reporting.print_pages import UNTAKEN
from reporting.tasks import make_print as task
from tests.makers.reporting import Role, make_user, opened_report, submitted_report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("centre", "quick")]
Q3 = Quarter(2026, 3)
BOARD = "/ky/board/reports/2026-Q3"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages are a few bytes in the language asked for; answers which were set."""
    made: list[str] = []

    def pages(language: str) -> bytes:
        made.append(language)
        return f"%PDF {language} {len(made)}".encode()

    monkeypatch.setattr(prints, "draft_values", lambda report, *, on: {})
    monkeypatch.setattr(prints, "set_draft", lambda report, values, *, language, on: pages(language))
    monkeypatch.setattr(papers, "render", lambda paper, language=None: pages(language or paper.language))
    return made


@pytest.fixture
def director(client: Client) -> Client:
    client.force_login(make_user(Role.DIRECTOR))
    return client


def draft_of(report: CentreReport, language: str = "ky") -> str:
    return f"/admin/reporting/centrereport/{report.pk}/report-{language}.pdf"


def content_of(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def stored_prints() -> set[str]:
    return set(default_storage.listdir("prints")[1]) if default_storage.exists("prints") else set()


def test_a_draft_is_made_by_a_task_and_the_page_says_how_far_it_is_then_hands_it_out(
    director: Client, quick: list[str], django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    address = draft_of(opened_report(Q3), "ru")
    with django_capture_on_commit_callbacks() as tasks:
        waiting = director.get(address)
    assert (waiting.status_code, waiting["Refresh"], quick) == (200, "2; url=?wait=1", [])
    assert 'aria-current="step"' in waiting.text
    assert task.name == "reporting.tasks.make_print"
    for queued in tasks:
        queued()
    ready = director.get(f"{address}?wait=1")
    assert ready["Refresh"] == f"0; url={address}"
    assert f'href="{address}"' in ready.text
    answer = director.get(address)
    assert (answer["Content-Type"], content_of(answer), quick) == ("application/pdf", b"%PDF ru 1", ["ru"])
    assert answer["Content-Disposition"] == 'attachment; filename="2026-Q3-ru-draft.pdf"'


def test_two_who_ask_at_once_wait_for_one_pdf_and_a_task_that_comes_twice_makes_one(quick: list[str]) -> None:
    report = opened_report(Q3)
    first, second = ask_print(report, "ky"), ask_print(report, "ky")
    assert first == second
    assert ask_print(report, "en") != first
    make_print(first.pk)
    make_print(first.pk)
    first.refresh_from_db()
    assert (first.stage, quick) == (PrintStage.READY, ["ky"])


def test_a_draft_follows_the_facts_and_a_translation_of_the_frozen_paper_is_kept(quick: list[str]) -> None:
    now = clock.now()
    report = opened_report(Q3)
    draft = ask_print(report, "ru", at=now)
    make_print(draft.pk, at=now)
    draft.refresh_from_db()
    old, storage = draft.file.name, draft.file.storage
    assert ask_print(report, "ru", at=now + prints.FRESH / 2) == draft
    assert ask_print(report, "ru", at=now + prints.FRESH) != draft
    frozen = submitted_report(Quarter(2026, 2))
    kept = ask_print(frozen, "ru", at=now)
    make_print(kept.pk, at=now)
    assert ask_print(frozen, "ru", at=now + timedelta(days=400)) == kept
    assert storage.exists(old)  # its row goes with this transaction, the file after it


def test_what_a_killed_worker_began_is_begun_anew_and_leaves_no_second_file(quick: list[str]) -> None:
    now, report = clock.now(), opened_report(Q3)
    left = ask_print(report, "ky", at=now)
    ReportPrint.objects.filter(pk=left.pk).update(stage=PrintStage.PAGES)
    assert ask_print(report, "ky", at=now + prints.PATIENCE / 2) == left
    fresh = ask_print(report, "ky", at=now + prints.PATIENCE)
    assert fresh != left
    before = stored_prints()
    prints._finish(left, b"%PDF late", now)  # the worker was only slow
    assert stored_prints() == before
    make_print(fresh.pk)
    fresh.refresh_from_db()
    assert fresh.stage == PrintStage.READY


def test_without_a_worker_the_pdf_is_made_in_the_request(director: Client, quick: list[str]) -> None:
    report = opened_report(Q3)
    director.get(draft_of(report))
    ReportPrint.objects.update(asked_at=clock.now() - UNTAKEN * 2)
    assert content_of(director.get(draft_of(report))) == b"%PDF ky 1"


@pytest.mark.parametrize(
    ("error", "said"), [(DomainError("Көрсөткүчтөр жок."), "Көрсөткүчтөр жок."), (ValueError(), "PDF")]
)
def test_why_it_could_not_be_made_is_said_once_and_the_next_press_tries_again(
    director: Client, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    def broken(report: CentreReport, *, on: Any) -> Any:
        raise error

    report = opened_report(Q3)
    monkeypatch.setattr(prints, "draft_values", broken)
    make_print(ask_print(report, "ky").pk)
    answer = director.get(draft_of(report), follow=True)
    assert answer.redirect_chain
    assert said in answer.text
    assert not ReportPrint.objects.exists()


def test_a_draft_is_no_print_of_the_submitted_report(quick: list[str]) -> None:
    report = opened_report(Q3)
    draft = ask_print(report, "ru")
    make_print(draft.pk)
    submit_report(report, actor=make_user(Role.DIRECTOR))
    assert ask_print(report, "ru") != draft


def test_the_stored_paper_is_streamed_as_it_was_issued(director: Client, quick: list[str]) -> None:
    report = submitted_report(Q3)
    IssuedPaper.objects.filter(pk=report.paper_id).update(created_at=clock.now())
    waiting = director.get(f"{BOARD}/ky.pdf")
    assert waiting["Refresh"] == "2; url=?wait=1"
    assert not report.deliveries.exclude(read_at=None).exists()
    papers.ensure_file(report.paper)
    answer = director.get(f"{BOARD}/ky.pdf")
    report.paper.refresh_from_db()
    with report.paper.file.open("rb") as stored:
        assert content_of(answer) == stored.read()
    assert not ReportPrint.objects.exists()


@pytest.mark.parametrize("changes", [{"stage": "ready"}, {"stage": "failed"}, {"reason": "x"}, {"file": "x"}])
def test_the_row_itself_holds_that_what_is_ready_has_a_file_and_what_failed_a_reason(changes: Any) -> None:
    found = ask_print(opened_report(Q3), "ky")
    with pytest.raises(IntegrityError), transaction.atomic():
        ReportPrint.objects.filter(pk=found.pk).update(**changes)
