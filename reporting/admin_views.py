"""Pages of the director's desk beside the record: opening, words, what makes a figure, the draft."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.admin_pages import ask, bound, page_of
from core.languages import LANGUAGE_NAMES
from reporting.admin_forms import OpenReportForm, WordsForm
from reporting.domain.lineage import Lineage, lineage
from reporting.domain.reports import open_report, write_words
from reporting.models import CentreReport
from reporting.presentation.lineage import page, record_link, sheet
from reporting.print_pages import hand_out
from reporting.views import parsed_quarter, sheet_response


class DeskViews:
    """Views of `CentreReportAdmin`."""

    model_admin: "admin.ModelAdmin[CentreReport]"

    def __init__(self, model_admin: "admin.ModelAdmin[CentreReport]") -> None:
        self.model_admin = model_admin

    def open(self, request: HttpRequest) -> HttpResponse:
        """Choose a period and begin its report."""
        if not self.model_admin.has_add_permission(request):
            raise PermissionDenied
        form = OpenReportForm(*bound(request))
        return ask(
            self.model_admin,
            request,
            form,
            lambda: open_report(form.cleaned_data["period"], actor=request.user),  # type: ignore[arg-type]
            title=_("Open a report"),
            says=_(
                "The figures come from the facts by themselves; you write the words and submit the report."
            ),
            done=_("The report is open."),
        )

    def words(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Write the director's words."""
        report = self._report(request, object_id, change=True)
        form = WordsForm(*bound(request), record=report)
        return ask(
            self.model_admin,
            request,
            form,
            lambda: write_words(report, **form.cleaned_data, actor=request.user),  # type: ignore[arg-type]
            title=_("Words of the report"),
            subject=report,
            done=_("The words of the report are saved."),
        )

    def indicator(self, request: HttpRequest, code: str, quarter: str) -> HttpResponse:
        """One number: its formula, the records that make it, who is not in it (7.2)."""
        found = self._found(request, code, quarter)
        shown = page(found, link=record_link(request.user))
        address = "admin:reporting_centrereport_indicator"
        return self._page(
            request,
            "admin/reporting/lineage.html",
            shown["title"],
            shown=shown,
            sheet_url=reverse(f"{address}_sheet", args=[code, found.quarter]),
            quarters=[
                (quarter, reverse(address, args=[code, quarter])) for quarter in found.quarter.year_quarters
            ],
            here=found.quarter,
        )

    def indicator_sheet(self, request: HttpRequest, code: str, quarter: str) -> HttpResponse:
        """The records behind a number as a spreadsheet."""
        found = self._found(request, code, quarter)
        return sheet_response(sheet(found), f"{code}-{found.quarter}.xlsx")

    def pdf(self, request: HttpRequest, object_id: str, language: str) -> HttpResponseBase:
        """The draft, or the paper once submitted; until it is made, how far it is."""
        report = self._report(request, object_id)
        if language not in LANGUAGE_NAMES:
            raise Http404
        return hand_out(request, report, language, back=page_of(report))

    def _report(self, request: HttpRequest, object_id: str, *, change: bool = False) -> CentreReport:
        report = self.model_admin.get_object(request, object_id)
        may = self.model_admin.has_change_permission if change else self.model_admin.has_view_permission
        if report is None or not may(request, report):
            raise Http404
        return report

    def _found(self, request: HttpRequest, code: str, quarter: str) -> Lineage:
        if not self.model_admin.has_view_permission(request):
            raise PermissionDenied
        found = lineage(code, parsed_quarter(quarter))
        if found is None:
            raise Http404
        return found

    def _page(self, request: HttpRequest, template: str, title: str, **context: Any) -> HttpResponse:
        site = self.model_admin.admin_site.each_context(request)
        return TemplateResponse(
            request,
            template,
            {**site, "title": title, "opts": self.model_admin.opts, "language": get_language(), **context},
        )
