"""Handing out a report's PDF: streamed when it is there, else a page that says how far it is (7.1)."""

from datetime import datetime, timedelta

from django.contrib import messages
from django.db.models.fields.files import FieldFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render

from core import clock
from core.errors import DomainError
from documents.domain import papers
from documents.views import hand_out_file
from reporting.domain.prints import ask_print, forget_print, make_print
from reporting.enums import PrintStage
from reporting.models import CentreReport, ReportPrint

PDF = "application/pdf"
# In the address of the page that waits: it looks again by itself and says when the PDF is ready.
WAITS = "wait"
LOOK_AGAIN_SECONDS = 2
# What no worker takes for so long is made in the request: the worker may be stopped.
UNTAKEN = timedelta(seconds=20)
STEPS = (PrintStage.ASKED, PrintStage.FIGURES, PrintStage.PAGES, PrintStage.READY)


def hand_out(request: HttpRequest, report: CentreReport, language: str, *, back: str) -> HttpResponseBase:
    """The PDF of a report in a language, or the page that waits for it; back to `back` when it fails."""
    own = report.paper is not None and language == report.paper.language
    try:
        file, stage = _paper(report) if own else _print(report, language)
    except DomainError as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(back)
    if file is None or WAITS in request.GET:
        return _waiting(request, report, stage, back=back)
    draft = "" if report.paper else "-draft"
    return hand_out_file(file, name=f"{report.code}-{language}{draft}.pdf", content_type=PDF)


def _paper(report: CentreReport) -> tuple[FieldFile | None, str]:
    """The registered paper. Raises DomainError when its file is not the one that was issued."""
    paper = report.paper
    if paper is None:
        raise ValueError(f"A report without a paper: {report}")
    if not paper.sha256 and not _is_late(paper.created_at):
        return None, PrintStage.PAGES
    return papers.ensure_file(paper).file, PrintStage.READY


def _print(report: CentreReport, language: str) -> tuple[FieldFile | None, str]:
    """What was asked for, if it is ready. Raises DomainError with the reason when it could not be made."""
    found = ask_print(report, language)
    if found.stage == PrintStage.ASKED and _is_late(found.asked_at):
        make_print(found.pk)
        found.refresh_from_db()
    if found.stage == PrintStage.FAILED:
        forget_print(found)
        raise DomainError(found.reason)
    return _file_of(found), found.stage


def _file_of(found: ReportPrint) -> FieldFile | None:
    return found.file if found.stage == PrintStage.READY else None


def _is_late(since: datetime) -> bool:
    return clock.now() - since > UNTAKEN


def _waiting(request: HttpRequest, report: CentreReport, stage: str, *, back: str) -> HttpResponse:
    """The steps so far; the page looks again by itself, and takes the PDF when it is ready."""
    ready = stage == PrintStage.READY
    here = STEPS.index(PrintStage(stage))
    context = {
        "report": report,
        "ready": ready,
        "back": back,
        "steps": [
            {
                "title": step.label,
                "state": "done" if ready or place < here else "now" if place == here else "next",
            }
            for place, step in enumerate(STEPS)
        ],
    }
    response = render(request, "reporting/print_waiting.html", context)
    response["Refresh"] = f"0; url={request.path}" if ready else f"{LOOK_AGAIN_SECONDS}; url=?{WAITS}=1"
    response["Cache-Control"] = "private, no-store"
    return response
