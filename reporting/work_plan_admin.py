"""Lines of approved work plans in the admin: whose, until when, what came of them (4.2.3 c)."""

from typing import Any

from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from core import clock
from core.admin_desk import DeskAdmin
from core.admin_record import RecordDesk
from core.admin_shown import ShownAdmin
from core.badges import labels_of
from core.enums import Unit
from core.formatting import format_date
from core.log_words import LOG_WORDS
from reporting import year_plan_views as views
from reporting.domain.work_plan import may_note
from reporting.enums_plans import ITEM_TONES, ItemStanding
from reporting.models import PlanItem
from reporting.models.year_plan import PREPARE, PlanItemQuerySet

LOG_WORDS["reporting.PlanItem"] = {
    "note_done": _("Note that it is done"),
    "drop_item": _("Drop the line"),
    "done": ItemStanding.DONE.label,
    "dropped": ItemStanding.DROPPED.label,
}


class StandingFilter(SimpleListFilter):
    """How a line stands today: computed from its term and its fact."""

    title = _("how it stands")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Every standing."""
        return list(ItemStanding.choices)

    def queryset(self, request: HttpRequest, queryset: PlanItemQuerySet) -> PlanItemQuerySet:  # type: ignore[override]
        """The chosen lines."""
        chosen = self.value()
        return queryset.standing(chosen, clock.today()) if chosen in ItemStanding.values else queryset


class OwnerFilter(SimpleListFilter):
    """The lines of who asks."""

    title = _("whose")
    parameter_name = "whose"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """One question."""
        return [("mine", _("Mine"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[PlanItem]) -> QuerySet[PlanItem]:
        """The chosen lines."""
        return queryset.filter(owner=request.user) if self.value() == "mine" else queryset


@admin.register(PlanItem)
class PlanItemAdmin(RecordDesk, DeskAdmin, ShownAdmin):
    """Each line of the work plans that count; who answers for it notes what came of it."""

    list_display = ("what", "unit", "owner_now", "due", "show_standing", "done_on")
    list_filter = (StandingFilter, OwnerFilter, "unit", "plan__year")
    list_select_related = ("plan", "owner")
    search_fields = ("what", "owner_name")
    ordering = ("-plan__year", "due_on", "position")
    fields = (
        "plan", "position", "unit", "what", "owner", "owner_name", "due_on", "measure",
        "done_on", "evidence", "dropped_on", "dropped_why",
    )  # fmt: skip
    pages = (
        ("<int:pk>/done/", views.done, "planitem_done"),
        ("<int:pk>/drop/", views.drop, "planitem_drop"),
    )
    export_columns = (
        (_("Number"), lambda item: item.position),
        (_("What is done"), lambda item: item.what),
        (_("Unit"), lambda item: str(dict(Unit.choices).get(item.unit, ""))),
        (_("Who answers for it"), lambda item: item.owner_words),
        (_("By which day"), lambda item: item.due_on),
        (_("How it is seen that it is done"), lambda item: item.measure),
        (_("How it stands"), lambda item: str(item.standing().label)),
        (_("Done on"), lambda item: item.done_on),
        (_("What shows it"), lambda item: item.evidence or item.dropped_why),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[PlanItem]:
        """Lines of drafts and of replaced versions are seen on the page of their version."""
        return super().get_queryset(request).counting()  # type: ignore[attr-defined,no-any-return]

    def desk_links(self, request: HttpRequest, record: PlanItem) -> list[tuple[Any, str]]:
        """Noting what came of it."""
        if not may_note(record, request.user):
            return []
        links = [(gettext("Note that it is done"), _url("done", record))]
        if request.user.has_perm(PREPARE):
            links.append((gettext("Drop the line"), _url("drop", record)))
        return links

    @display(description=_("who answers for it"), ordering="owner__surname")
    def owner_now(self, item: PlanItem) -> str:
        """The account's name, or the written one."""
        return item.owner_words

    @display(description=_("due on"), ordering="due_on")
    def due(self, item: PlanItem) -> str:
        """The term."""
        return format_date(item.due_on, "short")

    @display(description=_("how it stands"), label=labels_of(ITEM_TONES))
    def show_standing(self, item: PlanItem) -> tuple[str, str]:
        """The standing in its colour."""
        standing = item.standing()
        return standing, standing.label


def _url(name: str, item: PlanItem) -> str:
    return reverse(f"admin:reporting_planitem_{name}", args=[item.pk])
