"""7.3: records are kept in the order set at OshTU: every paper is registered, none is lost or changed."""

from datetime import date

import pytest
from django.conf import settings
from django.core.files.base import ContentFile

from core.actors import StandIn
from core.errors import DomainError
from documents.domain import papers
from documents.enums import FileState, PaperKind
from documents.models import IssuedPaper
from tests.makers.documents import make_paper

pytestmark = pytest.mark.django_db


def test_every_issued_paper_has_a_number_and_a_date() -> None:
    paper = make_paper(PaperKind.CONTRACT, on=date(2026, 7, 14))
    assert (paper.number, paper.issued_on) == ("РК-2026/01", date(2026, 7, 14))


def test_numbers_of_a_register_follow_without_a_gap() -> None:
    numbers = [make_paper(PaperKind.CONTRACT).sequence for _ in range(3)]
    assert numbers == [1, 2, 3]


def test_numbers_begin_anew_each_year() -> None:
    make_paper(PaperKind.CONTRACT, on=date(2026, 12, 31))
    assert make_paper(PaperKind.CONTRACT, on=date(2027, 1, 4)).number == "РК-2027/01"


def test_the_mask_of_a_register_is_a_setting_of_the_centre() -> None:
    assert settings.CENTRE["DOCUMENT_MASKS"]["contract"] == "РК-{year}/{seq:02d}"


def test_an_issued_paper_keeps_the_words_it_was_issued_with() -> None:
    content = {"signatory": {"name": "А. К. Жолдошев"}}
    paper = make_paper(context=content)
    content["signatory"]["name"] = "Башка киши"
    assert IssuedPaper.objects.get(pk=paper.pk).context["signatory"]["name"] == "А. К. Жолдошев"


def test_a_paper_changed_after_it_was_issued_is_found_out() -> None:
    paper = papers.ensure_file(make_paper())
    paper.file.storage.delete(paper.file.name)
    paper.file.storage.save(paper.file.name, ContentFile(b"%PDF-1.7 another"))
    assert papers.verify_file(paper) is FileState.ALTERED
    with pytest.raises(DomainError):
        papers.ensure_file(paper)


def test_the_register_says_who_issued_a_paper(director) -> None:
    assert make_paper(actor=director).history.get().history_user == director
    assert make_paper(actor=StandIn.SYSTEM).history.get().history_user is None
