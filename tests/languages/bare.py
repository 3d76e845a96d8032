"""A language made of brackets: what a page shows outside them was never given to gettext."""

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django.utils import translation
from django.utils.translation import trans_real

OPEN, CLOSE = "⟦", "⟧"
WORD = re.compile(r"[^\W\d_]{2,}")
SILENT = {"script", "style", "code", "template"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
BLOCKS = frozenset(
    {"address", "article", "caption", "dd", "details", "div", "dt", "fieldset", "footer", "form", "header"}
    | {"h1", "h2", "h3", "h4", "legend", "li", "main", "nav", "option", "p", "section", "summary", "table"}
    | {"td", "th", "title", "tr", "ul"}
)
SPOKEN = {"alt", "aria-label", "aria-description", "placeholder", "title", "data-l", "label"}
# An icon of the admin is written as its name, which the icon font draws.
ICON = "material-symbols"
# Not words but a list of three for the `yesno` filter.
LISTS = {"yes,no,maybe"}


def bracketed(real: Callable[..., str]) -> Callable[..., str]:
    """Return gettext's function `real`, whose texts come in brackets."""

    def say(*args: Any) -> str:
        text = real(*args)
        return text if not text.strip() or text in LISTS else f"{OPEN}{text}{CLOSE}"

    return say


@pytest.fixture
def brackets(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """For one test every translated text stands in brackets."""
    for name in ("gettext", "pgettext", "ngettext", "npgettext"):
        monkeypatch.setattr(translation._trans, name, bracketed(getattr(trans_real, name)), raising=False)
    with translation.override("en"):
        yield


class PageReader(HTMLParser):
    """Collects the words of a page that stand outside all brackets.

    What an element says in another language (`lang`) is a quotation, and so data.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self.bare: list[str] = []
        self.depth = 0
        self.silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in VOID and (self.silent or tag in SILENT or self._is_quoted(given)):
            self.silent.append(tag)
        if self.silent:
            return
        if given.get("type") in {"submit", "button", "reset"}:
            shown = given.get("value") if tag == "input" else ""  # a button shows what stands inside it
            given["title"] = f"{given.get('title') or ''} {shown or ''}"
        for name in SPOKEN & given.keys():
            self.bare += words_outside(given[name] or "")[0]

    def handle_endtag(self, tag: str) -> None:
        if self.silent and tag == self.silent[-1]:
            self.silent.pop()
        elif tag in BLOCKS:
            self.depth = 0

    def handle_data(self, data: str) -> None:
        if not self.silent:
            words, self.depth = words_outside(data, self.depth)
            self.bare += words

    def _is_quoted(self, given: dict[str, str | None]) -> bool:
        return ICON in (given.get("class") or "") or given.get("lang") not in {None, self.language}


def words_outside(text: str, depth: int = 0) -> tuple[list[str], int]:
    """Return the words outside brackets, and how deep in them the text ends."""
    outside = []
    for piece in re.split(f"([{OPEN}{CLOSE}])", text):
        if piece == OPEN:
            depth += 1
        elif piece == CLOSE:
            depth = max(depth - 1, 0)
        elif depth == 0:
            outside.append(piece)
    return WORD.findall(" ".join(outside)), depth


def bare_words(html: str, language: str = "en") -> list[str]:
    """Return the words of a page that stand outside all brackets, in their order."""
    reader = PageReader(language)
    reader.feed(html)
    reader.close()
    return reader.bare
