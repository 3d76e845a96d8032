"""The quarterly report as a resident types it: figures and words (3.3.3, 7.2)."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.forms import CleanCharField, CountField, MoneyField
from residents.domain.report_answers import ASK, Figures, people_faults

PEOPLE = ("jobs_full", "jobs_part", "women", "students")
LARGEST_SUM = Decimal("9999999999999.99")


class ReportForm(forms.Form):
    """People at work at the end of the quarter, revenue within it, what was done."""

    jobs_full = CountField(label=_("How many people work full time?"))
    jobs_part = CountField(label=_("How many people work part time?"))
    women = CountField(label=_("How many of all of them are women?"))
    students = CountField(label=_("How many of all of them are students?"))
    revenue = MoneyField(
        label=_("What was the revenue of the quarter, in som?"), max_value=LARGEST_SUM, grouped=False
    )
    year_to_date = MoneyField(
        label=_("Revenue since January by your books, in som"),
        max_value=LARGEST_SUM,
        grouped=False,
        required=False,
    )
    progress = CleanCharField(
        label=_("What was done in the quarter?"),
        max_length=4000,
        multiline=True,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    problems = CleanCharField(
        label=_("What hindered?"),
        max_length=4000,
        multiline=True,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    needs = CleanCharField(
        label=_("What do you need of the Centre?"),
        max_length=4000,
        multiline=True,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        *args: Any,
        hints: dict[str, str | Promise] | None = None,
        partial: bool = False,
        asks_words: bool = True,
        **kwargs: Any,
    ) -> None:
        """`hints` show last quarter's figures; a `partial` form keeps what there is so far."""
        super().__init__(*args, **kwargs)
        if not asks_words:
            self.fields["progress"].required = False
        for name, hint in (hints or {}).items():
            self.fields[name].help_text = hint
        for name, field in self.fields.items():
            if name in ASK:
                field.error_messages["required"] = ASK[name]
            if partial:
                field.required = False

    def clean(self) -> dict[str, Any]:
        """Say what is wrong with the people at once, beside all else."""
        known = {name: self.cleaned_data.get(name) for name in PEOPLE}
        for fault in people_faults(Figures(**known)):
            self.add_error(fault.field, fault.message)
        return self.cleaned_data

    @property
    def figures(self) -> Figures:
        """What was typed, for the domain."""
        return Figures(**self.cleaned_data)
