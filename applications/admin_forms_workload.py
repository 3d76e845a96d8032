"""The form of the page that says who reads which application."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField

from applications.domain.workload import Reading, readings_of
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


def _name(reading: Reading) -> str:
    return f"readers_{reading.application.pk}"
