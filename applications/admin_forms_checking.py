"""Forms of the clerk's pages: the check of completeness, a longer term, a transfer between units."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from applications.answers import Answer, Section, sections
from applications.domain.checklist import (
    LONGEST_REMARK,
    Item,
    checklist_of,
    items_for,
    offered_marks,
)
from applications.domain.transfers import other_unit
from applications.enums import Mark
from applications.questions import code_of
from core.admin import TransitionForm
from core.admin_forms import dress
from core.clock import today
from core.enums import Unit
from core.forms import CleanCharField, DateField

ITEM, REMARK = "item_", "remark_"


class CheckForm(TransitionForm):
    """The checklist, and a place for a remark beside each answer; `record` is the application."""

    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = checklist_of(self.record)
        self.sections = sections(self.record)
        self.items = items_for(self.record)
        self.fields["edition"].initial = found.edition if found else 0
        marks, remarks = offered_marks(self.record), found.remarks if found else {}
        for item in self.items:
            self.fields[ITEM + item.code] = _mark_field(item, marks[item.code])
        for section in self.sections:
            for row in section.rows:
                code = code_of(row.name)
                self.fields.setdefault(REMARK + code, _remark_field(section, row, remarks.get(code, "")))

    @property
    def marks(self) -> dict[str, str]:
        """Return what was found, by item."""
        return self._typed(ITEM)

    @property
    def remarks(self) -> dict[str, str]:
        """Return what is to be added, by question."""
        return self._typed(REMARK)

    @property
    def item_rows(self) -> Iterator[tuple[Item, BoundField]]:
        """Yield each item with its field."""
        return ((item, self[ITEM + item.code]) for item in self.items)

    @property
    def parts(self) -> Iterator[tuple[Section, list[tuple[Answer, BoundField | None]]]]:
        """Yield each step with its answers; the last answer of a question has the place for the remark."""
        for section in self.sections:
            last = {code_of(row.name): row for row in section.rows}
            yield (
                section,
                [
                    (row, self[REMARK + code_of(row.name)] if last[code_of(row.name)] is row else None)
                    for row in section.rows
                ],
            )

    def _typed(self, prefix: str) -> dict[str, str]:
        return {
            name.removeprefix(prefix): value
            for name, value in self.cleaned_data.items()
            if name.startswith(prefix)
        }


class ProlongForm(TransitionForm):
    """Asks for the new last day of the additions."""

    due_on = DateField(label=_("New last day"))
    reason = CleanCharField(
        label=_("Reason"),
        max_length=500,
        error_messages={"required": _("Write why the term is prolonged.")},
    )


class TransferForm(TransitionForm):
    """Asks for the day and the reason of a transfer; there is one other unit."""

    to = forms.ChoiceField(label=_("Unit that takes the project"), choices=(), widget=forms.RadioSelect)
    moved_on = DateField(label=_("Day of the transfer"), initial=today)
    reason = CleanCharField(
        label=_("Reason"),
        multiline=True,
        max_length=1000,
        error_messages={"required": _("Write the reason of the transfer.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code = other_unit(self.record.unit)
        self.fields["to"].choices = [(code, Unit(code).label)]
        self.fields["to"].initial = code


def _mark_field(item: Item, mark: str) -> forms.Field:
    hints = [] if item.required else [gettext("May be missing.")]
    field = forms.ChoiceField(
        label=item.label,
        choices=Mark.choices,
        required=False,
        widget=forms.RadioSelect,
        initial=mark,
        help_text=" ".join(hints),
    )
    dress(field)
    return field


def _remark_field(section: Section, row: Answer, text: str) -> forms.Field:
    label = section.title if code_of(row.name) == "team" else row.label
    field = CleanCharField(
        label=pgettext_lazy("label", "Remark: %(question)s") % {"question": label},
        multiline=True,
        required=False,
        max_length=LONGEST_REMARK,
        initial=text,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    dress(field)
    return field
