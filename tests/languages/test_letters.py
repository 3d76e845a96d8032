"""All letters speak in one voice: the same greeting, the same end, a subject that says what it is about."""

import re

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from tests.architecture.sources import relative, tracked

LETTERS = "templates/documents/letters/"
# Parts of letters, not letters.
PARTS = {"base.txt", "application_link.txt", "event_facts.txt", "event_link.txt"}
GREETING = re.compile(
    r"{% load i18n %}(?:{% translate \"Good day!\" %}"
    r"|{% blocktranslate trimmed[^%]*%}Dear {{ name }}!{% endblocktranslate %})\n\n"
)
NAMES = [
    relative(path)
    for path in tracked(f"{LETTERS}*.txt")
    if path.name not in PARTS and not path.name.endswith(".subject.txt")
]


def source(name: str) -> str:
    (path,) = tracked(name)
    return path.read_text()


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_begins_with_a_greeting_and_has_a_subject(name: str) -> None:
    assert GREETING.match(source(name))
    subject = source(name.removesuffix(".txt") + ".subject.txt")
    assert len(subject.strip().splitlines()) == 1


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_letters_of_the_login_end_as_all_others(language: str) -> None:
    with translation.override(language):
        ours = render_to_string("documents/letters/base.txt", {"text": ""})
        theirs = render_to_string("account/email/password_reset_key_message.txt", {"password_reset_url": "/"})
    end = ours.partition("--")[2].strip()
    assert len(end.splitlines()) == 2
    assert theirs.partition("--")[2].strip() == end
