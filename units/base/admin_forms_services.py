"""Forms of allocations and service requests in the admin."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core import clock
from core.admin_forms import TransitionForm
from core.formatting import format_date
from core.forms import CleanCharField, CountField, DateField
from residents.models import Investment, Residency
from units.base.admin_base import DAY
from units.base.admin_forms import LARGEST_AREA, MOST_PLACES
from units.base.domain.introductions import sums_after
from units.base.domain.requests import SERVE
from units.base.enums import ServiceKind
from units.base.fields import NumberField
from units.base.models import Premises

MOST_HOURS = Decimal(999)
ONE_DAY = timedelta(days=1)


def residents_now() -> Any:
    """Residencies in force today, by name."""
    return Residency.objects.in_force().select_related("party").order_by("party__name", "pk")


class SumField(forms.ModelChoiceField):
    """A sum by its day, its source and its amount."""

    def label_from_instance(self, obj: Any) -> str:
        """What stands in the list."""
        return f"{format_date(obj.received_on, 'short')} · {obj}"


class IntroductionForm(TransitionForm):
    """The sum that came of an introduction, among those of the resident's own reports."""

    investment = SumField(
        Investment.objects.none(),
        label=_("Investment that came of it"),
        help_text=_("Sums of the resident's reports, received since it asked for the introduction."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["investment"].queryset = sums_after(self.record)  # type: ignore[attr-defined]


class AllocationForm(TransitionForm):
    """Which room, to whom, how much of it, for how long."""

    premises = forms.ModelChoiceField(Premises.objects.none(), label=_("Premises"))
    residency = forms.ModelChoiceField(Residency.objects.none(), label=_("Resident"))
    area = NumberField(label=_("Area, m²"), places=2, max_value=LARGEST_AREA)
    places = CountField(label=_("Places"), min_value=1, max_value=MOST_PLACES)
    starts_on = DateField(label=_("First day"), initial=clock.today, help_text=DAY)
    ends_on = DateField(
        label=_("Last day"),
        required=False,
        help_text=_("Leave empty to give the room until the end of the contract."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["premises"].queryset = Premises.objects.lettable()  # type: ignore[attr-defined]
        self.fields["residency"].queryset = residents_now()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The last day becomes the first day without the room."""
        data = super().clean() or {}
        last, residency = data.get("ends_on"), data.get("residency")
        if residency and "ends_on" in data:
            data["ends_on"] = last + ONE_DAY if last else residency.expires_on
        return data


class EndAllocationForm(TransitionForm):
    """The day on which the room is free again."""

    ends_on = DateField(
        label=_("Free again on"), help_text=_("The first day without the room, for example 22.11.2026")
    )


class AskForm(TransitionForm):
    """What a resident asked for by telephone or in person; the resident confirms it in the cabinet."""

    residency = forms.ModelChoiceField(Residency.objects.none(), label=_("Resident"))
    kind = forms.ChoiceField(
        label=_("Service"),
        choices=[choice for choice in ServiceKind.choices if choice[0] != ServiceKind.WORKSHOP_ORDER],
    )
    text = CleanCharField(label=_("What is needed"), max_length=4000, multiline=True)
    wished_on = DateField(label=_("Wished day"), required=False, help_text=DAY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["residency"].queryset = residents_now()  # type: ignore[attr-defined]


class AssignForm(TransitionForm):
    """Who gives the service: somebody of the unit."""

    executor = forms.ModelChoiceField(User.objects.none(), label=_("Executor"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        staff = User.objects.filter(is_staff=True, is_active=True, unit__in=("", self.record.unit))
        codename = SERVE.split(".")[1]
        able = staff.filter(groups__permissions__codename=codename).distinct()
        self.fields["executor"].queryset = able  # type: ignore[attr-defined]
        self.initial = {"executor": self.user.pk}


class DeliverForm(TransitionForm):
    """When the service was given, in how many hours, with what result."""

    delivered_on = DateField(label=_("Delivered on"), initial=clock.today, help_text=DAY)
    hours = NumberField(label=_("Hours"), max_value=MOST_HOURS)
    result = CleanCharField(
        label=_("Result"),
        max_length=4000,
        multiline=True,
        help_text=_("What was done and what came of it. The one who asked reads this."),
    )

    def clean_hours(self) -> Decimal:
        """Hours above zero."""
        hours: Decimal = self.cleaned_data["hours"]
        if not hours:
            raise ValidationError(_("Write how many hours it took."))
        return hours


class DeclineForm(TransitionForm):
    """Why the service is not given."""

    refusal = CleanCharField(
        label=_("Why the service is not given"),
        max_length=2000,
        multiline=True,
        help_text=_("The one who asked reads this."),
    )
