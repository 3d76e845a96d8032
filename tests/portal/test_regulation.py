"""The Regulation stands on the site word for word, by clause (1.1)."""

import hashlib

import pytest
from django.test import Client

from portal.regulation import SOURCE, regulation

# All letters of the supplied text without its spaces and broken lines.
LETTERS_OF_THE_SOURCE = "43875d992ea637d7659aef4ca0784b8f345ae87668090c501ca332e89a40ffba"
CLAUSES = ["1.4", "2.3", "3.1.2", "3.3.1", "3.3.4", "4.2.3", "6.2.4", "7.1", "7.2", "8.3"]

pytestmark = pytest.mark.django_db


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


@pytest.mark.parametrize("language", ["ru", "en"])
def test_other_languages_show_the_kyrgyz_original_and_say_so(client: Client, language: str):
    page = client.get(f"/{language}/regulation/").content.decode()
    assert '<article class="reg col-lg-8 order-lg-1" lang="ky">' in page
    assert "Резидент статусу төмөнкүдөй учурларда токтотулушу мүмкүн" in page
    assert '<div class="box mb-5">' in page


def test_kyrgyz_page_needs_no_such_sentence(client: Client):
    assert '<div class="box mb-5">' not in client.get("/ky/regulation/").content.decode()
