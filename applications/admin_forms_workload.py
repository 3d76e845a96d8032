"""The form of the page that says who reads which application."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from applications.domain.alternates import alternates_for, lacking_quorum
from applications.domain.workload import Reading, readings_of
from applications.models import Application, CommissionMember
from core.admin import TransitionForm


class ReadersForm(TransitionForm):
    """A box for each expert and application, ticked as the portal proposes; `record` is the commission."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.readings = readings_of(self.record)
        for reading in self.readings:
            self.fields[_name(reading)] = forms.TypedMultipleChoiceField(
                label=f"№ {reading.application.number}",
                choices=[(seat.pk, seat.user.short_name) for seat in reading.candidates],
                coerce=int,
                required=False,
                initial=sorted(reading.proposed),
                widget=forms.CheckboxSelectMultiple,
            )

    @property
    def rows(self) -> Iterator[tuple[Reading, BoundField]]:
        """Yield each application with the boxes of those who may read it."""
        for reading in self.readings:
            yield reading, self[_name(reading)]

    @property
    def readers(self) -> dict[int, list[int]]:
        """Return the chosen members by the id of the application."""
        return {reading.application.pk: self.cleaned_data[_name(reading)] for reading in self.readings}


class CallInForm(TransitionForm):
    """Which alternate gets which application, where recusals break the quorum; `record` is the commission."""

    pair = forms.ChoiceField(
        label=_("Application and alternate"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose an application and an alternate.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pairs = {
            f"{state.application.pk}-{seat.pk}": (state.application, seat)
            for state in lacking_quorum(self.record)
            for seat in alternates_for(state.application)
        }
        self.fields["pair"].choices = [
            (key, f"№ {application.number} {application.title}: {seat.user.short_name}")
            for key, (application, seat) in self.pairs.items()
        ]

    @property
    def chosen(self) -> tuple[Application, CommissionMember]:
        """Return the application and the alternate."""
        return self.pairs[self.cleaned_data["pair"]]


def _name(reading: Reading) -> str:
    return f"readers_{reading.application.pk}"
