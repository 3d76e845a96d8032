"""A submitted report for those it was written for: its page and its PDF in three languages (7.1)."""

from django.contrib.auth.decorators import login_required, permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from core.languages import LANGUAGE_NAMES
from core.quarters import Quarter
from core.spreadsheets import XLSX
from reporting.access import READ
from reporting.domain import queries
from reporting.domain.board_reading import may_read_report
from reporting.domain.deliveries import mark_read
from reporting.domain.lineage import Lineage, as_submitted
from reporting.models import CentreReport
from reporting.presentation import lineage as lineage_page
from reporting.presentation import page
from reporting.print_pages import PDF, hand_out


@require_safe
@login_required
@permission_required(READ, raise_exception=True)
def report(request: HttpRequest, code: str) -> HttpResponse:
    """The report on the screen; opening it is noted for those it was delivered to."""
    found = _found(request, code)
    _note_reading(request, found)
    context = page.context(found, queries.figures_of(found))
    if request.user.has_perm("reporting.view_delivery"):
        context["deliveries"] = found.deliveries.select_related("recipient")
    return render(request, "reporting/report_detail.html", context)


@require_safe
@login_required
@permission_required(READ, raise_exception=True)
def pdf(request: HttpRequest, code: str, language: str) -> HttpResponseBase:
    """The frozen paper in Kyrgyz, or its translation; until it is made, how far it is."""
    if language not in LANGUAGE_NAMES:
        raise Http404
    found = _found(request, code)
    answer = hand_out(request, found, language, back=reverse("reporting:report", args=[found.code]))
    if answer.headers["Content-Type"] == PDF:
        _note_reading(request, found)
    return answer


@require_safe
@login_required
@permission_required(READ, raise_exception=True)
def indicator(request: HttpRequest, code: str, quarter: str) -> HttpResponse:
    """One number of a submitted report: its formula and the records that made it, for those who read it."""
    found = _told(request, code, quarter)
    shown = lineage_page.page(found, link=lineage_page.no_link)
    return render(request, "reporting/lineage.html", {"shown": shown, "found": found, "code": code})


@require_safe
@login_required
@permission_required(READ, raise_exception=True)
def indicator_sheet(request: HttpRequest, code: str, quarter: str) -> HttpResponse:
    """The same records as a spreadsheet."""
    found = _told(request, code, quarter)
    return sheet_response(lineage_page.sheet(found), f"{code}-{found.quarter}.xlsx")


def parsed_quarter(code: str) -> Quarter:
    """The quarter of an address like `2026-Q3`; 404 for anything else."""
    try:
        return Quarter.parse(code)
    except ValueError as error:
        raise Http404 from error


def sheet_response(content: bytes, name: str) -> HttpResponse:
    """A spreadsheet to save under a plain name."""
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _found(request: HttpRequest, code: str) -> CentreReport:
    """The submitted report; 404 when there is none, or when it came after a former member's term."""
    found = queries.submitted_report(code)
    if found is None or not may_read_report(found, request.user):  # type: ignore[arg-type]
        raise Http404
    return found


def _told(request: HttpRequest, code: str, quarter: str) -> Lineage:
    _found(request, quarter)
    found = as_submitted(code, parsed_quarter(quarter))
    if found is None:
        raise Http404
    return found


def _note_reading(request: HttpRequest, found: CentreReport) -> None:
    if request.method == "GET":
        mark_read(found, user=request.user)  # type: ignore[arg-type]
