"""In the language of brackets again: every page the access table serves, seen by the first role it serves."""

import pytest

from tests.access.conftest import blank_papers, world
from tests.access.table import Row, rows
from tests.access.test_access import path_of
from tests.access.world import World
from tests.languages.bare import bare_words, brackets
from tests.languages.data import FILES, words_of_data

__all__ = ["blank_papers", "brackets", "world"]

SERVED = [row for row in rows() if row.method == "GET" and "y" in row.letters.values()]

pytestmark = pytest.mark.django_db


def bare_words_of(row: Row, world: World) -> list[str]:
    """What the page says outside all brackets; a file says nothing here."""
    path = path_of(row, world)
    if FILES.search(path):
        return []
    role = next(role for role, letter in row.letters.items() if letter == "y")
    client = world.client(role)
    client.cookies["django_language"] = "en"
    answer = client.get(path)
    assert answer.status_code == 200, row
    return bare_words(answer.content.decode()) if "text/html" in answer["Content-Type"] else []


@pytest.mark.usefixtures("brackets")
def test_no_page_of_the_access_table_says_a_word_that_was_not_translated(world: World) -> None:
    data = words_of_data()
    said = {str(row): bare_words_of(row, world) for row in SERVED}
    found = {page: [word for word in words if word.lower() not in data] for page, words in said.items()}
    assert {page: words for page, words in found.items() if words} == {}
