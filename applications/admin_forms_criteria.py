"""Forms of the director's pages on criteria."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.models import Criterion
from core.admin import TransitionForm
from core.admin_forms import dress
from core.clock import today
from core.forms import CleanCharField, CountField, DateField


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
