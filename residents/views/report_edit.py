"""Writing the quarterly report: one page, kept as it goes, with last quarter's figures beside it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from core.domain.quarter_lock import is_open
from core.errors import DomainError, FieldErrors, WrongState
from core.quarters import Quarter
from residents.domain import periods, queries
from residents.domain.reports import Stale, open_report, save_report
from residents.models import PeriodicReport, Residency
from residents.views import meanwhile, writing
from residents.views.doors import own_residency, user_of
from residents.views.hints import last_jobs
from residents.views.words import remark_rows
from residents.views.writing import Writing


@login_required
def report_edit(request: HttpRequest, residency_id: int, quarter: Quarter) -> HttpResponse:
    """GET shows what is written so far; POST keeps it, adds an empty row, or goes on to the check page."""
    residency = own_residency(request, residency_id)
    report = report_of(residency, quarter)
    if not report.editable:
        return _already_sent(request, report)
    if request.method != "POST":
        return _page(request, report, writing.saved(report))
    data = meanwhile.resolved(request.POST, report)
    if "add" in data:
        return _page(request, report, writing.unjudged(data, report, one_more=data["add"]), data)
    if "same" in data:
        return _page(request, report, writing.unjudged(data, report, **last_jobs(report)), data)
    return keep(request, residency, report, data)


def report_of(residency: Residency, quarter: Quarter) -> PeriodicReport:
    """The report of `quarter`, or one that is not kept yet. Raises Http404 for a quarter without a report."""
    if quarter not in periods.reporting_quarters(residency):
        raise Http404
    known = residency.reports.of_quarter(quarter).first()
    report = known or PeriodicReport(
        residency=residency,
        year=quarter.year,
        quarter=quarter.number,
        asks_words=periods.asks_words(residency, quarter),
    )
    report.residency = residency
    return report


def keep(
    request: HttpRequest,
    residency: Residency,
    report: PeriodicReport,
    data: QueryDict,
    *,
    wrong: Callable[[Writing], HttpResponse] | None = None,
) -> HttpResponse:
    """Save what was typed and go on; or the page with what is wrong, or with what somebody else has saved."""
    wrong = wrong or (lambda typed: _page(request, report, typed, data))
    later = "later" in data or "files" in data
    typed = writing.judged(data, report, partial=later)
    if not typed.is_valid():
        return wrong(typed)
    try:
        save(request, residency, report, typed, seen=version_of(data))
    except Stale:
        fresh = report_of(residency, report.period)
        found = meanwhile.differences(typed, fresh)
        if found:
            return _chosen_between(request, fresh, data, found)
    except WrongState:
        return _already_sent(request, report_of(residency, report.period))
    except DomainError as error:
        show(typed, error)
        return wrong(typed)
    return _go_on(request, report, data)


def save(
    request: HttpRequest, residency: Residency, report: PeriodicReport, typed: Writing, *, seen: int
) -> PeriodicReport:
    """Open the report when it is not there yet and keep what was typed."""
    user = user_of(request)
    opened = open_report(residency, report.period, actor=user)
    return save_report(opened, **typed.given, seen=seen, actor=user)


def show(typed: Writing, error: DomainError) -> None:
    """Put each sentence of the domain beside its field."""
    for one in error.errors if isinstance(error, FieldErrors) else (error,):
        typed.show(getattr(one, "field", None), str(one))


def version_of(data: QueryDict) -> int:
    """The version its writer had before the eyes; 0 for a report that was not there yet."""
    digits = data.get("version", "")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 9 else 0


def _go_on(request: HttpRequest, report: PeriodicReport, data: QueryDict) -> HttpResponse:
    if "files" in data:
        return redirect("residents:report_files", report.residency_id, report.period)
    if "later" in data:
        messages.success(request, _("What you wrote is kept. The report is not sent yet."))
        return redirect("portal:cabinet")
    return redirect("residents:report_check", report.residency_id, report.period)


def _already_sent(request: HttpRequest, report: PeriodicReport) -> HttpResponse:
    """Nothing is saved any more; what was typed and differs is shown, so that it is not lost."""
    if request.method == "POST":
        typed = writing.judged(request.POST, report, partial=True)
        typed.is_valid()
        found = meanwhile.differences(typed, report)
        if found:
            context = {"report": report, "differences": found, **meanwhile.by_whom(report)}
            return render(request, "residents/report_meanwhile.html", context, status=409)
    return redirect("residents:report", report.residency_id, report.period)


def _chosen_between(
    request: HttpRequest, report: PeriodicReport, data: QueryDict, found: list[dict[str, Any]]
) -> HttpResponse:
    """The page as it was typed, and above it what somebody else has saved, to choose from."""
    context = {"differences": found, **meanwhile.by_whom(report)}
    return _page(request, report, writing.unjudged(data, report), **context)


def _page(
    request: HttpRequest, report: PeriodicReport, shown: Writing, data: QueryDict | None = None, **more: Any
) -> HttpResponse:
    context = {
        "report": report,
        "form": shown.form,
        "sums": shown.sums,
        "rights": shown.rights,
        "forms": shown.forms,
        "version": version_of(data) if data is not None else report.version,
        "due_on": periods.due_day(report.period),
        "remarks": remark_rows(report) if report.pk else [],
        "before": queries.previous_report(report),
        "is_closed": not is_open(report.period),
        "page_has_errors": "differences" in more,
        **more,
    }
    return render(request, "residents/report_edit.html", context)
