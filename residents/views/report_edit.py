"""Writing the quarterly report: one page, kept as it goes, with last quarter's figures beside it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from core.errors import DomainError, FieldErrors
from core.quarters import Quarter
from residents.domain import periods
from residents.domain.reports import open_report, save_report
from residents.forms import InvestmentFormSet, ReportForm
from residents.models import PeriodicReport, Residency
from residents.views.doors import own_residency, user_of
from residents.views.hints import hints_of

FIGURES = ("jobs_full", "jobs_part", "women", "students", "revenue", "progress", "problems")
SUM = ("pk", "received_on", "source", "origin", "kind", "amount", "currency", "rate")
PREFIX = "investments"


@login_required
def report_edit(request: HttpRequest, residency_id: int, quarter: Quarter) -> HttpResponse:
    """GET shows what is written so far; POST keeps it, adds an empty sum, or goes on to the check page."""
    residency = own_residency(request, residency_id)
    if quarter not in periods.reporting_quarters(residency):
        raise Http404
    known = residency.reports.of_quarter(quarter).first()
    report = known or PeriodicReport(residency=residency, year=quarter.year, quarter=quarter.number)
    report.residency = residency
    if not report.editable:
        return redirect("residents:report", residency_id, quarter)
    if request.method != "POST":
        return _page(request, report, *_shown(report))
    if "add" in request.POST:
        return _page(request, report, *_one_more(request, report))
    return _keep(request, residency, report)


def _keep(request: HttpRequest, residency: Residency, report: PeriodicReport) -> HttpResponse:
    later = "later" in request.POST
    form = ReportForm(request.POST, hints=hints_of(report), partial=later)
    formset = InvestmentFormSet(request.POST, prefix=PREFIX)
    valid = [form.is_valid(), formset.is_valid()]
    if not all(valid) or not _saved(request, residency, report, form, formset):
        return _page(request, report, form, formset)
    if later:
        messages.success(request, _("What you wrote is kept. The report is not sent yet."))
        return redirect("portal:cabinet")
    return redirect("residents:report_check", residency.pk, report.period)


def _saved(
    request: HttpRequest, residency: Residency, report: PeriodicReport, form: ReportForm, formset: Any
) -> bool:
    user = user_of(request)
    try:
        opened = open_report(residency, report.period, actor=user)
        receipts = [row.receipt for row in formset.kept]
        save_report(opened, figures=form.figures, receipts=receipts, actor=user)
    except DomainError as error:
        _show(form, formset, error)
        return False
    return True


def _show(form: ReportForm, formset: Any, error: DomainError) -> None:
    """Put each sentence beside its field: of the report, or of one of the sums."""
    for one in error.errors if isinstance(error, FieldErrors) else (error,):
        field = getattr(one, "field", None)
        if field and field.startswith(f"{PREFIX}-"):
            _prefix, row, name = field.split("-", 2)
            formset.kept[int(row)].add_error(name, str(one))
        else:
            form.add_error(field if field in form.fields else None, str(one))


def _shown(report: PeriodicReport) -> tuple[ReportForm, Any]:
    rows = report.investments.all() if report.pk else []
    sums = [{name: getattr(row, name) for name in SUM} for row in rows]
    initial = {name: getattr(report, name) for name in FIGURES}
    return ReportForm(initial=initial, hints=hints_of(report)), _sums(sums or [{}])


def _one_more(request: HttpRequest, report: PeriodicReport) -> tuple[ReportForm, Any]:
    """The page as it was typed, nothing judged yet, and an empty sum at the end."""
    typed = InvestmentFormSet(request.POST, prefix=PREFIX)
    sums = [{name: request.POST.get(form.add_prefix(name), "") for name in SUM} for form in typed.forms]
    initial = {name: request.POST.get(name, "") for name in FIGURES}
    return ReportForm(initial=initial, hints=hints_of(report)), _sums([*sums, {}])


def _sums(initial: list[dict[str, Any]]) -> Any:
    return InvestmentFormSet(initial=initial, prefix=PREFIX)


def _page(request: HttpRequest, report: PeriodicReport, form: ReportForm, formset: Any) -> HttpResponse:
    context = {
        "report": report,
        "form": form,
        "formset": formset,
        "forms": [form, formset],
        "due_on": periods.due_day(report.period),
    }
    return render(request, "residents/report_edit.html", context)
