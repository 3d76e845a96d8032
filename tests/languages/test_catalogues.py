"""Every text of the portal is there in Kyrgyz and Russian, whole and well formed."""

import re
from functools import cache
from pathlib import Path

import polib
import pytest

from tests.architecture.sources import relative, tracked
from tests.languages.sources import Key, found, unseen_names

ROOT = Path(__file__).parents[2]
CATALOGUES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("locale*/*/LC_MESSAGES/*.po"))
LANGUAGES = ("ky", "ru")
PLACE = re.compile(r"%\(\w+\)[a-z]|%[sdr]|\{[\w.]*\}")
# A suffix on a variable cannot follow the vowels of what will stand there; a noun after a hyphen may stand.
SUFFIX_ON_PLACE = re.compile(
    r"(?:%\(\w+\)[a-z]|%[sd]|\{\w*\})(?:</\w+>)?(?:[а-яёңөү]|[-’'»”][а-яёңөү]{1,3}\b(?!\.))", re.IGNORECASE
)
LINK = re.compile(r"%\((?:end_)?link\)s")
MIXED_LETTERS = re.compile(r"[a-z][а-яёңөү]|[а-яёңөү][a-z]", re.IGNORECASE)
# Words of Django's and allauth's Kyrgyz that nobody says.
UNUSABLE = re.compile(r"эдарек|экат\b|жеткилер|купуя|эмейл|дурусталган|кыйрат|обект", re.IGNORECASE)
# Speech marks are «…»; the straight ones stand only in a tag.
WRONG_MARKS = re.compile(r"\"|[“”„]")
TAG = re.compile("<[^>]*>")
# «Сен», and verbs that end as one speaks to a child; the portal says «сиз».
FAMILIAR = re.compile(r"\b(?:сен(?:и|ин|де|ден)?|сага)\b|\w(?:[дс][ыиуү]ң|ңбы)\b", re.IGNORECASE)
SAME = set((Path(__file__).parent / "same_words.txt").read_text().lower().splitlines())


@cache
def entries(name: str) -> tuple[polib.POEntry, ...]:
    """The living entries of a catalogue, which takes seconds to read."""
    return tuple(entry for entry in polib.pofile(str(ROOT / name)) if not entry.obsolete)


def words(entry: polib.POEntry) -> list[str]:
    """The translations of an entry: one, or one for each plural form."""
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


def complaints(name: str, pattern: re.Pattern[str]) -> list[str]:
    """The translations in which `pattern` occurs; the ends of a link are no values."""
    texts = [LINK.sub("", word) for entry in entries(name) for word in words(entry)]
    return [text for text in texts if pattern.search(text)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_has_each_text_of_the_code_and_no_other(language: str) -> None:
    """Run script/messages when this fails, and translate what is new."""
    name = f"locale/{language}/LC_MESSAGES/django.po"
    listed: set[Key] = {(entry.msgctxt, entry.msgid) for entry in entries(name)}
    texts = found()
    assert {key: place for key, place in texts.items() if key not in listed} == {}
    assert listed - texts.keys() == set()


def test_every_text_is_marked_by_a_name_the_extraction_knows() -> None:
    seen = {relative(path): unseen_names(path) for path in tracked("*.py")}
    assert {name: names for name, names in seen.items() if names} == {}


@pytest.mark.parametrize("name", CATALOGUES)
def test_nothing_is_left_untranslated_or_guessed(name: str) -> None:
    assert [entry.msgid for entry in entries(name) if entry.fuzzy or not all(words(entry))] == []


@pytest.mark.parametrize("name", CATALOGUES)
def test_each_translation_keeps_the_places_for_values(name: str) -> None:
    for entry in entries(name):
        places = set(PLACE.findall(entry.msgid + entry.msgid_plural))
        for word in words(entry):
            assert set(PLACE.findall(word)) <= places, entry.msgid
            assert entry.msgid_plural or set(PLACE.findall(word)) == places, entry.msgid


@pytest.mark.parametrize("name", CATALOGUES)
def test_no_suffix_is_glued_to_a_value(name: str) -> None:
    assert complaints(name, SUFFIX_ON_PLACE) == []


@pytest.mark.parametrize("name", CATALOGUES)
def test_no_latin_letter_hides_in_a_word(name: str) -> None:
    assert complaints(name, MIXED_LETTERS) == []


def test_english_is_in_latin_letters() -> None:
    """A word of the Regulation may be quoted."""
    texts = [entry.msgid for entry in entries("locale/ky/LC_MESSAGES/django.po")]
    assert [text for text in texts if re.search("[а-яёңөү]", re.sub("«.*?»", "", text), re.IGNORECASE)] == []


@pytest.mark.parametrize("name", [name for name in CATALOGUES if "/ky/" in name])
def test_kyrgyz_is_the_kyrgyz_people_speak(name: str) -> None:
    assert complaints(name, UNUSABLE) == []


@pytest.mark.parametrize("name", [name for name in CATALOGUES if "/ky/" in name])
def test_kyrgyz_is_polite(name: str) -> None:
    assert FAMILIAR.search("Өчүргүң келеби? Ишенесиңби? Сен жаздың.")
    assert complaints(name, FAMILIAR) == []


@pytest.mark.parametrize("name", CATALOGUES)
def test_speech_marks_are_those_of_the_language(name: str) -> None:
    texts = [TAG.sub("", word) for entry in entries(name) for word in words(entry)]
    assert [text for text in texts if WRONG_MARKS.search(text)] == []


@pytest.mark.parametrize("folder", ["locale", "locale_libraries"])
def test_kyrgyz_is_neither_russian_nor_english(folder: str) -> None:
    """Words that are really the same in both languages stand in same_words.txt, one a line."""
    kyrgyz, russian = (
        {(e.msgctxt, e.msgid): words(e)[0] for e in entries(f"{folder}/{language}/LC_MESSAGES/django.po")}
        for language in LANGUAGES
    )
    same = {
        word
        for key, word in kyrgyz.items()
        if word in (key[1], russian.get(key)) and re.search(r"[^\W\d_]{3}", word)
    }
    assert {word for word in same if word.lower() not in SAME} == set()


@pytest.mark.parametrize(("language", "forms"), [("ky", 1), ("ru", 3)])
def test_plurals_have_the_forms_of_the_language(language: str, forms: int) -> None:
    for name in (name for name in CATALOGUES if f"/{language}/" in name):
        plurals = [entry for entry in entries(name) if entry.msgid_plural]
        assert {len(words(entry)) for entry in plurals} <= {forms}
