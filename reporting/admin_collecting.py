"""The page of collecting the residents' reports of a quarter: who owes one, a letter to one or to all."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import ngettext, pgettext_lazy

from core import clock
from core.errors import DomainError
from core.log_words import LOG_WORDS
from reporting.domain.collecting import chase, owed, why_not_collect
from reporting.domain.schedule import due_on
from reporting.models import CentreReport
from reporting.presentation import process
from residents.domain.periods import due_day
from residents.models import Residency

EVERYBODY = "all"
LOG_WORDS["reporting.CentreReport"] = {"chase": pgettext_lazy("log", "A letter about a missing report")}


class CollectingView:
    """A page of `CentreReportAdmin`."""

    def __init__(self, model_admin: "admin.ModelAdmin[CentreReport]") -> None:
        self.model_admin = model_admin

    def page(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """GET shows who owes a report; POST writes to one of them, or to everybody who can be written to."""
        report = self.model_admin.get_object(request, object_id)
        if report is None or report.is_annual or not self.model_admin.has_view_permission(request, report):
            raise Http404
        if request.method == "POST":
            if not self.model_admin.has_change_permission(request, report):
                raise Http404
            self._chase(request, report)
            return HttpResponseRedirect(request.path)
        return TemplateResponse(request, "admin/reporting/collecting.html", self._context(request, report))

    def _context(self, request: HttpRequest, report: CentreReport) -> dict[str, Any]:
        today = clock.today()
        found, why_not = owed(report, on=today), why_not_collect(report, on=today)
        is_running = today <= report.last_day
        return {
            **self.model_admin.admin_site.each_context(request),
            "title": why_not if is_running else process.collecting_heading(found),
            "opts": self.model_admin.opts,
            "record": report,
            "rows": process.collecting_rows(found),
            "due_on": due_day(report.period),
            "report_due_on": due_on(report.period),
            "why_not": "" if is_running else why_not,
            "may_chase": not why_not and self.model_admin.has_change_permission(request, report),
            "to_chase": sum(not one.why_not for one in found),
        }

    def _chase(self, request: HttpRequest, report: CentreReport) -> None:
        try:
            calls = chase(report, residencies=_chosen(request), actor=request.user)  # type: ignore[arg-type]
        except DomainError as error:
            messages.error(request, str(error))
            return
        words = ngettext(
            "A letter is written to %(count)s resident.",
            "Letters are written to %(count)s residents.",
            len(calls),
        )
        messages.success(request, words % {"count": len(calls)})


def _chosen(request: HttpRequest) -> QuerySet[Residency] | None:
    """The one resident that is named; None for everybody, and nobody for what is neither."""
    named = request.POST.get("residency", "")
    if named == EVERYBODY:
        return None
    is_key = named.isascii() and named.isdigit()
    return Residency.objects.filter(pk=named) if is_key else Residency.objects.none()
