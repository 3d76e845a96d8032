"""A list people work from: views of it kept under a name, and what is seen as a spreadsheet."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import clock
from core.admin_forms import TransitionForm
from core.admin_pages import ask, bound, list_of
from core.domain.saved_views import filters_in, forget_view, keep_view, views_of
from core.forms import CleanCharField
from core.models import SavedView
from core.spreadsheets import XLSX, as_xlsx

MOST_ROWS = 10_000
PAGES = ("export", "keep_view", "forget_view")


class ViewForm(TransitionForm):
    """The name of a view, and who else sees it."""

    name = CleanCharField(
        label=gettext_lazy("Name of the view"),
        max_length=60,
        error_messages={"required": gettext_lazy("Give the view a name.")},
    )
    is_shared = forms.BooleanField(label=gettext_lazy("Show it to colleagues"), required=False)


class DeskAdmin:
    """Mixed into the admin of a model, before it."""

    list_before_template = "admin/core/desk_links.html"
    #: heading and how a record's cell is read
    export_columns: ClassVar[Sequence[tuple[Any, Callable[[Any], Any]]]] = ()
    #: other records the cells are read from, fetched for all rows at once
    export_fetched: ClassVar[Sequence[str]] = ()

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The list, with the views above it."""
        screen: Any = super()
        query = filters_in(request.GET.urlencode())
        desk = {
            "desk_query": query,
            "desk_views": [
                {"view": view, "current": view.query == query, "own": view.owner_id == request.user.pk}
                for view in views_of(request.user, self._list_name)
            ],
            "desk_names": {
                key: f"admin:{self._list_name}_{key}" for key in ("export", "keep_view", "forget_view")
            },
            "desk_has_export": bool(self.export_columns),
        }
        page: HttpResponse = screen.changelist_view(request, {**(extra_context or {}), **desk})
        return page

    def get_urls(self) -> list[URLPattern]:
        """Add the spreadsheet and the pages that keep and forget a view."""
        screen: Any = self
        wrap, urls = screen.admin_site.admin_view, super().get_urls()  # type: ignore[misc]
        own = [
            path("view/", wrap(self.keep_view_view), name=f"{self._list_name}_keep_view"),
            path("view/<int:pk>/forget/", wrap(self.forget_view_view), name=f"{self._list_name}_forget_view"),
        ]
        if self.export_columns:
            own.append(path("export/", wrap(self.export_view), name=f"{self._list_name}_export"))
        return [*own, *urls]

    def export_view(self, request: HttpRequest) -> HttpResponse:
        """The list as it is seen, filters and search included, as a spreadsheet."""
        screen: Any = self
        self._require_view(request)
        rows = (
            screen.get_changelist_instance(request)
            .get_queryset(request)
            .prefetch_related(*self.export_fetched)
        )
        if rows.order_by()[: MOST_ROWS + 1].count() > MOST_ROWS:
            words = _("The list is too long for one file. Choose filters so that at most %(most)s are left.")
            messages.error(request, words % {"most": MOST_ROWS})
            return HttpResponseRedirect(f"{list_of(screen.model)}?{request.GET.urlencode()}")
        title = capfirst(str(screen.opts.verbose_name_plural))
        headings = [str(heading) for heading, _read in self.export_columns]
        cells = ([read(row) for _heading, read in self.export_columns] for row in rows)
        answer = HttpResponse(as_xlsx(title, headings, cells), content_type=XLSX)
        answer["Content-Disposition"] = f'attachment; filename="{self._list_name}-{clock.today()}.xlsx"'
        return answer

    def keep_view_view(self, request: HttpRequest) -> HttpResponse:
        """Ask for a name and keep the filters that stand in the address."""
        screen: Any = self
        self._require_view(request)
        form = ViewForm(*bound(request), user=request.user)
        query = filters_in(request.GET.urlencode())
        return ask(
            screen,
            request,
            form,
            lambda: keep_view(page=self._list_name, query=query, actor=request.user, **form.cleaned_data),
            title=_("Keep this view"),
            says=_("The filters, the search and the order of the list stand under this name above it."),
            back_url=f"{list_of(screen.model)}?{query}",
            goes_to=f"{list_of(screen.model)}?{query}",
        )

    def forget_view_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask, then take an own view away."""
        screen: Any = self
        self._require_view(request)
        view = SavedView.objects.filter(pk=pk, page=self._list_name, owner=request.user.pk).first()
        if view is None:
            raise Http404
        return ask(
            screen,
            request,
            TransitionForm(*bound(request)),
            lambda: forget_view(view, actor=request.user),
            title=_("Take the view away"),
            subject=view.name,
            says=_("The records of the list stay as they are."),
            back_url=list_of(screen.model),
            goes_to=list_of(screen.model),
        )

    @property
    def _list_name(self) -> str:
        screen: Any = self
        return f"{screen.opts.app_label}_{screen.opts.model_name}"

    def _require_view(self, request: HttpRequest) -> None:
        screen: Any = self
        if not screen.has_view_permission(request):
            raise Http404
