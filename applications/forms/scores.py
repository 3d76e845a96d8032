"""The expert's score sheet: points and reason for each criterion, and a conclusion."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from applications.domain.progress import Line, Progress
from applications.domain.scoring import comment_field, points_field
from applications.models.criteria import HIGHEST_POINTS, LOWEST_POINTS
from core.forms import CleanCharField

LONGEST_COMMENT, LONGEST_OVERALL = 2000, 4000
POINTS = [(points, str(points)) for points in range(LOWEST_POINTS, HIGHEST_POINTS + 1)]


class ScoresForm(forms.Form):
    """One row of radio buttons and one comment for each criterion; a draft may leave anything empty."""

    use_required_attribute = False

    def __init__(self, *args: Any, progress: Progress, overall: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.progress = progress
        for line in progress.lines:
            self.fields[points_field(line.criterion.pk)] = _points(line)
            self.fields[comment_field(line.criterion.pk)] = _comment(line)
        self.fields["overall"] = CleanCharField(
            label=_("Overall conclusion"),
            help_text=_("It is read at the commission's meeting. The applicant does not see your name."),
            multiline=True,
            required=False,
            initial=overall,
            max_length=LONGEST_OVERALL,
            widget=forms.Textarea(attrs={"rows": 4}),
        )
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)

    @property
    def rows(self) -> Iterator[tuple[Line, BoundField, BoundField]]:
        """Yield each criterion with its two fields."""
        for line in self.progress.lines:
            yield line, self[points_field(line.criterion.pk)], self[comment_field(line.criterion.pk)]

    def points(self) -> dict[int, int | None]:
        """Return the points by the id of the criterion."""
        return {pk: self.cleaned_data[points_field(pk)] for pk in self._ids()}

    def comments(self) -> dict[int, str]:
        """Return the comments by the id of the criterion."""
        return {pk: self.cleaned_data[comment_field(pk)] for pk in self._ids()}

    def _ids(self) -> Iterable[int]:
        return [line.criterion.pk for line in self.progress.lines]


def _points(line: Line) -> forms.Field:
    return forms.TypedChoiceField(
        label=line.criterion.name,
        choices=POINTS,
        coerce=int,
        empty_value=None,
        required=False,
        initial=line.points,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Points are whole numbers from 0 to 5.")},
    )


def _comment(line: Line) -> forms.Field:
    return CleanCharField(
        label=_("Reason"),
        multiline=True,
        required=False,
        initial=line.comment,
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 2, "class": "form-control"}),
    )
