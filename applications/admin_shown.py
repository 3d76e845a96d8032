"""What the screens of records that only acts change have in common, and the page that asks before an act."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from unfold.admin import ModelAdmin, TabularInline

from core.admin import RecordAdmin, TransitionForm, show_error
from core.errors import DomainError

PLAIN_PAGE = "admin/core/transition_page.html"


class ShownInline(TabularInline):
    """Rows that belong to a record, to read."""

    extra = 0
    can_delete = False
    show_title = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Rows come with the acts."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Rows do not change here."""
        return False


class ShownAdmin(RecordAdmin):
    """A record that only acts change."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Records come with the acts."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing is typed on the page of the record."""
        return False

    def page(self, route: str, view: Any, name: str) -> URLPattern:
        """Return the address of a page of this admin."""
        return path(route, self.admin_site.admin_view(partial(view, self)), name=f"applications_{name}")


def require(request: HttpRequest, permission: str) -> None:
    """Answer 404 to those who may not do this."""
    if not request.user.has_perm(permission):
        raise Http404


def bound(request: HttpRequest) -> tuple[Any, ...]:
    """Return what was typed, as the first arguments of a form."""
    return (request.POST, request.FILES) if request.method == "POST" else ()


def ask(
    admin: ModelAdmin,
    request: HttpRequest,
    form: TransitionForm,
    run: Callable[[], Any],
    *,
    title: str,
    done: str,
    says: str = "",
    page: str = PLAIN_PAGE,
    goes_to: Model | None = None,
) -> HttpResponse:
    """Show the form; on POST do `run()` and go to the record it gives, or show why not, typed words kept."""
    if request.method == "POST" and form.is_valid():
        try:
            made = run()
        except DomainError as error:
            show_error(form, error)
        else:
            messages.success(request, done)
            return redirect(page_of(goes_to or made))
    record = form.record
    context = {
        "title": title,
        "opts": record._meta,
        "record": record,
        "form": form,
        "media": admin.media + form.media,
        "says": says,
        "button": title,
        "back_url": page_of(record),
    }
    return TemplateResponse(request, page, admin.admin_site.each_context(request) | context)


def page_of(record: Model) -> str:
    """Return the address of a record of this room."""
    return reverse(f"admin:applications_{record._meta.model_name}_change", args=[record.pk])
