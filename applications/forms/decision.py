"""What every form of a decision asks: reasons drawn from the rubric, words, the date (3.3.1)."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from applications.domain.reasons import Point, Result, proposed_words
from core.formatting import format_number
from core.forms import CleanCharField

TICK, WORDS = "weak_", "words_"
LONGEST_REASONS = 4000
LONGEST_POINT = 600


def rubric_fields(results: list[Result], language: str) -> Iterator[tuple[str, forms.Field]]:
    """Make for each criterion a tick and its words, proposed in the language of the letter."""
    for result in results:
        label = _("%(criterion)s: %(average)s of 5 on average") % {
            "criterion": result.criterion.name,
            "average": format_number(result.average, 2),
        }
        tick = forms.BooleanField(label=label, required=False, initial=result.is_weak)
        yield f"{TICK}{result.criterion.pk}", tick
        yield (
            f"{WORDS}{result.criterion.pk}",
            CleanCharField(
                label=_("What the applicant reads about it"),
                multiline=True,
                required=False,
                max_length=LONGEST_POINT,
                initial=proposed_words(result, language),
                widget=forms.Textarea(attrs={"rows": 2}),
            ),
        )


def chosen_points(results: list[Result], data: dict[str, Any]) -> list[Point]:
    """Return the ticked criteria with their words, and take them out of the cleaned data."""
    points = []
    for result in results:
        words = data.pop(f"{WORDS}{result.criterion.pk}", "")
        if data.pop(f"{TICK}{result.criterion.pk}", False):
            points.append(Point(result.criterion, words))
    return points
