"""Steps whose blocks are added and taken away by buttons, without any script."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from applications.domain.drafts import keep_typed
from applications.forms.rows import RowForms
from applications.views.steps import LATER, StepView
from core.errors import DomainError

type Row = Mapping[str, Any]


class RowsView(StepView):
    """Blocks of questions, as many as needed."""

    forms_class: ClassVar[type[RowForms]]

    def kept(self) -> list[Row]:
        """Return the rows as they are kept."""
        raise NotImplementedError

    def keep(self, blocks: RowForms) -> None:
        """Keep the rows, valid, as the answer of this step."""
        raise NotImplementedError

    def more(self) -> dict[str, list[str]]:
        """Return what else was typed on the page, to be kept with the rows until it is accepted."""
        return {}

    def show(self, blocks: RowForms, **context: Any) -> HttpResponse:
        """Show the page."""
        return self.page(forms=blocks, **context)

    def is_valid(self, blocks: RowForms) -> bool:
        """Say whether everything on the page can be kept."""
        return blocks.is_valid()

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show the rows kept, and those typed and not accepted yet."""
        return self.show(self.forms_class(rows=self._typed_rows() or self.kept()))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Add a block, take one away, or keep the rows and go on."""
        blocks = self.forms_class(request.POST)
        leaving = LATER in request.POST
        try:
            if "add" in request.POST or "remove" in request.POST:
                return self._reshape(blocks)
            if self.is_valid(blocks):
                self.keep(blocks)
                return self.leave_by_mail() if leaving else self.go_on()
            self._remember(blocks.rows)
        except DomainError as error:
            self._remember(blocks.rows)
            return self.show(blocks, sentence=str(error))
        return self.leave_by_mail() if leaving else self.show(blocks)

    def _reshape(self, blocks: RowForms) -> HttpResponse:
        """Keep what is typed with one block more or less, and show the page anew at that place."""
        rows = list(blocks.rows)
        removed = self.request.POST.get("remove", "")
        if removed.isdecimal() and int(removed) < len(rows):
            del rows[int(removed)]
            place = max(int(removed) - 1, 0)
        else:
            rows += [{}] if blocks.can_grow else []
            place = len(rows) - 1
        self._remember(rows)
        return HttpResponseRedirect(f"{self.request.get_full_path()}#{self.forms_class.prefix}-{place}")

    def _remember(self, rows: list[Row]) -> None:
        fields = self.forms_class.fields
        typed = {name: [row.get(name, "") for row in rows] for name in fields}
        keep_typed(self.application, step=self.step, typed={**typed, **self.more()})

    def _typed_rows(self) -> list[Row]:
        fields = self.forms_class.fields
        columns = [self.typed.get(name, []) for name in fields]
        if not all(columns):
            return []
        return [dict(zip(fields, row, strict=True)) for row in zip(*columns, strict=True)]
