"""Blocks of one page that repeat: people, lines of a budget; added and taken away without any script."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from applications.forms.base import StepForm
from core.texts import clean_text


class RowForms:
    """The blocks of the page, from what was posted or from what is kept."""

    form_class: ClassVar[type[StepForm]]
    prefix: ClassVar[str]
    count_field: ClassVar[str]
    fields: ClassVar[tuple[str, ...]]
    most: ClassVar[int]

    def __init__(self, data: Any = None, *, rows: list[Mapping[str, str]] | None = None) -> None:
        self.data = data
        rows = self._read(data) if data is not None else (rows or [])
        self.rows = [*rows][: self.most] or [{}]
        self.forms = [self._form(place, row) for place, row in enumerate(self.rows)]

    def __iter__(self) -> Iterator[StepForm]:
        return iter(self.forms)

    def __len__(self) -> int:
        return len(self.forms)

    @property
    def can_grow(self) -> bool:
        """Say whether one more block fits."""
        return len(self.rows) < self.most

    def is_valid(self) -> bool:
        """Check every block somebody wrote in, and the first one when nobody wrote anything."""
        if not any(form.is_bound for form in self.forms):
            self.forms[0] = self.form_class({}, prefix=f"{self.prefix}-0")
        checked = [form.is_valid() for form in self.forms if form.is_bound]
        return all(checked)

    @property
    def written(self) -> list[dict[str, Any]]:
        """Return what stands in the blocks, once valid."""
        return [form.cleaned_data for form in self.forms if form.is_bound]

    def is_empty(self, row: Mapping[str, str]) -> bool:
        """Say whether nobody wrote anything in this block."""
        return not any(row.values())

    def _form(self, place: int, row: Mapping[str, str]) -> StepForm:
        prefix = f"{self.prefix}-{place}"
        if self.data is None or self.is_empty(row):
            return self.form_class(prefix=prefix, initial={name: text for name, text in row.items() if text})
        return self.form_class({f"{prefix}-{name}": row.get(name, "") for name in self.fields}, prefix=prefix)

    def _read(self, data: Any) -> list[Mapping[str, str]]:
        """Return the posted blocks in order, empty ones too, so that the page keeps its shape."""
        try:
            count = min(max(int(data.get(self.count_field, "1")), 1), self.most)
        except ValueError:
            count = 1
        return [
            {name: clean_text(data.get(f"{self.prefix}-{place}-{name}", "")) for name in self.fields}
            for place in range(count)
        ]
