"""From a template and its content to a PDF (7.3): tagged, its fonts inside, the same bytes each time.

Nothing is fetched but what is listed here: the stylesheets and pictures of `static/pdf/`, the font, and the
charts handed in. There is no network and no other file, whatever a template or a text says.
"""

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import fontpkg_noto_sans
import weasyprint
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.translation import override
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from documents.domain.preparers import Attached
from documents.finishing import finish

# Tagged, archival, and it may carry the data it was made from.
VARIANT = "pdf/a-3a"
FONT = Path(fontpkg_noto_sans.__file__).parent / "files" / "NotoSans[wdth,wght].ttf"
# Cut out of it beforehand (script/font): a paper that cuts its own takes twice as long.
WEIGHTS = ("regular", "semibold", "bold", "narrow-semibold", "narrow-bold")
FACES = tuple(f"noto-sans-{name}.ttf" for name in WEIGHTS)
STYLESHEET = "pdf/paper.css"
PLAIN_NAME = re.compile(r"[a-z0-9_-]+\.(css|svg|png|ttf)")
# Elements whose text WeasyPrint breaks in the wrong place when white space stands at its edges.
EDGES = r"p|h[1-6]|li|td|th|caption|figcaption|small"
AFTER_OPENING = re.compile(rf"(<(?:{EDGES})(?:\s[^>]*)?>|<br>)\s+")
BEFORE_CLOSING = re.compile(rf"\s+(</(?:{EDGES})>|<br>)")
EPOCH = date(1970, 1, 1)
CLOCK = "SOURCE_DATE_EPOCH"
TYPES = {
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".ttf": "font/ttf",
}
PICTURE_HEADS = {b"\x89PNG": ".png", b"\xff\xd8\xff": ".jpg"}


class Refused(ValueError):
    """The paper asked for an address that is not on the list."""


class PaperFetcher(URLFetcher):
    """Answers `paper:font`, `paper:<file of static/pdf>` and `chart:<name>`; refuses all else."""

    def __init__(self, charts: Mapping[str, bytes] | None = None) -> None:
        super().__init__(allowed_protocols=("paper", "chart"), allow_redirects=False)
        self.charts = dict(charts or {})

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        scheme, _, name = url.partition(":")
        if scheme == "chart" and name in self.charts:
            return _response(url, self.charts[name], picture_suffix(self.charts[name]))
        if scheme == "paper" and name == "font":
            return _response(url, FONT.read_bytes(), ".ttf")
        path = static_file(name) if scheme == "paper" else None
        if path:
            return _response(url, path.read_bytes(), path.suffix)
        raise Refused(f"Not for a paper: {url[:80]}")


def typeset(
    template: str,
    context: Mapping[str, Any],
    *,
    language: str,
    title: str,
    on: date | None = None,
    charts: Mapping[str, bytes] | None = None,
    files: Mapping[str, Attached] | None = None,
) -> bytes:
    """The PDF of a template extending `documents/paper_base.html`. `on` is the date written in the file.

    Charts are SVG, shown in the template as `<img src="chart:<name>" alt="…">`. Files are carried inside.
    """
    with override(language):
        html = render_to_string(
            template, {**context, "language": language, "document_title": title, "document_date": on}
        )
    with fixed_clock():
        fetcher = PaperFetcher(charts)
        style, fonts = house_style()
        raw = weasyprint.HTML(string=tighten(html), base_url="paper:", url_fetcher=fetcher).write_pdf(
            stylesheets=[style],
            font_config=fonts,
            pdf_variant=VARIANT,
            pdf_identifier=b"iitb",
            attachments=[*attachments(files or {}, on)],
        )
    return finish(raw)


@cache
def house_style() -> tuple[weasyprint.CSS, FontConfiguration]:
    """The stylesheet of papers with its fonts, read once in a process."""
    fonts, fetcher = FontConfiguration(), PaperFetcher()
    name = f"paper:{Path(STYLESHEET).name}"
    return weasyprint.CSS(url=name, url_fetcher=fetcher, font_config=fonts), fonts


def attachments(files: Mapping[str, Attached], on: date | None) -> Iterator[weasyprint.Attachment]:
    """The files as the paper's own data (AFRelationship), by name, dated as the paper is."""
    day = datetime.combine(on or EPOCH, time())
    for name in sorted(files):
        yield weasyprint.Attachment(
            string=files[name].content,
            name=name,
            description=files[name].description,
            created=day,
            modified=day,
            relationship="Data",
        )


def tighten(html: str) -> str:
    """The page without white space at the edges of its texts: with it, lines break after a first word."""
    return BEFORE_CLOSING.sub(r"\1", AFTER_OPENING.sub(r"\1", html))


@contextmanager
def fixed_clock() -> Iterator[None]:
    """fontTools writes the time into every font it cuts; here that time stands still."""
    before = os.environ.get(CLOCK)
    os.environ[CLOCK] = "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ[CLOCK]
        else:
            os.environ[CLOCK] = before


def picture_suffix(content: bytes) -> str:
    """What kind of picture the caller handed in: a photograph or sign by its first bytes, else a drawing."""
    return next((suffix for head, suffix in PICTURE_HEADS.items() if content.startswith(head)), ".svg")


def fonts() -> list[Path]:
    """The files of the letters: the faces of papers, and the whole font for all other scripts."""
    return [*(static_file(name) or Path(name) for name in FACES), FONT]


def static_file(name: str) -> Path | None:
    """The file of `static/pdf/` with this plain name; nothing for any other name."""
    if not PLAIN_NAME.fullmatch(name):
        return None
    found = finders.find(f"pdf/{name}")
    return Path(found) if isinstance(found, str) else None


def _response(url: str, body: bytes, suffix: str) -> URLFetcherResponse:
    return URLFetcherResponse(url, body, {"Content-Type": TYPES.get(suffix, "application/octet-stream")})
