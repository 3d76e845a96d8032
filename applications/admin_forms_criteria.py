"""Forms of the director's pages on criteria."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.domain.criteria import Names
from applications.models import Criterion
from applications.models.criteria import HIGHEST_POINTS, LOWEST_POINTS
from core.admin import TransitionForm
from core.admin_forms import dress
from core.clock import today
from core.forms import CleanCharField, CountField, DateField
from core.languages import LANGUAGE_NAMES

POINTS = range(HIGHEST_POINTS, LOWEST_POINTS - 1, -1)


class CopyForm(TransitionForm):
    """Asks for the version of a copy."""

    version = CleanCharField(label=_("Version"), max_length=20)


class WeighForm(TransitionForm):
    """Weights by criterion, the pass mark and the quorum; `record` is the set."""

    pass_mark = forms.DecimalField(
        label=_("Pass mark, out of 100"),
        max_digits=5,
        decimal_places=2,
        min_value=0,
        max_value=100,
        localize=True,
    )
    quorum = CountField(label=_("Quorum"), min_value=1, max_value=100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pass_mark"].initial = self.record.pass_mark
        self.fields["quorum"].initial = self.record.quorum
        self.criteria = list(self.record.criteria.all())
        for criterion in self.criteria:
            self.fields[f"weight_{criterion.pk}"] = _weight_field(criterion)

    @property
    def terms(self) -> dict[str, Any]:
        """Return what `weigh_criteria` wants."""
        weights = {criterion.pk: self.cleaned_data[f"weight_{criterion.pk}"] for criterion in self.criteria}
        return {
            "weights": weights,
            "pass_mark": self.cleaned_data["pass_mark"],
            "quorum": self.cleaned_data["quorum"],
        }


class LevelsForm(TransitionForm):
    """What each number of points means, in three languages; `record` is the criterion."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for points in POINTS:
            words = self.record.levels.get(str(points), {})
            for code in LANGUAGE_NAMES:
                self.fields[f"level_{points}_{code}"] = _level_field(points, code, words.get(code, ""))

    @property
    def levels(self) -> dict[int, Names]:
        """Return what `describe_levels` wants."""
        return {
            points: Names(**{code: self.cleaned_data[f"level_{points}_{code}"] for code in LANGUAGE_NAMES})
            for points in POINTS
        }


class ApproveForm(TransitionForm):
    """Asks for the day of approval."""

    approved_on = DateField(label=_("Date of approval"), initial=today)


def _weight_field(criterion: Criterion) -> forms.Field:
    field = forms.DecimalField(
        label=_("Weight, %%: %(name)s") % {"name": criterion.name},
        max_digits=5,
        decimal_places=2,
        initial=criterion.weight,
        localize=True,
    )
    dress(field)
    return field


def _level_field(points: int, code: str, text: str) -> forms.Field:
    field = CleanCharField(
        label=_("%(points)d points, in the language: %(language)s")
        % {"points": points, "language": LANGUAGE_NAMES[code]},
        max_length=250,
        required=False,
        initial=text,
    )
    dress(field)
    return field
