"""Filters of the room's lists."""

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core import clock
from residents.domain import project_queries as projects
from residents.domain import queries
from residents.enums import ReportState
from residents.enums_cabinet import NameStanding, NameState
from residents.enums_duties import NoticeState
from residents.models import (
    AnnouncedRight,
    NamePermission,
    Notice,
    PeriodicReport,
    Project,
    Residency,
    ResidentRequest,
    Stage,
)


class NeedsFilter(SimpleListFilter):
    """Reports in which a resident asks for something or tells what hindered."""

    title = _("needs and problems")
    parameter_name = "needs"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """What may be written."""
        return [("needs", _("Something is needed")), ("problems", _("Something hindered"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[PeriodicReport]) -> QuerySet[PeriodicReport]:
        """The chosen reports; drafts are the resident's own."""
        if self.value() not in ("needs", "problems"):
            return queryset
        return queryset.exclude(state=ReportState.DRAFT).exclude(**{str(self.value()): ""})


class VerifiedFilter(SimpleListFilter):
    """Announcements of verified reports: only these can be settled."""

    title = _("report")
    parameter_name = "report"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """One question."""
        return [("verified", _("Verified"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[AnnouncedRight]) -> QuerySet[AnnouncedRight]:
        """The chosen announcements."""
        if self.value() != "verified":
            return queryset
        return queryset.filter(report__state=ReportState.VERIFIED)


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


class StagesFilter(SimpleListFilter):
    """Projects with a stage that waits for an employee, with a late one, or without any."""

    title = _("stages")
    parameter_name = "stages"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """The three questions people ask."""
        return [("reported", _("Waits to be verified")), ("late", _("Late")), ("none", _("No stages yet"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Project]) -> QuerySet[Project]:
        """The chosen projects, of residents in force."""
        today = clock.today()
        in_force = queryset.filter(pk__in=Project.objects.in_force(today).values("pk"))
        match self.value():
            case "reported":
                return in_force.filter(pk__in=projects.awaiting_verification().values("project"))
            case "late":
                return queryset.filter(pk__in=Project.objects.with_late_stage(today).values("pk"))
            case "none":
                return in_force.exclude(pk__in=Stage.objects.values("project"))
        return queryset


class RequestTermFilter(SimpleListFilter):
    """Which requests the Centre must answer, and which it answers late."""

    title = _("term")
    parameter_name = "term"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """The two questions people ask."""
        return [("runs", _("The term runs")), ("late", _("The answer is late"))]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[ResidentRequest]
    ) -> QuerySet[ResidentRequest]:
        """The chosen requests."""
        late = ResidentRequest.objects.overdue().values("pk")
        match self.value():
            case "runs":
                return queryset.filter(due_on__gte=clock.today())
            case "late":
                return queryset.filter(pk__in=late)
        return queryset


class NameStandingFilter(SimpleListFilter):
    """How a permission stands today, by its dates."""

    title = pgettext_lazy("permission", "standing")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Every standing."""
        return [(standing.value, standing.label) for standing in NameStanding]

    def queryset(self, request: HttpRequest, queryset: QuerySet[NamePermission]) -> QuerySet[NamePermission]:
        """The permissions that stand so."""
        in_force = NamePermission.objects.in_force().values("pk")
        match self.value():
            case None:
                return queryset
            case NameStanding.IN_FORCE:
                return queryset.filter(pk__in=in_force)
            case NameStanding.ENDED:
                return queryset.filter(state=NameState.GRANTED).exclude(pk__in=in_force)
        return queryset.filter(state=self.value())
