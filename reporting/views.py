"""A submitted report for those it was written for: its page and its PDF in three languages (7.1)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from core.errors import DomainError
from core.languages import LANGUAGE_NAMES
from reporting.access import READ
from reporting.domain import queries
from reporting.domain.deliveries import mark_read
from reporting.domain.printing import print_report
from reporting.models import CentreReport
from reporting.presentation import page


@require_safe
@login_required
@permission_required(READ, raise_exception=True)
def report(request: HttpRequest, code: str) -> HttpResponse:
    """The report on the screen; opening it is noted for those it was delivered to."""
    found = _found(code)
    _note_reading(request, found)
    context = page.context(found, queries.figures_of(found))
    if request.user.has_perm("reporting.view_delivery"):
        context["deliveries"] = found.deliveries.select_related("recipient")
    return render(request, "reporting/report_detail.html", context)


@require_safe
@login_required
@permission_required(READ, raise_exception=True)
def pdf(request: HttpRequest, code: str, language: str) -> HttpResponse:
    """The frozen paper in Kyrgyz, or its translation."""
    if language not in LANGUAGE_NAMES:
        raise Http404
    found = _found(code)
    try:
        content = print_report(found, language=language)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("reporting:report", code=found.code)
    _note_reading(request, found)
    return pdf_response(content, f"{found.code}-{language}.pdf")


def pdf_response(content: bytes, name: str) -> HttpResponse:
    """A PDF to save under a plain name, which nobody keeps on the way."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _found(code: str) -> CentreReport:
    found = queries.submitted_report(code)
    if found is None:
        raise Http404
    return found


def _note_reading(request: HttpRequest, found: CentreReport) -> None:
    if request.method == "GET":
        mark_read(found, user=request.user)  # type: ignore[arg-type]
