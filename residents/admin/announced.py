"""Filings and grants the residents announce, for the IP officer (7.2)."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from accounts.admin_scope import UnitScoped
from core.admin import Action
from core.admin_shown import ShownAdmin
from core.badges import labels_of
from core.formatting import format_date
from residents.admin_filters import VerifiedFilter
from residents.admin_report_forms import DeclineForm
from residents.domain.announced import KINDS, confirm_right, decline_right
from residents.enums import RIGHT_TONES
from residents.models import AnnouncedRight


@admin.register(AnnouncedRight)
class AnnouncedRightAdmin(UnitScoped, ShownAdmin):
    """What a report announces counts for nothing: the officer records it in the register, or says no."""

    list_display = ("day", "resident", "event", "show_kind", "title", "number", "show_state")
    list_filter = ("state", VerifiedFilter, "event")
    list_select_related = ("report__residency__party",)
    folded_search = "report__residency__folded"
    fields = ("resident", "report_period", "event", "show_kind", "title", "number", "day", "state", "answer")
    readonly_fields = ("resident", "report_period", "show_kind", "day")
    transition_actions = {
        "record": Action(
            run=lambda right, user, data: confirm_right(right, actor=user),
            says=_(
                "First register the object and, for a grant, its title of protection. From there it counts "
                "(7.2); here the announcement is only settled."
            ),
            done=_("The announcement is settled."),
        ),
        "decline": Action(
            run=lambda right, user, data: decline_right(right, actor=user, **data),
            form=DeclineForm,
            says=_("The resident reads your answer beside the report."),
            done=_("The announcement is settled."),
        ),
    }

    def get_queryset(self, request: HttpRequest) -> QuerySet[AnnouncedRight]:
        """With the resident, in one query."""
        rows: QuerySet[AnnouncedRight] = super().get_queryset(request)
        return rows.select_related("report__residency__party")

    @display(description=_("date"), ordering="on")
    def day(self, right: AnnouncedRight) -> str:
        """The day of the filing or of the grant."""
        return format_date(right.on, "short")

    @display(description=_("resident"), ordering="report__residency__party__name")
    def resident(self, right: AnnouncedRight) -> str:
        """Who announces it."""
        return right.report.residency.party.name

    @display(description=_("report"))
    def report_period(self, right: AnnouncedRight) -> str:
        """The report that announces it, and how that stands."""
        return f"{right.report.period.label()} · {right.report.get_state_display()}"

    @display(description=_("kind"), ordering="kind")
    def show_kind(self, right: AnnouncedRight) -> str:
        """The kind of object in words."""
        return str(KINDS.get(right.kind, right.kind))

    @display(description=_("state"), ordering="state", label=labels_of(RIGHT_TONES))
    def show_state(self, right: AnnouncedRight) -> tuple[str, Any]:
        """What became of it."""
        return right.state, right.get_state_display()
