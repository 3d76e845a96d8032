"""Screens of records that belong to a unit: an employee of one unit sees and changes only what is theirs."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from unfold.admin import ModelAdmin

from accounts.domain import scope


class UnitScoped(ModelAdmin):
    """To be named before the admin class it narrows; the model says by `UNIT_PATH` where its unit stands."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The records of this reader's unit."""
        return scope.within(super().get_queryset(request), request.user, self._permission("view"))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """By role, and by the record's unit: its history too."""
        return super().has_view_permission(request, obj) and self._covers(request, "view", obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """By role, and by the record's unit."""
        return super().has_change_permission(request, obj) and self._covers(request, "change", obj)

    def _covers(self, request: HttpRequest, act: str, obj: Any) -> bool:
        return obj is None or scope.may(request.user, self._permission(act), obj)

    def _permission(self, act: str) -> str:
        return f"{self.opts.app_label}.{act}_{self.opts.model_name}"
