"""The report as a table: downloaded with what is known, filled in, sent back whole or not at all."""

from urllib.parse import quote

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.errors import FieldError
from core.form_errors import show_error
from core.quarters import Quarter
from core.spreadsheets import XLSX
from residents.forms import SheetForm
from residents.models import PeriodicReport
from residents.sheet_read import Fault, Table
from residents.sheet_write import filled_table
from residents.views.doors import own_residency
from residents.views.report_edit import keep, report_of, version_of


@login_required
@require_safe
def report_table(request: HttpRequest, residency_id: int, quarter: Quarter) -> HttpResponse:
    """The table with what is known already."""
    report = report_of(own_residency(request, residency_id), quarter)
    if not report.editable:
        return redirect("residents:report", residency_id, quarter)
    response = HttpResponse(filled_table(report), content_type=XLSX)
    name = f"{_('Report')}-{quarter}.xlsx"
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@login_required
def report_sheet(request: HttpRequest, residency_id: int, quarter: Quarter) -> HttpResponse:
    """GET offers the table; POST takes it back: saved when every cell is right, and otherwise not at all."""
    residency = own_residency(request, residency_id)
    report = report_of(residency, quarter)
    if not report.editable:
        return redirect("residents:report", residency_id, quarter)
    if request.method != "POST":
        return _page(request, report, SheetForm())
    form = SheetForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, report, form)
    try:
        table = Table(form.cleaned_data["file"], report)
    except FieldError as error:
        show_error(form, error)
        return _page(request, report, form)
    if table.unread:
        return _page(request, report, form, table.unread)
    return keep(
        request,
        residency,
        report,
        table.as_typed(version_of(request.POST)),
        wrong=lambda typed: _page(request, report, form, table.faults(typed)),
    )


def _page(
    request: HttpRequest, report: PeriodicReport, form: SheetForm, faults: list[Fault] | None = None
) -> HttpResponse:
    context = {
        "report": report,
        "form": form,
        "faults": faults or [],
        "version": version_of(request.POST) if request.method == "POST" else report.version,
        "page_has_errors": bool(faults),
    }
    return render(request, "residents/report_sheet.html", context)
