"""A crawl in a language of brackets: no page says a word that is neither a text of ours nor data."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from accounts.models import User
from accounts.roles import Role
from tests.languages.bare import bare_words, brackets, words_outside
from tests.languages.data import FILES, words_of_data
from tests.languages.world import people

__all__ = ["brackets", "people"]

LINK = re.compile(r'href="(/[^"#?]*)["#?]')
# The history of every record is the same page.
HISTORY = re.compile(r"admin:\w+_(history|simple_history)")
# Who sees every page there is; the others see some of the same.
ROLES = (Role.ADMINISTRATOR, Role.DIRECTOR, Role.UNIT_STAFF, Role.IP_OFFICER)
ROLES += (Role.EXPERT, Role.RESIDENT, Role.BOARD_MEMBER)
STARTS = ("/en/", "/en/home/", "/en/apply/", "/admin/", "/en/cabinet/", "/en/commission/", "/en/board/")


def crawl(client: Client, *starts: str) -> Iterator[tuple[str, str]]:
    """Give the pages that links lead to, one for each kind of page, with its text."""
    waiting, seen = list(starts), set()
    while waiting:
        address = waiting.pop(0)
        try:
            kind = HISTORY.sub(r"admin:\1", resolve(address).view_name)
        except Resolver404:
            continue
        if kind in seen or FILES.search(address):
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


def test_the_reader_finds_words_outside_brackets_only() -> None:
    html = (
        '<h1>⟦Call <b>inner</b>⟧ bare</h1><p title="told">⟦cut</p><p lang="ky">сөз</p>'
        '<script>x y</script><i class="material-symbols-outlined">home</i><i>жок</i>'
    )
    assert bare_words(html) == ["bare", "told", "жок"]
    assert words_outside("⟦a ⟦nested⟧ text⟧ 5 сом") == (["сом"], 0)


@pytest.mark.long
@pytest.mark.usefixtures("brackets")
def test_no_page_says_a_word_that_was_not_translated(people: dict[Role, User]) -> None:
    found = {"anyone": bare_pages(Client())}
    for role in ROLES:
        client = Client()
        client.force_login(people[role])
        found[role] = bare_pages(client)
    assert {role: pages for role, pages in found.items() if pages} == {}
