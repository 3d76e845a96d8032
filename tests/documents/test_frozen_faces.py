"""Papers issued before the letterhead had versions and papers a public page are set as they were."""

from datetime import date
from pathlib import Path

import pytest
from django.template.loader import render_to_string

from documents.domain.papers import render
from documents.models import IssuedPaper
from documents.typesetting import tighten
from tests.makers.documents import make_paper

FROZEN = Path(__file__).parent / "frozen"
DAY = date(2026, 7, 14)
CONTENT = {
    "paper": {
        "kind": "contract",
        "number": "РК-2026/07",
        "issued_on": DAY,
        "title": "Келишим",
        "code": "AB12-CD34-EF56",
    },
    "signatory": {"post": "Борбордун директору", "name": "А. К. Жолдошев"},
    "language": "ky",
    "document_title": "Келишим № РК-2026/07",
    "document_date": DAY,
    "original": True,
    "sections": [],
    "sides": [],
}


@pytest.mark.parametrize(
    ("template", "frozen"),
    [
        ("documents/paper_base.html", "documents_paper_base.ky.html"),
        ("residents/contract_paper.html", "residents_contract_paper.ky.html"),
        ("applications/papers/protocol.html", "applications_papers_protocol.ky.html"),
    ],
)
def test_the_page_of_an_older_paper_is_as_it_was(template: str, frozen: str) -> None:
    page = tighten(render_to_string(template, CONTENT))
    assert page == (FROZEN / frozen).read_text(encoding="utf-8")


@pytest.mark.django_db
def test_an_older_paper_gets_neither_a_new_letterhead_nor_an_address() -> None:
    paper = make_paper()
    with_face = render(paper)
    older = IssuedPaper.objects.get(pk=paper.pk)
    older.context = {name: value for name, value in paper.context.items() if name != "issued_with"}
    without = render(older)
    assert without != with_face
    assert without == render(older)
