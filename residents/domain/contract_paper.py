"""The contract as a PDF beside its issued original: a draft for reading, a translation for signing."""

from datetime import date
from typing import Any

from core import clock
from documents.rendering import render_pdf
from residents.domain import contract_text
from residents.models import Contract, Supplement

TEMPLATE = "residents/contract_paper.html"


def render_draft(contract: Contract, language: str = "ky") -> bytes:
    """What the contract will say if it is issued now; it has no number."""
    return set_draft(contract_text.compose(contract), contract_text.title(language), language)


def render_translation(contract: Contract, language: str) -> bytes:
    """The frozen text of an issued contract in `language`; the original is Kyrgyz."""
    return set_translation(contract, contract_text.title(language), language)


def set_draft(texts: dict[str, dict[str, Any]], title: str, language: str) -> bytes:
    """The composed words of a draft on the letterhead, without a number."""
    return render_pdf(TEMPLATE, texts[language], language=language, title=title, on=clock.today())


def set_translation(row: Contract | Supplement, title: str, language: str) -> bytes:
    """The frozen words of an issued paper in `language`. Raises ValueError before it is issued."""
    issued_on: date | None = row.issued_on
    if issued_on is None:
        raise ValueError(f"Not issued yet: {row}")
    content = {
        **row.text[language],
        "original": language == "ky",
        "paper": {"number": row.number, "issued_on": issued_on, "title": title},
    }
    return render_pdf(TEMPLATE, content, language=language, title=f"{title} № {row.number}", on=issued_on)
