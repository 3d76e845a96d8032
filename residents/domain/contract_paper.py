"""The contract as a PDF beside its issued original: a draft for reading, a translation for signing."""

from core import clock
from documents.rendering import render_pdf
from residents.domain import contract_text
from residents.models import Contract

TEMPLATE = "residents/contract_paper.html"


def render_draft(contract: Contract, language: str = "ky") -> bytes:
    """What the contract will say if it is issued now; it has no number."""
    text = contract_text.compose(contract)[language]
    title = contract_text.title(language)
    return render_pdf(TEMPLATE, text, language=language, title=title, on=clock.today())


def render_translation(contract: Contract, language: str) -> bytes:
    """The frozen text of an issued contract in `language`; the original is Kyrgyz."""
    title = contract_text.title(language)
    content = {
        **contract.text[language],
        "original": language == "ky",
        "paper": {"number": contract.number, "issued_on": contract.issued_on, "title": title},
    }
    return render_pdf(
        TEMPLATE, content, language=language, title=f"{title} № {contract.number}", on=contract.issued_on
    )
