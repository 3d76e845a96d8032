"""Forms of the property register: rooms and equipment are entered and changed through the domain (5.1)."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core import clock
from core.admin_forms import TransitionForm
from core.enums import Unit
from core.forms import CleanCharField, CountField, DateField
from units.base.admin_base import DAY
from units.base.enums import Condition, EquipmentKind, PremisesKind
from units.base.fields import NumberField
from units.base.models import Premises

ROOM_CONDITIONS = [choice for choice in Condition.choices if choice[0] != Condition.REPAIR]
LARGEST_AREA = Decimal("99999.99")
MOST_PLACES = 2000


def people() -> Any:
    """Those who may answer for property: employees who may log in."""
    return User.objects.filter(is_staff=True, is_active=True)


class TransferForm(TransitionForm):
    """What every piece of property has: its number, the act of transfer, who answers for it (5.1)."""

    inventory_number = CleanCharField(label=_("Inventory number"), max_length=40)
    act_number = CleanCharField(label=_("Number of the act of transfer"), max_length=40)
    act_date = DateField(label=_("Date of the act of transfer"), help_text=DAY)
    responsible = forms.ModelChoiceField(User.objects.none(), label=_("Responsible person"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["responsible"].queryset = people()  # type: ignore[attr-defined]


class PremisesForm(TransferForm):
    """A room as it is entered."""

    name = CleanCharField(label=_("Name"), max_length=160)
    unit = forms.ChoiceField(label=_("Unit"), choices=Unit.choices)
    building = CleanCharField(label=_("Building"), max_length=80)
    room = CleanCharField(label=_("Room number"), max_length=12)
    floor = forms.IntegerField(label=_("Floor"), min_value=-2, max_value=40)
    kind = forms.ChoiceField(label=_("Kind"), choices=PremisesKind.choices)
    area = NumberField(label=_("Area, m²"), places=2, max_value=LARGEST_AREA)
    capacity = CountField(label=_("Places"), min_value=1, max_value=MOST_PLACES)
    condition = forms.ChoiceField(label=_("Condition"), choices=ROOM_CONDITIONS)
    lettable = forms.BooleanField(label=_("Given to residents"), required=False)
    preferential = forms.BooleanField(
        label=_("On easy terms for the incubator's residents (3.2.1)"), required=False
    )

    field_order = ("name", "unit", "building", "room", "floor", "kind", "area", "capacity")


class EquipmentForm(TransferForm):
    """A piece of equipment as it is entered."""

    name = CleanCharField(label=_("Name"), max_length=160)
    kind = forms.ChoiceField(label=_("Kind"), choices=EquipmentKind.choices)
    serial_number = CleanCharField(label=_("Serial number"), max_length=60, required=False)
    premises = forms.ModelChoiceField(Premises.objects.none(), label=_("Where it stands"))
    condition = forms.ChoiceField(label=_("Condition"), choices=Condition.choices)
    bookable = forms.BooleanField(label=_("Residents may book it"), required=False)

    field_order = ("name", "kind", "serial_number", "premises")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["premises"].queryset = Premises.objects.all()  # type: ignore[attr-defined]


class ChangeForm(TransitionForm):
    """What may change of a piece of property; the form begins with what is now."""

    names: tuple[str, ...] = ()

    responsible = forms.ModelChoiceField(User.objects.none(), label=_("Responsible person"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["responsible"].queryset = people()  # type: ignore[attr-defined]
        self.initial = {name: getattr(self.record, name) for name in self.names}


class PremisesChangeForm(ChangeForm):
    """Who answers for a room, its condition, whether it is given to residents."""

    names = ("responsible", "condition", "lettable", "preferential")

    condition = forms.ChoiceField(label=_("Condition"), choices=ROOM_CONDITIONS)
    lettable = forms.BooleanField(label=_("Given to residents"), required=False)
    preferential = forms.BooleanField(
        label=_("On easy terms for the incubator's residents (3.2.1)"), required=False
    )


class EquipmentChangeForm(ChangeForm):
    """Where a piece of equipment stands, who answers for it, its condition and use."""

    names = ("responsible", "premises", "condition", "bookable")

    premises = forms.ModelChoiceField(Premises.objects.none(), label=_("Where it stands"))
    condition = forms.ChoiceField(label=_("Condition"), choices=Condition.choices)
    bookable = forms.BooleanField(label=_("Residents may book it"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["premises"].queryset = Premises.objects.all()  # type: ignore[attr-defined]


class BeginRepairForm(TransitionForm):
    """When a repair began and what is repaired."""

    started_on = DateField(label=_("Repair from"), initial=clock.today, help_text=DAY)
    reason = CleanCharField(label=_("What is repaired"), max_length=300)


class FinishRepairForm(TransitionForm):
    """When the room can be used again."""

    ended_on = DateField(label=_("First day on which it is ready"), initial=clock.today, help_text=DAY)
