"""What the page of figures is asked about; it stands in the address, to be sent to a colleague."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.domain.figure_period import Period, Selected
from applications.models import Call
from core.admin_forms import TransitionForm
from core.enums import Direction, Unit
from core.forms import DateField

ALL = ("", _("All"))


class FiguresForm(TransitionForm):
    """A call, a unit, a direction, and the days from and to."""

    call = forms.ModelChoiceField(
        Call.objects.order_by("-opens_at", "-pk"), label=_("Call"), required=False, empty_label=_("All")
    )
    unit = forms.ChoiceField(label=_("Unit"), choices=[ALL, *Unit.choices], required=False)
    direction = forms.ChoiceField(
        label=_("Technological direction"), choices=[ALL, *Direction.choices], required=False
    )
    since = DateField(label=_("From the day"), required=False)
    until = DateField(label=_("To the day"), required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        since, until = data.get("since"), data.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day comes before the first one."))
        return data

    @property
    def selected(self) -> Selected:
        """Return what was chosen, once valid."""
        chosen = self.cleaned_data
        return Selected(
            call=chosen["call"].pk if chosen["call"] else None,
            unit=chosen["unit"],
            direction=chosen["direction"],
            period=Period(chosen["since"], chosen["until"]),
        )
