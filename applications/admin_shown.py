"""What the screens of records that only acts change have in common."""

from functools import partial
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from unfold.admin import TabularInline

from core.admin import RecordAdmin


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


class PagesMixin:
    """A screen with pages of its own, each a function that takes the screen and the request."""

    def page(self, route: str, view: Any, name: str) -> URLPattern:
        """Return the address of a page of this admin."""
        wrapped = self.admin_site.admin_view(partial(view, self))  # type: ignore[attr-defined]
        return path(route, wrapped, name=f"applications_{name}")


class ShownAdmin(PagesMixin, RecordAdmin):
    """A record that only acts change."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Records come with the acts."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing is typed on the page of the record."""
        return False
