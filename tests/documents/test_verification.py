"""A paper is confirmed by its code: kind, number, date and hash, and never what it says (7.3)."""

import re
from datetime import date
from pathlib import Path

import pytest
import segno
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from post_office.models import Email
from pypdf import PageObject, PdfReader

from core.clock import moment_of
from core.errors import FieldError, NotAllowed, WrongState
from documents import public_views
from documents.domain import papers
from documents.domain.annulment import annul_paper
from documents.domain.faces import qr_code
from documents.domain.verification import confirm, read_code
from documents.enums import FileState, PaperKind
from documents.models import IssuedPaper
from tests.makers.documents import DAY, PDF, make_paper

pytestmark = pytest.mark.django_db
SAME, OTHER = "This is the same file", "This is another file"


@pytest.fixture
def paper() -> IssuedPaper:
    """A paper with its file."""
    return papers.ensure_file(make_paper(PaperKind.CONTRACT, title="ЖЧК «Сыр» менен келишим"))


def address(code: str, language: str = "en") -> str:
    return f"/{language}/verify/{code}/"


def spoil(paper: IssuedPaper) -> None:
    """Somebody changes the file on the disk."""
    paper.file.storage.delete(paper.file.name)
    paper.file.storage.save(paper.file.name, ContentFile(b"%PDF-1.7 another contract"))


def dark_squares(page: PageObject) -> set[tuple[int, int]]:
    """The squares of a code drawn on a page, each line of it from the middle of one square to another."""
    strokes = re.findall(rb"^(\d+) (\d+)\.5 m\n(\d+) \2\.5 l$", page.get_contents().get_data(), re.MULTILINE)
    return {(column, int(row)) for first, row, last in strokes for column in range(int(first), int(last))}


def squares_of(url: str) -> set[tuple[int, int]]:
    """The dark squares of the code of an address, within a margin of two."""
    rows = segno.make(url, error="m", micro=False, boost_error=False).matrix
    return {(x + 2, y + 2) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark}


def test_the_page_confirms_kind_number_date_and_hash_without_the_content(client: Client, paper) -> None:
    page = client.get(address(paper.code)).content.decode()
    for fact in ("valid", "Contract", paper.number, "14 July 2026", paper.sha256):
        assert fact in page
    assert "Сыр" not in page


@pytest.mark.parametrize(
    "typed",
    ["{code}", "  {lower} ", "{bare}", "{spaced}", "{cyrillic}"],
    ids=["as printed", "small letters", "without hyphens", "with spaces", "in letters of the other alphabet"],
)
def test_a_code_is_read_as_people_type_it(typed: str) -> None:
    code = "0A1B-2C3E-5F60"
    written = {
        "code": code,
        "lower": code.lower(),
        "bare": code.replace("-", ""),
        "spaced": code.replace("-", " – "),
        "cyrillic": "ОА1В-2СЗЕ-5FБО",
    }
    assert read_code(typed.format(**written)) == code


@given(st.text(max_size=30))
def test_any_text_is_a_code_or_is_not_and_is_its_own_reading(typed: str) -> None:
    code = read_code(typed)
    assert code == "" or read_code(code) == code


def test_the_form_leads_to_the_page_of_the_code_and_explains_a_wrong_one(client: Client, paper) -> None:
    led = client.post("/en/verify/", {"code": paper.code.lower().replace("-", " ")})
    assert (led.status_code, led.url) == (302, address(paper.code))
    wrong = client.post("/en/verify/", {"code": "hello"})
    assert wrong.status_code == 200
    assert "twelve characters" in wrong.content.decode()
    assert 'value="hello"' in wrong.content.decode()


def test_an_unknown_code_gets_a_calm_sentence_and_404(client: Client) -> None:
    answer = client.get(address("0000-0000-0000"))
    assert answer.status_code == 404
    assert "There is no paper with this code" in answer.content.decode()


def test_guessing_is_stopped_for_the_device_that_guesses(client: Client, paper, monkeypatch) -> None:
    monkeypatch.setattr(public_views, "MISSES", 3)
    statuses = [client.get(address(f"0000-0000-000{number}")).status_code for number in range(4)]
    assert statuses == [404, 404, 404, 429]
    assert client.get(address(paper.code)).status_code == 429
    assert Client(REMOTE_ADDR="10.9.8.7").get(address(paper.code)).status_code == 200


def test_behind_a_web_server_each_reader_has_limits_of_their_own(paper, monkeypatch, settings) -> None:
    monkeypatch.setattr(public_views, "MISSES", 1)
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    guesser, reader = (Client(headers={"x-forwarded-for": f"1.1.1.1, 10.0.0.{number}"}) for number in (1, 2))
    lying = Client(headers={"x-forwarded-for": "10.0.0.2, 10.0.0.1"})
    assert guesser.get(address("0000-0000-0000")).status_code == 404
    answers = [browser.get(address(paper.code)).status_code for browser in (guesser, lying, reader)]
    assert answers == [429, 429, 200]


def test_codes_have_48_bits_and_do_not_follow_each_other() -> None:
    codes = [make_paper().code for _each in range(20)]
    assert len({code[:4] for code in codes}) > 15
    assert all(read_code(code) == code for code in codes)


def test_the_server_compares_a_file_and_keeps_nothing(client: Client, paper, private_files: Path) -> None:
    stored = (private_files / paper.file.name).read_bytes()
    before = sorted(private_files.rglob("*"))
    for content, sentence, absent in (
        (stored, SAME, OTHER),
        (stored + b"\n", OTHER, SAME),
        (PDF, OTHER, SAME),
    ):
        answer = client.post(address(paper.code), {"file": SimpleUploadedFile("a.pdf", content)})
        shown = answer.content.decode().split('id="compare-file"')[0]
        assert sentence in shown
        assert absent not in shown
    assert sorted(private_files.rglob("*")) == before


def test_a_file_that_is_not_sent_or_too_big_is_asked_for_again(client: Client, paper, monkeypatch) -> None:
    assert "file" in client.post(address(paper.code)).context["form"].errors
    monkeypatch.setattr("documents.public_forms.largest_bytes", lambda: 10)
    answer = client.post(address(paper.code), {"file": SimpleUploadedFile("a.pdf", PDF)})
    assert "too big" in answer.content.decode()


def test_a_changed_file_is_told_to_the_reader_and_once_to_the_staff(client: Client, paper, director) -> None:
    spoil(paper)
    for _twice in range(2):
        page = client.get(address(paper.code)).content.decode()
    assert "not the one that was issued" in page
    assert paper.sha256 in page
    letters = Email.objects.all()
    assert [letter.to for letter in letters] == [[director.email]]
    assert paper.number in letters[0].message
    paper.refresh_from_db()
    assert paper.altered_at is not None


def test_a_restored_file_ends_the_alarm(paper, director, private_files: Path) -> None:
    path = private_files / paper.file.name
    whole = path.read_bytes()
    path.write_bytes(whole + b" ")
    assert confirm(paper.code).state is FileState.ALTERED
    path.write_bytes(whole)
    assert confirm(paper.code).state is FileState.WHOLE
    assert IssuedPaper.objects.get(pk=paper.pk).altered_at is None


def test_a_paper_that_is_no_longer_valid_says_so_and_names_its_successor(
    client: Client, paper, director
) -> None:
    successor = make_paper(PaperKind.CONTRACT)
    annul_paper(
        paper, on=DAY, reason="Каталар бар.", replaced_by=successor, actor=director, at=moment_of(DAY)
    )
    page = client.get(address(paper.code)).content.decode()
    assert "no longer valid" in page
    assert successor.number in page
    assert "Каталар" not in page


def test_a_paper_is_annulled_once_with_a_reason_by_whoever_may(paper, director, clerk) -> None:
    facts = {"on": DAY, "reason": "Каталар бар.", "at": moment_of(DAY)}
    with pytest.raises(NotAllowed):
        annul_paper(paper, **facts, actor=clerk)
    for wrong in (
        {"reason": " "},
        {"on": date(2026, 7, 13)},
        {"on": date(2026, 7, 15)},
        {"replaced_by": paper},
    ):
        with pytest.raises(FieldError):
            annul_paper(paper, **{**facts, **wrong}, actor=director)
    annul_paper(paper, **facts, actor=director)
    with pytest.raises(WrongState):
        annul_paper(paper, **facts, actor=director)


def test_the_qr_code_drawn_on_the_paper_leads_to_its_address(paper, private_files: Path) -> None:
    drawn = set().union(*map(dark_squares, PdfReader(private_files / paper.file.name).pages))
    assert drawn == squares_of(f"http://localhost:8000/ky/verify/{paper.code}/")
    assert drawn != squares_of("http://localhost:8000/ky/verify/0000-0000-0000/")


def test_each_new_paper_carries_its_address_as_a_qr_code(paper) -> None:
    with translation.override("ky"):
        assert paper.context["issued_with"]["verify_url"] == f"http://localhost:8000/ky/verify/{paper.code}/"
    assert qr_code("http://localhost:8000/") == qr_code("http://localhost:8000/")
    assert qr_code("http://localhost:8000/") != qr_code("http://localhost:8001/")
