"""Text as it arrives: nothing invisible stays, nothing visible is lost."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.texts import clean_line, clean_text, is_invisible


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(st.text())
def test_nothing_invisible_stays(text: str) -> None:
    cleaned = clean_text(text)
    assert not any(is_invisible(character) for character in cleaned)
    cleaned.encode()


@given(st.text())
def test_a_line_is_one_line(text: str) -> None:
    assert len(clean_line(text).splitlines()) <= 1


@given(st.text(alphabet="АБВГДЕЁЖЗИЙКЛМНҢОӨПРСТУҮФХЦЧШЩЪЫЬЭЮЯабөүң №«»–", min_size=1))
def test_kyrgyz_words_stay_as_they_were_typed(text: str) -> None:
    assert clean_line(text) == " ".join(text.split())


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\u202eтсет\u202c", "тсет"),
        ("ОшТУ\u200b\ufeff", "ОшТУ"),
        ("А\x00Б\x1b[31m", "АБ[31m"),
        ("\u3164\u2800", ""),
        ("e\u0301", "é"),
        ("Cапат", "Cапат"),
        ("👩\u200d🔬 лаборатория", "👩🔬 лаборатория"),
        ("عثمان", "عثمان"),
        ("\ud800x", "x"),
    ],
)
def test_what_harms_is_taken_out_and_the_rest_is_left(typed: str, kept: str) -> None:
    assert clean_line(typed) == kept


def test_lines_keep_their_breaks_and_lose_their_tails() -> None:
    assert clean_text("  биринчи  \r\nэкинчи\t\r\n\r\n") == "биринчи\nэкинчи"


def test_composed_letters_are_kept() -> None:
    assert clean_line(unicodedata.normalize("NFD", "Байкоочу й ё")) == "Байкоочу й ё"
