"""Filters of the room's lists."""

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from documents.domain import queries
from documents.models import Correspondence, GoverningAct, IssuedPaper


class DueFilter(SimpleListFilter):
    """Who is late today, computed from dates; and what waits for the person who asks."""

    title = _("due date")
    parameter_name = "due"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """The two questions people ask."""
        return [("overdue", _("Overdue")), ("mine", _("Waits for me"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Correspondence]) -> QuerySet[Correspondence]:
        """The chosen documents."""
        match self.value():
            case "overdue":
                return queryset.filter(pk__in=Correspondence.objects.overdue().values("pk"))
            case "mine":
                return queryset.filter(pk__in=queries.waiting_for(request.user).values("pk"))
        return queryset


class InForceFilter(SimpleListFilter):
    """Acts in force today and those that are no more, computed from dates (1.3)."""

    title = _("today")
    parameter_name = "today"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """The two answers."""
        return [("yes", _("In force")), ("no", _("Not in force"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[GoverningAct]) -> QuerySet[GoverningAct]:
        """The chosen acts."""
        in_force = GoverningAct.objects.in_force().values("pk")
        match self.value():
            case "yes":
                return queryset.filter(pk__in=in_force)
            case "no":
                return queryset.exclude(pk__in=in_force)
        return queryset


class AlteredFilter(SimpleListFilter):
    """Papers whose stored file was found changed."""

    title = _("state of the file")
    parameter_name = "file"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """The one question: the files are not read for a list."""
        return [("altered", _("Found changed"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[IssuedPaper]) -> QuerySet[IssuedPaper]:
        """The chosen papers."""
        if self.value() == "altered":
            return queryset.filter(pk__in=queries.altered_papers().values("pk"))
        return queryset
