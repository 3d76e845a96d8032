"""The memorandum by clause, its eight obligations and what was done for them (memorandum 3, 5)."""

from typing import Any

from django.views.generic import TemplateView

from core.languages import current_language
from partnerships.domain.memorandum import the_memorandum
from partnerships.domain.queries import board
from partnerships.enums import Side
from partnerships.memorandum import Paragraph
from partnerships.views.words import board_rows, term_rows


class MemorandumView(TemplateView):
    """The Kyrgyz text is the original; Russian and English are renderings, and say so."""

    template_name = "partnerships/memorandum_page.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        agreement = the_memorandum()
        language = current_language()
        rows = board_rows(board(agreement, public=True))
        return super().get_context_data(
            title=agreement.clauses[0][language],
            preamble=agreement.clauses[1][language],
            sections=_sections(agreement.clauses, language),
            signatures=[one[language] for one in agreement.clauses if one["kind"] == "signature"],
            term=term_rows(agreement),
            sides=[(side.label, [row for row in rows if row["obligation"].side == side]) for side in Side],
            **kwargs,
        )


def _sections(clauses: list[Paragraph], language: str) -> list[dict[str, Any]]:
    """Sections with their clauses; points of 3.1 and 3.2 stand under their clause."""
    sections: list[dict[str, Any]] = []
    for one in clauses[2:]:
        words = one[language]
        if one["kind"] == "section":
            sections.append({"number": one["number"], "title": words, "clauses": []})
        elif one["kind"] == "item":
            sections[-1]["clauses"][-1]["items"].append(words)
        elif one["kind"] != "signature":
            number = one["number"] if one["kind"] == "clause" else ""
            sections[-1]["clauses"].append({"number": number, "text": words, "items": []})
    return sections
