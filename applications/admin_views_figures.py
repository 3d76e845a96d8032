"""The selection in figures: a page for everybody who reads applications, and its spreadsheet (3.3.1)."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.admin_forms_figures import FiguresForm
from applications.domain.figures import figures_of
from applications.figures_page import page
from applications.figures_sheet import sheet
from core import clock
from core.formatting import format_date
from core.spreadsheets import XLSX


def figures(admin: Any, request: HttpRequest) -> HttpResponse:
    """Show the figures of what this reader may see; the choice stands in the address."""
    form = _form(admin, request)
    shown: dict[str, Any] = {}
    if form.is_valid():
        shown = page(figures_of(admin.get_queryset(request), form.selected), form.selected)
    context = {
        **admin.admin_site.each_context(request),
        **shown,
        "title": _("Selection in figures"),
        "opts": admin.opts,
        "form": form,
        "media": admin.media,
        "query": request.GET.urlencode(),
        "today": clock.today(),
    }
    return TemplateResponse(request, "admin/applications/figures.html", context)


def export(admin: Any, request: HttpRequest) -> HttpResponse:
    """Give the same figures as a spreadsheet."""
    form = _form(admin, request)
    if not form.is_valid():
        address = reverse("admin:applications_application_figures")
        return HttpResponseRedirect(f"{address}?{request.GET.urlencode()}")
    made = sheet(figures_of(admin.get_queryset(request), form.selected), about=_about(form))
    answer = HttpResponse(made, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="selection-figures-{clock.today()}.xlsx"'
    return answer


PAGES = (("figures", "figures", figures), ("figures/export", "figures_export", export))


def _form(admin: Any, request: HttpRequest) -> FiguresForm:
    if not admin.has_view_permission(request):
        raise PermissionDenied
    given = {name: request.GET.get(name, "") for name in FiguresForm.base_fields}
    return FiguresForm(given)


def _about(form: FiguresForm) -> str:
    """Say in words what was chosen."""
    chosen = form.cleaned_data
    said = [str(chosen["call"] or "")]
    said += [dict(form.fields[name].choices)[chosen[name]] for name in ("unit", "direction") if chosen[name]]
    days = [format_date(chosen[name], "short") if chosen[name] else "…" for name in ("since", "until")]
    said += [" – ".join(days)] if chosen["since"] or chosen["until"] else []
    return ", ".join(map(str, filter(None, said))) or _("All applications")
