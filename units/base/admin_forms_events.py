"""Forms of the Centre's events in the admin: announced, people entered, who came, why it was cancelled."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.domain import scope
from accounts.models import User
from applications.admin_forms_call import HourField
from core.admin_forms import TransitionForm
from core.clock import CENTRE_ZONE
from core.enums import Unit
from core.formatting import format_date
from core.forms import CleanCharField, CountField, DateField
from residents.models import Residency
from units.base.admin_base import DAY
from units.base.admin_forms import MOST_PLACES, people
from units.base.admin_forms_services import residents_now
from units.base.domain.event_changes import edition_of
from units.base.domain.events import ANNOUNCE, TITLES
from units.base.enums_events import EventKind, ParticipantCategory
from units.base.models import Participant


class FactsForm(TransitionForm):
    """What may still change of an event; the day and the two hours make the beginning and the end."""

    title_ky = CleanCharField(label=_("Title in Kyrgyz"), max_length=160)
    title_ru = CleanCharField(label=_("Title in Russian"), max_length=160)
    title_en = CleanCharField(label=_("Title in English"), max_length=160)
    starts_at = DateField(label=_("Day"), help_text=DAY)
    begins = HourField(label=_("Begins, by the time of Bishkek"), initial=time(14))
    ends_on = DateField(
        label=_("Last day"), required=False, help_text=_("Leave empty when it ends on the same day.")
    )
    ends_at = HourField(label=_("Ends, by the time of Bishkek"), initial=time(16))
    place = CleanCharField(
        label=_("Where it takes place"),
        max_length=160,
        help_text=_("Building and room, or the address outside the Centre."),
    )
    capacity = CountField(label=_("Places"), min_value=1, max_value=MOST_PLACES)
    responsible = forms.ModelChoiceField(User.objects.none(), label=_("Responsible person"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["responsible"].queryset = people()  # type: ignore[attr-defined]
        self.initial = {"responsible": self.user.pk, **self.initial}

    def clean(self) -> dict[str, Any]:
        """Two moments by the clocks of Osh."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        day, begins, ends = data.get("starts_at"), data.pop("begins", None), data.get("ends_at")
        last = data.pop("ends_on", None) or day
        if day and begins:
            data["starts_at"] = datetime.combine(day, begins, tzinfo=CENTRE_ZONE)
        if last and ends:
            data["ends_at"] = datetime.combine(last, ends, tzinfo=CENTRE_ZONE)
        return data


class EventForm(FactsForm):
    """What is announced."""

    kind = forms.ChoiceField(label=_("Kind"), choices=EventKind.choices)
    unit = forms.ChoiceField(label=_("Unit"))
    field_order = ("title_ky", "title_ru", "title_en", "kind", "unit")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = scope.units_of(self.user, ANNOUNCE)
        self.fields["unit"].choices = [  # type: ignore[attr-defined]
            choice for choice in Unit.choices if units is None or choice[0] in units
        ]


class ChangeForm(FactsForm):
    """What stands of an announced event, to be changed; `edition` says what was on the screen."""

    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        event = self.record
        start, end = (moment.astimezone(CENTRE_ZONE) for moment in (event.starts_at, event.ends_at))
        responsible = self.fields["responsible"]
        responsible.queryset |= User.objects.filter(pk=event.responsible_id)  # type: ignore[attr-defined]
        self.initial = {
            **{name: getattr(event, name) for name in (*TITLES, "place", "capacity")},
            "responsible": event.responsible_id,
            "starts_at": format_date(start, "short"),
            "begins": start.time(),
            "ends_on": format_date(end, "short") if end.date() != start.date() else "",
            "ends_at": end.time(),
            "edition": edition_of(event),
        }


class CancelForm(TransitionForm):
    """Why the event is cancelled."""

    reason = CleanCharField(
        label=_("Reason"),
        max_length=2000,
        multiline=True,
        help_text=_("Everybody who signed up and left an e-mail reads it."),
    )


class PersonForm(TransitionForm):
    """A person as staff enter them: by telephone before the event, at the door afterwards."""

    name = CleanCharField(label=_("Surname and given name"), max_length=120)
    email = CleanCharField(label=_("E-mail"), max_length=254, required=False)
    phone = CleanCharField(
        label=_("Phone number"),
        max_length=40,
        required=False,
        help_text=_("An e-mail or a phone number: people are counted once by it."),
    )
    category = forms.ChoiceField(label=_("Who takes part"), choices=ParticipantCategory.choices)
    residency = forms.ModelChoiceField(
        Residency.objects.none(),
        label=_("Resident"),
        required=False,
        help_text=_("For a resident's person only."),
    )
    organisation = CleanCharField(label=_("Organisation"), max_length=160, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["residency"].queryset = residents_now()  # type: ignore[attr-defined]


class PresentField(forms.ModelMultipleChoiceField):
    """People by name, with where they come from."""

    def label_from_instance(self, obj: Any) -> str:
        """What stands beside the box."""
        return " · ".join(filter(None, (obj.name, obj.organisation or obj.get_category_display())))


class AttendanceForm(TransitionForm):
    """Who came of those signed up: a tick for each."""

    present = PresentField(
        Participant.objects.none(),
        label=_("Who came"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Whoever has no tick did not come."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        live = self.record.participants.live()
        self.fields["present"].queryset = live  # type: ignore[attr-defined]
        self.initial = {"present": list(live.came())}
