"""The register of property: premises and equipment that OshTU gave to the Centre (5.1).

The portal never says that property belongs to anybody else: it keeps the act of transfer, the place, the
condition and who answers for it.
"""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.domain import scope
from accounts.models import User
from core.actors import Actor
from core.domain import permissions, transitions
from core.errors import FieldError
from units.base.domain.checks import require_come, require_line, require_positive
from units.base.enums import Condition, EquipmentKind, PremisesKind
from units.base.models import Equipment, Premises


@transaction.atomic
def register_premises(
    *,
    name: str,
    unit: str,
    building: str,
    room: str,
    floor: int,
    kind: str,
    area: Decimal,
    capacity: int,
    inventory_number: str,
    act_number: str,
    act_date: date,
    responsible: User,
    lettable: bool = False,
    preferential: bool = False,
    condition: str = Condition.GOOD,
    actor: Actor,
    at: datetime | None = None,
) -> Premises:
    """Enter a room given to the Centre by an act of transfer (5.1)."""
    permissions.require(actor, "units.add_premises")
    require_come("act_date", act_date, at)
    require_positive("area", area, _("Write an area above zero."))
    require_positive("capacity", capacity, _("Write how many places the room has: at least one."))
    building = require_line("building", building, _("Write the building."))
    room = require_line("room", room, _("Write the number of the room."))
    if Premises.objects.filter(building=building, room=room).exists():
        raise FieldError("room", _("This room is already in the register."))
    _require_easy_terms_fit(preferential, kind, unit)
    premises = Premises(
        name=require_line("name", name, _("Write the name.")),
        unit=unit,
        building=building,
        room=room,
        floor=floor,
        kind=PremisesKind(kind),
        area=area,
        capacity=capacity,
        inventory_number=_free_number(Premises, inventory_number),
        act_number=require_line("act_number", act_number, _("Write the number of the act of transfer.")),
        act_date=act_date,
        responsible=responsible,
        lettable=lettable,
        preferential=preferential,
        condition=Condition(condition),
    )
    scope.require(actor, "units.add_premises", premises)
    return transitions.create(premises, actor=actor, at=at)


@transaction.atomic
def register_equipment(
    *,
    name: str,
    kind: str,
    inventory_number: str,
    serial_number: str = "",
    premises: Premises,
    act_number: str,
    act_date: date,
    responsible: User,
    bookable: bool = False,
    condition: str = Condition.GOOD,
    actor: Actor,
    at: datetime | None = None,
) -> Equipment:
    """Enter a piece of equipment given to the Centre by an act of transfer (5.1)."""
    permissions.require(actor, "units.add_equipment")
    require_come("act_date", act_date, at)
    equipment = Equipment(
        name=require_line("name", name, _("Write the name.")),
        kind=EquipmentKind(kind),
        inventory_number=_free_number(Equipment, inventory_number),
        serial_number=serial_number.strip(),
        premises=premises,
        act_number=require_line("act_number", act_number, _("Write the number of the act of transfer.")),
        act_date=act_date,
        responsible=responsible,
        bookable=bookable,
        condition=Condition(condition),
    )
    scope.require(actor, "units.add_equipment", equipment)
    return transitions.create(equipment, actor=actor, at=at)


@transaction.atomic
def change_premises(
    premises: Premises,
    *,
    responsible: User,
    condition: str,
    lettable: bool,
    preferential: bool,
    actor: Actor,
    at: datetime | None = None,
) -> Premises:
    """Change who answers for a room, its condition, and whether it is given to residents (5.1)."""
    row = transitions.lock(premises)
    scope.require(actor, "units.change_premises", row)
    _require_easy_terms_fit(preferential, row.kind, row.unit)
    return transitions.update(
        row,
        actor=actor,
        at=at,
        responsible=responsible,
        condition=Condition(condition),
        lettable=lettable,
        preferential=preferential,
    )


@transaction.atomic
def change_equipment(
    equipment: Equipment,
    *,
    premises: Premises,
    responsible: User,
    condition: str,
    bookable: bool,
    actor: Actor,
    at: datetime | None = None,
) -> Equipment:
    """Move a piece of equipment, change who answers for it, its condition or its use (5.1)."""
    row = transitions.lock(equipment)
    for thing in (row, premises):
        scope.require(actor, "units.change_equipment", thing)
    return transitions.update(
        row,
        actor=actor,
        at=at,
        premises=premises,
        responsible=responsible,
        condition=Condition(condition),
        bookable=bookable,
    )


def _free_number(model: type[Premises] | type[Equipment], inventory_number: str) -> str:
    number = require_line("inventory_number", inventory_number, _("Write the inventory number."))
    if model._default_manager.filter(inventory_number=number).exists():
        raise FieldError("inventory_number", _("This inventory number is already in the register."))
    return number


def _require_easy_terms_fit(preferential: bool, kind: str, unit: str) -> None:
    if preferential and (kind, unit) != (PremisesKind.COWORKING.value, "incubator"):
        raise FieldError(
            "preferential", _("Easy terms are for the co-working space of the Business incubator (3.2.1).")
        )
