"""Ordering hours of a laboratory, a workshop or a piece of equipment (3.2.2)."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core import clock
from core.forms import CleanCharField, DateField
from units.technopark.domain.orders import Resource
from units.technopark.domain.queries import can_be_booked
from units.technopark.enums import Purpose

CLOCK = forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off"})
WRONG_TIME = _("Write the hour and the minutes, for example 14:30.")


def time_field(label: Any) -> forms.TimeField:
    """An hour of the day: `14:30`, `9:00`."""
    return forms.TimeField(
        label=label,
        widget=CLOCK,
        help_text=_("For example, 14:30"),
        input_formats=["%H:%M", "%H.%M"],
        error_messages={"required": WRONG_TIME, "invalid": WRONG_TIME},
    )


class OrderForm(forms.Form):
    """What is made, on what, on which day, from when until when."""

    purpose = forms.ChoiceField(label=_("What do you need it for?"), choices=Purpose.choices)
    resource = forms.ChoiceField(
        label=_("What do you need?"),
        error_messages={"required": _("Choose a laboratory, a workshop or a piece of equipment.")},
    )
    day = DateField(
        label=_("On which day?"),
        help_text=_("For example, 22.11.2026"),
        error_messages={"required": _("Write the day.")},
    )
    since = time_field(_("From"))
    until = time_field(_("Until"))
    text = CleanCharField(
        label=_("What will be done?"),
        help_text=_("Material, size, number of pieces, by which standard it is tested."),
        max_length=4000,
        multiline=True,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what will be done.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rooms, pieces = can_be_booked()
        self.resources: dict[str, Resource] = {f"p{row.pk}": row for row in rooms}
        equipment: dict[str, Resource] = {f"e{row.pk}": row for row in pieces}
        self.fields["resource"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose")),
            (_("Laboratories and workshops"), [(code, row.name) for code, row in self.resources.items()]),
            (_("Equipment"), [(code, row.name) for code, row in equipment.items()]),
        ]
        self.resources |= equipment

    @property
    def order(self) -> dict[str, Any]:
        """The arguments of `order_work`."""
        data = self.cleaned_data
        return {
            "purpose": data["purpose"],
            "resource": self.resources[data["resource"]],
            "starts_at": datetime.combine(data["day"], data["since"], tzinfo=clock.CENTRE_ZONE),
            "ends_at": datetime.combine(data["day"], data["until"], tzinfo=clock.CENTRE_ZONE),
            "text": data["text"],
        }
