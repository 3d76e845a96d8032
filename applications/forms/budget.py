"""The fifth step: the budget, line by line."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.domain.budget import FIELDS, LARGEST_LINE, MOST_LINES
from applications.enums import CostKind, MoneySource
from applications.forms.base import StepForm, no_pictures
from applications.forms.rows import RowForms
from core.forms import CleanCharField, MoneyField
from core.money import NotMoney, parse_money

SMALLEST_LINE = Decimal("0.01")


class BudgetLineForm(StepForm):
    """One line."""

    purpose = CleanCharField(
        label=_("What is the money for?"),
        max_length=200,
        validators=[no_pictures],
        error_messages={"required": _("Write what the money of this line is for")},
    )
    kind = forms.ChoiceField(
        label=_("Kind of cost"),
        choices=[("", "–"), *CostKind.choices],
        error_messages={
            "required": _("Choose the kind of cost"),
            "invalid_choice": _("Choose the kind of cost"),
        },
    )
    source = forms.ChoiceField(
        label=_("Where does the money come from?"),
        choices=MoneySource.choices,
        initial=MoneySource.CENTRE,
        error_messages={
            "required": _("Choose where the money comes from"),
            "invalid_choice": _("Choose where the money comes from"),
        },
    )
    amount = MoneyField(
        label=_("Amount, som"),
        min_value=SMALLEST_LINE,
        max_value=LARGEST_LINE,
        error_messages={"required": _("Write the amount of this line")},
    )


class BudgetNoteForm(StepForm):
    """What the lines cannot say."""

    budget_note = CleanCharField(
        label=_("More about the budget"),
        max_length=1000,
        multiline=True,
        required=False,
        help_text=_("Where own and other money comes from, when it is spent. Up to 1 000 characters."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class BudgetForms(RowForms):
    """The lines of the page."""

    form_class = BudgetLineForm
    prefix = "line"
    count_field = "lines"
    fields = FIELDS
    most = MOST_LINES

    def is_empty(self, row: Mapping[str, str]) -> bool:
        """A source alone, which is chosen beforehand, is not a line yet."""
        return not any(text for name, text in row.items() if name != "source")

    def amounts(self) -> Iterable[tuple[str, Decimal | None]]:
        """Return source and amount of each line, as far as the amounts can be read."""
        return [(row.get("source", ""), _read(row.get("amount", ""))) for row in self.rows]


def _read(typed: object) -> Decimal | None:
    try:
        return parse_money(str(typed))
    except NotMoney:
        return None
