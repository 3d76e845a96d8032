"""The third step: the people, one block of questions each, as many as needed, without any script."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.domain.team import FIELDS, LARGEST_TEAM
from applications.forms.base import LineField, StepForm
from core.forms import CleanCharField
from core.texts import clean_text

COUNT = "people"


class MemberForm(StepForm):
    """One person."""

    name = LineField(
        label=_("Full name"), max_length=120, error_messages={"required": _("Write the name of this person")}
    )
    role = LineField(
        label=_("Role in the project"),
        max_length=120,
        help_text=_("For example: head, engineer, sales"),
        error_messages={"required": _("Write what this person does in the project")},
    )
    experience = CleanCharField(
        label=_("Experience"),
        max_length=500,
        multiline=True,
        required=False,
        help_text=_("Education and work that matter for the project. Up to 500 characters."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class TeamForms:
    """The blocks of the page, from what was posted or from what is kept."""

    def __init__(self, data: Any = None, *, people: list[Mapping[str, str]] | None = None) -> None:
        self.data = data
        people = _read(data) if data is not None else (people or [])
        self.people = [*people][:LARGEST_TEAM] or [{}]
        self.forms = [self._form(place, person) for place, person in enumerate(self.people)]

    def __iter__(self) -> Iterator[MemberForm]:
        return iter(self.forms)

    def __len__(self) -> int:
        return len(self.forms)

    @property
    def can_grow(self) -> bool:
        """Say whether one more person fits."""
        return len(self.people) < LARGEST_TEAM

    def is_valid(self) -> bool:
        """Check every block somebody wrote in, and the first one when nobody wrote anything."""
        if not any(form.is_bound for form in self.forms):
            self.forms[0] = MemberForm({}, prefix="team-0")
        checked = [form.is_valid() for form in self.forms if form.is_bound]
        return all(checked)

    @property
    def members(self) -> list[dict[str, str]]:
        """Return the people, once valid."""
        return [form.cleaned_data for form in self.forms if form.is_bound]

    def _form(self, place: int, person: Mapping[str, str]) -> MemberForm:
        prefix = f"team-{place}"
        if self.data is None or not any(person.values()):
            return MemberForm(prefix=prefix, initial=dict(person))
        return MemberForm({f"{prefix}-{field}": person.get(field, "") for field in FIELDS}, prefix=prefix)


def _read(data: Any) -> list[Mapping[str, str]]:
    """Return the posted blocks in order, empty ones too, so that the page keeps its shape."""
    try:
        count = min(max(int(data.get(COUNT, "1")), 1), LARGEST_TEAM)
    except ValueError:
        count = 1
    return [
        {field: clean_text(data.get(f"team-{place}-{field}", "")) for field in FIELDS}
        for place in range(count)
    ]
