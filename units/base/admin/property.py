"""Premises and equipment in the admin: the register of property that is OshTU's (5.1)."""

from typing import Any

from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from accounts.admin_scope import UnitScoped
from core import clock
from core.admin import Action
from core.formatting import format_date, format_number, format_percent
from core.quarters import Quarter
from units.base.admin_base import Act, ActAdmin
from units.base.admin_forms import (
    BeginRepairForm,
    EquipmentChangeForm,
    EquipmentForm,
    FinishRepairForm,
    PremisesChangeForm,
    PremisesForm,
)
from units.base.domain.occupancy import occupancy
from units.base.domain.property import (
    change_equipment,
    change_premises,
    register_equipment,
    register_premises,
)
from units.base.domain.repairs import begin_repair, finish_repair
from units.base.models import Allocation, Equipment, Premises, Repair
from units.base.words import square_metres

CHANGE_PREMISES, CHANGE_EQUIPMENT = "units.change_premises", "units.change_equipment"
TRANSFER = ("inventory_number", "ownership", "act_number", "act_date", "responsible")


class PropertyAdmin(UnitScoped, ActAdmin):
    """What premises and equipment share: whose they are, and that nobody changes it."""

    readonly_fields = ("ownership",)
    folded_search = "folded"

    @display(description=_("owner"))
    def ownership(self, record: Any) -> str:
        """All property is OshTU's, under the Centre's operative management (5.1)."""
        return gettext("OshTU; under the Centre's operative management (5.1)")


@admin.register(Premises)
class PremisesAdmin(PropertyAdmin):
    """Rooms: what they are, who has them today, and when they are under repair."""

    list_display = ("room_name", "name", "kind", "unit", "area_words", "given_now", "condition_now")
    list_filter = ("unit", "kind", "lettable", "building")
    list_before_template = "admin/units/occupancy.html"
    add_form, add_title = PremisesForm, _("Enter a room")
    enter = staticmethod(register_premises)
    fieldsets = (
        (None, {"fields": ("name", "building", "room", "floor", "unit", "kind", "area", "capacity")}),
        (_("Use"), {"fields": ("lettable", "preferential", "given_now", "condition_now")}),
        (_("Property of OshTU (5.1)"), {"fields": TRANSFER}),
    )
    readonly_fields = ("ownership", "given_now", "condition_now")
    acts = {
        "change": Act(_("Change"), CHANGE_PREMISES),
        "begin_repair": Act(
            _("Begin a repair"), CHANGE_PREMISES, lambda room: not room.repairs.filter(ended_on=None).exists()
        ),
        "finish_repair": Act(
            _("Finish the repair"), CHANGE_PREMISES, lambda room: room.repairs.filter(ended_on=None).exists()
        ),
    }
    transition_actions = {
        "change": Action(
            run=lambda room, user, data: change_premises(room, actor=user, **data), form=PremisesChangeForm
        ),
        "begin_repair": Action(
            run=lambda room, user, data: begin_repair(room, actor=user, **data),
            form=BeginRepairForm,
            says=_("While it is repaired, the room is not given and does not count in the occupancy."),
        ),
        "finish_repair": Action(
            run=lambda room, user, data: finish_repair(room, actor=user, **data), form=FinishRepairForm
        ),
    }

    def get_queryset(self, request: HttpRequest) -> QuerySet[Premises]:
        """Rooms with what holds today."""
        today = clock.today()
        held = Allocation.objects.in_force(today).select_related("residency__party")
        return (
            super()
            .get_queryset(request)
            .prefetch_related(
                Prefetch("allocations", held, to_attr="held"),
                Prefetch("repairs", Repair.objects.on(today), to_attr="repaired"),
            )
        )

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The list with the occupancy of this quarter and the one before."""
        now = Quarter.current()
        rows = [(quarter.label(), occupancy(quarter).percent) for quarter in (now, now.previous)]
        shown = [(label, format_percent(share) if share is not None else "–") for label, share in rows]
        return super().changelist_view(request, {**(extra_context or {}), "occupancy": shown})

    @display(description=_("room"), ordering=("building", "room"))
    def room_name(self, room: Premises) -> str:
        """Building and number."""
        return str(room)

    @display(description=_("area, m²"), ordering="area")
    def area_words(self, room: Premises) -> str:
        """Square metres."""
        return format_number(room.area)

    @display(description=_("who has it today"))
    def given_now(self, room: Any) -> str:
        """Residents with their square metres."""
        held = getattr(room, "held", [])
        return "; ".join(f"{row.residency.party} · {square_metres(row.area)}" for row in held) or "–"

    @display(description=_("condition"))
    def condition_now(self, room: Any) -> str:
        """The condition, or since when the room is under repair."""
        for repair in getattr(room, "repaired", []):
            day = format_date(repair.started_on, "short")
            return gettext("Under repair since %(day)s: %(what)s") % {"day": day, "what": repair.reason}
        return str(room.get_condition_display())


@admin.register(Equipment)
class EquipmentAdmin(PropertyAdmin):
    """Equipment: where it stands, who answers for it, whether residents book it."""

    list_display = ("name", "kind", "inventory_number", "premises", "responsible", "condition", "bookable")
    list_filter = ("kind", "premises__unit", "condition", "bookable")
    list_select_related = ("premises", "responsible")
    add_form, add_title = EquipmentForm, _("Enter a piece of equipment")
    enter = staticmethod(register_equipment)
    fieldsets = (
        (None, {"fields": ("name", "kind", "serial_number", "premises", "condition", "bookable")}),
        (_("Property of OshTU (5.1)"), {"fields": TRANSFER}),
    )
    acts = {"change": Act(_("Change"), CHANGE_EQUIPMENT)}
    transition_actions = {
        "change": Action(
            run=lambda piece, user, data: change_equipment(piece, actor=user, **data),
            form=EquipmentChangeForm,
        )
    }
