"""A crawl in a language of brackets: no page says a word that is neither a text of ours nor data."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from django.urls import Resolver404, resolve

from accounts.models import User
from accounts.roles import Role
from core.clock import now
from core.formats.en import words as en_words
from core.languages import LANGUAGE_NAMES
from tests.languages.bare import WORD, bare_words, brackets, words_outside
from tests.makers.applications import make_call, make_draft, submitted_application

__all__ = ["brackets"]

LINK = re.compile(r'href="(/[^"#?]*)["#?]')
# The name of a key on the keyboard.
KEYS = {"esc"}
STARTS = ("/en/", "/en/home/", "/en/apply/", "/admin/", "/en/cabinet/", "/en/commission/", "/en/board/")


def words_of_data() -> set[str]:
    """Every word that stands in the database, and those of languages, dates and numbers."""
    said = [
        *LANGUAGE_NAMES,
        *LANGUAGE_NAMES.values(),
        *KEYS,
        *(str(value) for value in vars(en_words).values()),
    ]
    for model in apps.get_models():
        fields = [
            field.name
            for field in model._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField | models.JSONField | models.UUIDField)
        ]
        said += [str(row) for row in model._default_manager.values_list(*fields)] if fields else []
    return set(WORD.findall(" ".join(said).lower()))


def crawl(client: Client, *starts: str) -> Iterator[tuple[str, str]]:
    """Give the pages that links lead to, one for each kind of page, with its text."""
    waiting, seen = list(starts), set()
    while waiting:
        address = waiting.pop(0)
        try:
            kind = resolve(address).view_name
        except Resolver404:
            continue
        if kind in seen:
            continue
        seen.add(kind)
        response = client.get(address)
        if response.status_code == 200 and response["Content-Type"].startswith("text/html"):
            html = response.content.decode()
            waiting += LINK.findall(html)
            yield kind, html


def bare_pages(client: Client) -> dict[str, list[str]]:
    """Return the kinds of pages that say bare words, with the words."""
    client.cookies["django_language"] = "en"
    pages = {kind: bare_words(html) for kind, html in crawl(client, *STARTS)}
    data = words_of_data()
    found = {kind: [word for word in words if word.lower() not in data] for kind, words in pages.items()}
    return {kind: words for kind, words in found.items() if words}


@pytest.fixture
def calls(db: None) -> None:
    """An open call with a draft and a submitted application, and a call to come."""
    submitted_application()
    make_draft()
    make_call(opens_at=now() + timedelta(days=20))


def test_the_reader_finds_words_outside_brackets_only() -> None:
    html = (
        '<h1>⟦Call <b>inner</b>⟧ bare</h1><p title="told">⟦cut</p><p lang="ky">сөз</p>'
        '<script>x y</script><i class="material-symbols-outlined">home</i><i>жок</i>'
    )
    assert bare_words(html) == ["bare", "told", "жок"]
    assert words_outside("⟦a ⟦nested⟧ text⟧ 5 сом") == (["сом"], 0)


@pytest.mark.usefixtures("calls", "brackets")
def test_public_pages_say_nothing_untranslated(client: Client) -> None:
    assert bare_pages(client) == {}


@pytest.mark.usefixtures("calls", "brackets")
@pytest.mark.parametrize("role", list(Role))
def test_workspaces_say_nothing_untranslated(
    client: Client, user_of: Callable[..., User], role: Role
) -> None:
    client.force_login(user_of(role))
    assert bare_pages(client) == {}
