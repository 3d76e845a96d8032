"""Forms of the pages on calls: the draft, the prolonging, the reason of the closing."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from applications.domain.announcing import WORDS
from applications.domain.units import CLAUSE_OF_UNIT
from applications.enums import CallKind
from applications.models import Call, CriteriaSet, QuestionSet
from core.admin import TransitionForm
from core.admin_forms import dress
from core.clock import CENTRE_ZONE
from core.enums import Direction, Unit
from core.forms import CleanCharField, CountField, DateField
from core.languages import LANGUAGE_NAMES

LABELS = {
    "title": pgettext_lazy("call", "Title (%(language)s)"),
    "summary": pgettext_lazy("call", "Summary (%(language)s)"),
    "text": pgettext_lazy("call", "Full text (%(language)s)"),
}
HINTS = {
    "summary": _("Two or three sentences: whom the call is for and what it offers."),
    "text": _("What is asked of the applicants, on which terms. An empty line begins a new paragraph."),
}
ROWS = {"summary": 3, "text": 8}
LONGEST = {"title": 160, "summary": 1000, "text": 10_000}
BOTH_UNITS = ("", _("Both units"))


class HourField(forms.TimeField):
    """An hour of the Osh clocks: 09:00."""

    widget = forms.TextInput(attrs={"autocomplete": "off"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            input_formats=["%H:%M", "%H.%M"],
            error_messages={"invalid": _("Write the time by the clock, for example 18:00.")},
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        """Show the time as it is typed."""
        return f"{value:%H:%M}" if isinstance(value, time) else value


class CallForm(TransitionForm):
    """The terms of a call; its `record` is a draft, or nothing for a new one."""

    kind = forms.ChoiceField(
        label=_("How long it is open"),
        choices=CallKind.choices,
        initial=CallKind.DATED,
        widget=forms.RadioSelect,
    )
    opens_at = DateField(label=_("Opens on"))
    opens_time = HourField(label=_("Opens at, by the time of Bishkek"), initial=time(9))
    closes_at = DateField(
        label=_("Closes on"), required=False, help_text=_("Left empty in a call without an end.")
    )
    closes_time = HourField(label=_("Closes at, by the time of Bishkek"), initial=time(18), required=False)
    decision_on = DateField(
        label=_("Decision by"), required=False, help_text=_("Left empty in a call without an end.")
    )
    unit = forms.ChoiceField(label=_("Unit"), required=False, widget=forms.RadioSelect)
    directions = forms.MultipleChoiceField(
        label=_("Directions"),
        help_text=_("Nothing chosen means all four directions (2.3)."),
        choices=Direction.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    places_incubator = CountField(label=_("Places in the business incubator"), max_value=1000, initial=0)
    places_technopark = CountField(label=_("Places in the technopark"), max_value=1000, initial=0)
    criteria = forms.ModelChoiceField(
        label=_("Set of criteria"),
        queryset=CriteriaSet.objects.none(),
        error_messages={"required": _("Choose the criteria by which the projects are evaluated.")},
    )

    question_set = forms.ModelChoiceField(
        label=_("Set of questions"),
        queryset=QuestionSet.objects.none(),
        required=False,
        help_text=_(
            "What the call asks beside the questions of the form. Applications already begun keep theirs."
        ),
    )
    is_blind = forms.BooleanField(
        label=_("Blind evaluation"),
        required=False,
        help_text=_("The experts do not see the names of the applicant and the team, nor how to reach them."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = [(unit.value, f"{Unit(unit).label} ({clause})") for unit, clause in CLAUSE_OF_UNIT.items()]
        self.fields["unit"].choices = [BOTH_UNITS, *units]
        self.fields["criteria"].queryset = CriteriaSet.objects.approved()
        self.fields["question_set"].queryset = QuestionSet.objects.approved()
        for word in WORDS:
            for code, language in LANGUAGE_NAMES.items():
                self.fields[f"{word}_{code}"] = _words_field(word, language)
        if isinstance(self.record, Call):
            self.initial = {**_as_typed(self.record), **self.initial}

    def clean(self) -> dict[str, Any]:
        """Put day and hour together by the clocks of Osh."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for name in ("opens", "closes"):
            _put_together(self, data, name)
        return data


class ProlongForm(TransitionForm):
    """Asks until when the call is prolonged, and why."""

    closes_at = DateField(label=_("Closes on"))
    closes_time = HourField(label=_("Closes at, by the time of Bishkek"), initial=time(18))
    decision_on = DateField(
        label=_("Decision by"), required=False, help_text=_("Left empty, the day announced stands.")
    )
    reason = CleanCharField(
        label=_("Reason"),
        help_text=_("Everybody reads it on the page of the call."),
        multiline=True,
        max_length=1000,
        error_messages={"required": _("Write why the call is prolonged: everybody reads it.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(self.record, Call):
            present = _as_typed(self.record)
            self.initial = {name: present.get(name) for name in ("closes_at", "closes_time", "decision_on")}

    def clean(self) -> dict[str, Any]:
        """Put day and hour together by the clocks of Osh."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        _put_together(self, data, "closes")
        return data


class CloseForm(TransitionForm):
    """Asks why the call is closed."""

    reason = CleanCharField(
        label=_("Reason"),
        help_text=_("Everybody reads it on the page of the call."),
        multiline=True,
        max_length=1000,
        error_messages={"required": _("Write why the call is closed: everybody reads it.")},
    )


def _put_together(form: forms.Form, data: dict[str, Any], name: str) -> None:
    """Make one moment of the day and the hour of that name."""
    day, hour = data.get(f"{name}_at"), data.pop(f"{name}_time", None)
    if day is not None and hour is not None:
        data[f"{name}_at"] = datetime.combine(day, hour, tzinfo=CENTRE_ZONE)
    elif day is not None:
        form.add_error(f"{name}_time", _("Write the time by the clock, for example 18:00."))


def _words_field(word: str, language: str) -> forms.Field:
    field = CleanCharField(
        label=LABELS[word] % {"language": language},
        help_text=HINTS.get(word, ""),
        required=word == "title",
        multiline=word != "title",
        max_length=LONGEST[word],
        **({"widget": forms.Textarea(attrs={"rows": ROWS[word]})} if word in ROWS else {}),
    )
    dress(field)
    return field


def _as_typed(call: Call) -> dict[str, Any]:
    """Return the fields of a draft as its form shows them."""
    names = (
        "kind",
        "decision_on",
        "unit",
        "directions",
        "places_incubator",
        "places_technopark",
        "criteria",
        "is_blind",
        "question_set",
    )
    words = [f"{word}_{code}" for word in WORDS for code in LANGUAGE_NAMES]
    typed = {name: getattr(call, name) for name in (*names, *words)}
    for name in ("opens", "closes"):
        moment = getattr(call, f"{name}_at")
        if moment is not None:
            local = moment.astimezone(CENTRE_ZONE)
            typed |= {f"{name}_at": local.date(), f"{name}_time": local.time()}
    return typed
