"""Filters of the room's lists."""

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core import clock
from residents.domain import queries
from residents.enums_duties import NoticeState
from residents.models import Notice, Residency


class InForceFilter(SimpleListFilter):
    """In force today, computed from dates; and those whose end waits to be recorded."""

    title = _("status today")
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """The three questions people ask."""
        return [
            ("in_force", _("In force")),
            ("ended", _("Ended")),
            ("unrecorded", _("Run out, not recorded")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Residency]) -> QuerySet[Residency]:
        """The chosen residencies."""
        in_force = Residency.objects.in_force().values("pk")
        match self.value():
            case "in_force":
                return queryset.filter(pk__in=in_force)
            case "ended":
                return queryset.filter(ended_on__isnull=False)
            case "unrecorded":
                return queryset.filter(pk__in=queries.expiry_unrecorded().values("pk"))
        return queryset


class NoticeTermFilter(SimpleListFilter):
    """Whose term runs, and whose has passed without anybody recording what became of it."""

    title = _("term")
    parameter_name = "term"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """The two questions people ask."""
        return [("runs", _("The term runs")), ("passed", _("The term has passed, not recorded"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Notice]) -> QuerySet[Notice]:
        """The chosen notices."""
        sent = queryset.filter(state=NoticeState.SENT)
        match self.value():
            case "runs":
                return sent.filter(cure_by__gte=clock.today())
            case "passed":
                return sent.filter(cure_by__lt=clock.today())
        return queryset
