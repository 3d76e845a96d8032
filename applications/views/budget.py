"""The step of the budget."""

from typing import Any

from django.http import HttpResponse
from django.utils.functional import cached_property

from applications.answers import money
from applications.domain.budget import by_source, replace_budget, total
from applications.enums import Step
from applications.forms.base import as_initial, collect
from applications.forms.budget import BudgetForms, BudgetNoteForm
from applications.forms.rows import RowForms
from applications.views.rows import Row, RowsView
from core.formatting import FORMATS
from core.languages import current_language


class BudgetView(RowsView):
    """What the money is for: the portal sums it, and the sum is the amount needed."""

    step = Step.BUDGET
    template_name = "applications/application_budget.html"
    forms_class = BudgetForms

    def kept(self) -> list[Row]:
        """Return the lines of the budget."""
        names = BudgetForms.fields
        return [{name: getattr(line, name) for name in names} for line in self.application.budget.all()]

    def keep(self, blocks: RowForms) -> None:
        """Make the budget these lines."""
        note = self.note.cleaned_data["budget_note"]
        replace_budget(self.application, lines=blocks.written, note=note)

    def is_valid(self, blocks: RowForms) -> bool:
        """Say whether lines and note can be kept."""
        return all([blocks.is_valid(), self.note.is_valid()])

    def more(self) -> dict[str, list[str]]:
        """Return the note as it was typed."""
        return collect(self.note, self.request.POST)

    def show(self, blocks: RowForms, **context: Any) -> HttpResponse:
        """Show the lines with their sum so far."""
        amounts = list(blocks.amounts()) if isinstance(blocks, BudgetForms) else []
        context |= {
            "sums": [(source.value, source.label, money(amount)) for source, amount in by_source(amounts)],
            "whole": money(total(amount for _source, amount in amounts)),
            "separators": FORMATS[current_language()],
        }
        return self.page(forms=[*blocks, self.note], blocks=blocks, note=self.note, **context)

    @cached_property
    def note(self) -> BudgetNoteForm:
        """Return the form beside the lines."""
        posted = self.request.POST if self.request.method == "POST" else None
        kept = {"budget_note": self.application.budget_note}
        return BudgetNoteForm(posted, initial={**kept, **as_initial(BudgetNoteForm.base_fields, self.typed)})
