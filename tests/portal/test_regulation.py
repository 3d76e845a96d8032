"""The Regulation stands on the site word for word, by clause (1.1)."""

import hashlib
import re

import pytest
from django.test import Client

from portal.regulation import FOLDER, SOURCE, Regulation, regulation

# All letters of the supplied text without its spaces and broken lines.
LETTERS_OF_THE_SOURCE = "43875d992ea637d7659aef4ca0784b8f345ae87668090c501ca332e89a40ffba"
CLAUSES = ["1.4", "2.3", "3.1.2", "3.3.1", "3.3.4", "4.2.3", "6.2.4", "7.1", "7.2", "8.3"]
RENDERINGS = ["ru", "en"]

pytestmark = pytest.mark.django_db


def shape(text: Regulation) -> list[tuple[str, bool, int, list[bool], int]]:
    """What a text is made of, whatever its words are."""
    sections = [(section.number, True, 0, [], len(section.clauses)) for section in text.sections]
    clauses = [
        (
            clause.number,
            bool(clause.title),
            len(clause.paragraphs),
            [bool(item.lead) for item in clause.items],
            len(clause.points),
        )
        for clause in text.clauses
    ]
    return sections + clauses


def test_no_letter_of_the_source_is_changed():
    lines = [line for line in SOURCE.read_text("utf-8").splitlines() if not line.startswith("#")]
    letters = "".join("".join(lines).split())
    assert hashlib.sha256(letters.encode()).hexdigest() == LETTERS_OF_THE_SOURCE


def test_eight_sections_and_every_point_are_read():
    text = regulation()
    assert [section.number for section in text.sections] == ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"]
    assert [len(section.clauses) for section in text.sections] == [4, 3, 3, 3, 3, 3, 3, 3]
    assert [point.number for point in text.clause("3.3").points] == ["3.3.1", "3.3.2", "3.3.3", "3.3.4"]
    assert len(text.clause("4.2.3").items) == 6
    assert [item.lead for item in text.clause("1.4").items][:3] == [
        "Инновация",
        "Инновациялык долбоор",
        "Стартап",
    ]


def test_unknown_clause_is_an_error():
    with pytest.raises(KeyError):
        regulation().clause("9.9")


@pytest.mark.parametrize("number", CLAUSES)
def test_each_clause_has_its_own_address(client: Client, number: str):
    page = client.get("/ky/regulation/").content.decode()
    assert f'<div class="clause" id="{number}">' in page


def test_no_anchor_stands_twice(client: Client):
    page = client.get("/ky/regulation/").content.decode()
    ids = [part.split('"')[0] for part in page.split(' id="')[1:]]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("language", RENDERINGS)
def test_a_rendering_has_every_clause_and_line_of_the_original_and_no_other(language: str):
    assert shape(regulation(language)) == shape(regulation())


@pytest.mark.parametrize(("language", "foreign"), [("ru", "[ңөүҢӨҮA-Za-z]"), ("en", "[А-яЁёңөүҢӨҮ]")])
def test_no_line_of_a_rendering_is_left_in_kyrgyz(language: str, foreign: str):
    lines = [line for line in (FOLDER / f"{language}.txt").read_text("utf-8").splitlines() if line[:1] != "#"]
    numbered = re.compile(r"^(Раздел [IVX]+|o )")
    assert [line for line in lines if re.search(foreign, numbered.sub("", line))] == []
    paragraphs = {text for clause in regulation().clauses for text in clause.paragraphs}
    assert [line for line in lines if line in paragraphs] == []


@pytest.mark.parametrize(("language", "note"), [("ru", "неофициальный"), ("en", "unofficial")])
def test_a_rendering_says_that_the_kyrgyz_text_is_the_original(client: Client, language: str, note: str):
    page = client.get(f"/{language}/regulation/").content.decode()
    box = page.split('<div class="box now mb-5">')[1].split("</div>")[0]
    assert note in box
    assert 'href="/ky/regulation/"' in box
    assert f'href="/{language}/regulation/?beside=ky"' in box


@pytest.mark.parametrize("language", RENDERINGS)
def test_the_original_stands_beside_each_clause_when_asked(client: Client, language: str):
    words = "Резидент статусу төмөнкүдөй учурларда токтотулушу мүмкүн"
    assert words not in client.get(f"/{language}/regulation/").content.decode()
    page = client.get(f"/{language}/regulation/?beside=ky").content.decode()
    assert words in page
    assert page.count('<div class="text original" lang="ky">') == len(list(regulation().clauses))
    ids = [part.split('"')[0] for part in page.split(' id="')[1:]]
    assert len(ids) == len(set(ids))


def test_the_kyrgyz_page_shows_itself_once(client: Client):
    page = client.get("/ky/regulation/?beside=ky").content.decode()
    assert '<div class="box' not in page
    assert "original" not in page


def test_a_day_that_is_none_is_said_beside_the_field_and_kept(client: Client):
    page = client.get("/ky/regulation/", {"on": "31.02.2026"}).content.decode()
    assert "календарда" in page
    assert 'value="31.02.2026"' in page
    assert 'aria-invalid="true"' in page


@pytest.mark.parametrize("asked", [{}, {"on": ""}])
def test_without_a_day_the_version_of_today_is_read(client: Client, asked: dict[str, str]):
    page = client.get("/ky/regulation/", asked).content.decode()
    assert 'aria-invalid="true"' not in page
    assert 'name="on"' in page
