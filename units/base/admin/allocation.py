"""Who has which room, from when until when (2.2(1))."""

from datetime import timedelta

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from accounts.admin_scope import UnitScoped
from core import clock
from core.admin import Action
from core.formatting import format_date, format_number
from units.base.admin_base import Act, ActAdmin
from units.base.admin_forms_services import AllocationForm, EndAllocationForm
from units.base.domain.allocations import allocate_premises, end_allocation
from units.base.models import Allocation


@admin.register(Allocation)
class AllocationAdmin(UnitScoped, ActAdmin):
    """An allocation is made on its own page and ended by an act, or with the resident status."""

    list_display = ("premises", "resident", "area_words", "places", "starts_on", "last_day", "preferential")
    list_filter = ("premises__unit", "premises__kind", "preferential")
    list_select_related = ("premises", "residency__party")
    folded_search = "residency__folded"
    fields = ("premises", "residency", "area", "places", "starts_on", "last_day", "preferential")
    readonly_fields = ("last_day",)
    add_form, add_title = AllocationForm, _("Give a room to a resident")
    enter = staticmethod(allocate_premises)
    acts = {
        "finish": Act(
            _("End earlier"),
            "units.change_allocation",
            lambda row: row.ends_on > clock.today() and row.ends_on > row.starts_on,
            tone="stop",
        )
    }
    transition_actions = {
        "finish": Action(
            run=lambda row, user, data: end_allocation(row, actor=user, **data),
            form=EndAllocationForm,
            says=_("The resident gives the room back before the agreed day."),
        )
    }

    @display(description=_("resident"), ordering="residency__party__name")
    def resident(self, row: Allocation) -> str:
        """The name of the resident."""
        return row.residency.party_name

    @display(description=_("area, m²"), ordering="area")
    def area_words(self, row: Allocation) -> str:
        """Square metres."""
        return format_number(row.area)

    @display(description=_("last day"), ordering="ends_on")
    def last_day(self, row: Allocation) -> str:
        """The last day with the room."""
        return format_date(row.ends_on - timedelta(days=1), "short") if row.ends_on > row.starts_on else "–"
