"""The file plan in the admin (7.3)."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from documents.admin.base import ActPages, ReadOnly
from documents.admin_register_forms import FileIndexForm
from documents.domain.resolutions import add_file_index
from documents.models import FileIndex


@admin.register(FileIndex)
class FileIndexAdmin(ActPages, ReadOnly):
    """The file plan by years."""

    list_display = ("code", "year", "title", "keeping")
    list_filter = ("year",)
    folded_search = "folded"
    fields = ("code", "year", "title", "keeping")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Who keeps the registers keeps the plan."""
        return bool(request.user.has_perm("documents.add_fileindex"))

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Enter a file in the plan of a year."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        return self.act_page(
            request,
            FileIndexForm,
            lambda data: add_file_index(**data, actor=request.user),  # type: ignore[arg-type]
            title=gettext("Enter a file in the plan"),
        )
