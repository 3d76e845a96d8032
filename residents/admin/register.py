"""The register of residents as files: what the state's register of technopark residents may ask for (1.4)."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from core import clock
from core.spreadsheets import CSV, XLSX, as_csv, as_xlsx
from residents.domain.register import headings, rows_of

FORMATS = {"csv": (CSV, as_csv), "xlsx": (XLSX, as_xlsx)}


class RegisterExport:
    """Mixed into the admin of residencies: the list as it is seen, filters included, as CSV and xlsx."""

    list_before_template = "admin/residents/register_links.html"

    def get_urls(self) -> list[URLPattern]:
        """Add the file in each of its forms."""
        wrap = self.admin_site.admin_view  # type: ignore[attr-defined]
        own = path("register.<slug:form>", wrap(self.register_view), name="residents_residency_register")
        return [own, *super().get_urls()]  # type: ignore[misc]

    def register_view(self, request: HttpRequest, form: str) -> HttpResponse:
        """The register of those whom this person sees."""
        screen: Any = self
        if form not in FORMATS or not screen.has_view_permission(request):
            raise Http404
        kind, write = FORMATS[form]
        found = screen.get_changelist_instance(request).get_queryset(request)
        rows: Iterator[list[Any]] = rows_of(found)
        answer = HttpResponse(write(_("Register of residents"), headings(), rows), content_type=kind)
        answer["Content-Disposition"] = f'attachment; filename="residents-{clock.today()}.{form}"'
        return answer
