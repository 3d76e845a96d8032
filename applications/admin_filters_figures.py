"""Filters of the list of applications that lead from a figure to the applications it counts (3.3.1)."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from applications.domain.figure_facts import Figure, condition
from applications.domain.figure_period import Period
from applications.domain.figure_teams import head_gender, team_kind
from applications.enums_people import NOT_SAID, NOT_SAID_LABEL, Gender, Region, TeamKind
from applications.models import Application

# How an address says that something has no value.
NOTHING = "none"
GENDERS = ((Gender.WOMAN.value, Gender.WOMAN.label), (Gender.MAN.value, Gender.MAN.label))


class FromFigures(admin.SimpleListFilter):
    """Stands beside the list only while it is in use: a link of the figures has set it."""

    choices_offered: Iterable[tuple[str, Any]] = ()

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the choices once one of them is made."""
        offered = [(str(code), str(label)) for code, label in self.choices_offered]
        return offered if self.parameter_name in request.GET else []


class FigureFilter(FromFigures):
    """By what a figure counts."""

    title = pgettext_lazy("filter", "counted as")
    parameter_name = "figure"
    choices_offered = Figure.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet[Application]) -> QuerySet[Application]:
        """Keep the applications of the figure."""
        value = self.value()
        return queryset.filter(condition(Figure(value))) if value in Figure.values else queryset


class DaysFilter(FromFigures):
    """By days from and to, as they stand in the address; an unreadable one filters nothing."""

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the days in use."""
        code = request.GET.get(str(self.parameter_name), "")
        return [(code, code.replace("..", " – "))] if code else []

    def queryset(self, request: HttpRequest, queryset: QuerySet[Application]) -> QuerySet[Application]:
        """Keep the applications of these days."""
        try:
            period = Period.parse(str(self.value() or ""))
        except ValueError:
            return queryset
        return queryset.filter(self.of(period)) if period else queryset

    def of(self, period: Period) -> Any:
        """Return the condition."""
        raise NotImplementedError


class SentFilter(DaysFilter):
    """By the day of the first sending."""

    title = pgettext_lazy("filter", "sent")
    parameter_name = "sent"

    def of(self, period: Period) -> Any:
        """Keep what was sent on these days."""
        return period.sent()


class TakenFilter(DaysFilter):
    """By the day of the final decision."""

    title = pgettext_lazy("filter", "decided")
    parameter_name = "taken"

    def of(self, period: Period) -> Any:
        """Keep what was decided on these days."""
        return period.taken()


class RegionFilter(admin.SimpleListFilter):
    """By the region of the applicant, and those who did not say it."""

    title = _("region")
    parameter_name = "region"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the regions, and not said."""
        return [(code, str(label)) for code, label in (*Region.choices, (NOTHING, NOT_SAID_LABEL))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Application]) -> QuerySet[Application]:
        """Keep the applicants of the region."""
        value = self.value()
        return queryset.filter(region=_stored(value)) if value else queryset


class TeamFilter(FromFigures):
    """By the kind of the team."""

    title = _("team")
    parameter_name = "team_kind"
    choices_offered = TeamKind.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet[Application]) -> QuerySet[Application]:
        """Keep the teams of the kind."""
        value = self.value()
        return queryset.alias(kind_of_team=team_kind()).filter(kind_of_team=value) if value else queryset


class HeadFilter(FromFigures):
    """By the gender of the head of the team."""

    title = _("head of the team")
    parameter_name = "head_gender"
    choices_offered = (*GENDERS, (NOTHING, NOT_SAID_LABEL))

    def queryset(self, request: HttpRequest, queryset: QuerySet[Application]) -> QuerySet[Application]:
        """Keep the teams whose head is so."""
        value = self.value()
        if not value:
            return queryset
        return queryset.alias(gender_of_head=head_gender()).filter(gender_of_head=_stored(value))


FIGURE_FILTERS = (FigureFilter, SentFilter, TakenFilter, RegionFilter, TeamFilter, HeadFilter)


def _stored(code: str) -> str:
    return NOT_SAID if code == NOTHING else code
