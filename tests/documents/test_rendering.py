"""The PDF itself: tagged, in its language, fonts inside, text out; and nothing let in from outside."""

import io
from datetime import date

import pikepdf
import pytest
from pypdf import PdfReader

from documents import charts, typesetting
from documents.rendering import render_pdf
from documents.typesetting import FACES, PaperFetcher, Refused, tighten

CONTENT = {
    "paper": {"number": "РК-2026/07", "issued_on": date(2026, 7, 14), "title": "Келишим", "code": "AB"},
    "signatory": {"post": "Борбордун директору", "name": "Ө. Ү. Ңарымов"},
}
TABLE = """{% extends "documents/paper_base.html" %}{% block content %}
<table><thead><tr><th scope="col">Көрсөткүч</th><th scope="col">Саны</th><th scope="col">План</th></tr>
</thead><tbody>{% for name in names|default:"ABC" %}
<tr><th scope="row">{{ name }}</th><td>24</td><td>20</td></tr>{% endfor %}</tbody></table>
<figure><img src="chart:one" alt="Резиденттер: 24"></figure>{% endblock %}"""


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def make(template: str = "documents/paper_base.html", **given: object) -> bytes:
    values = {"language": "ky", "title": "Келишим № РК-2026/07", "on": date(2026, 7, 14), **given}
    return render_pdf(template, {**CONTENT, **values.pop("context", {})}, **values)  # type: ignore[arg-type]


def test_the_file_says_what_it_is_and_in_which_language() -> None:
    with pikepdf.open(io.BytesIO(make())) as pdf:
        assert str(pdf.Root.Lang) == "ky"
        assert str(pdf.docinfo.Title) == "Келишим № РК-2026/07"
        assert bool(pdf.Root.MarkInfo.Marked) is True
        assert (
            pdf.Root.ViewerPreferences.DisplayDocTitle == "true" or pdf.Root.ViewerPreferences.DisplayDocTitle
        )
        assert str(pdf.docinfo.CreationDate).startswith("D:20260714")
        with pdf.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
            assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
            assert b"PDF/UA identification schema" in pdf.Root.Metadata.read_bytes()


def test_letters_of_kyrgyz_can_be_taken_out_again() -> None:
    text = text_of(make())
    assert "Ө. Ү. Ңарымов" in text
    assert "2026-жылдын 14-июлу" in text


def test_every_font_is_noto_sans_and_inside() -> None:
    with pikepdf.open(io.BytesIO(make())) as pdf:
        fonts = [item for item in pdf.objects if _is(item, "/Type", "/FontDescriptor")]
        assert fonts
        assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)
        assert all("Noto-Sans" in str(font.FontName) for font in fonts)


def test_header_cells_say_which_way_they_point(template) -> None:
    chart = charts.bar_chart([24], ["3-кв."], value_labels=["24"])
    with pikepdf.open(io.BytesIO(make(template("table.html", TABLE), charts={"one": chart}))) as pdf:
        headers = [item for item in pdf.objects if _is(item, "/S", "/TH")]
        assert sorted(str(header.A.Scope) for header in headers) == ["/Column"] * 3 + ["/Row"] * 3
        figures = [item for item in pdf.objects if _is(item, "/S", "/Figure")]
        assert [str(figure.Alt) for figure in figures] == ["Резиденттер: 24"]


def test_where_heads_would_outnumber_figures_rows_do_without_their_own(template) -> None:
    """A reader hears the head before each figure: in a table of two rows that of the column says enough."""
    chart = charts.bar_chart([24], ["3-кв."], value_labels=["24"])
    name = template("table.html", TABLE)
    with pikepdf.open(io.BytesIO(make(name, context={"names": "AB"}, charts={"one": chart}))) as pdf:
        headers = [item for item in pdf.objects if _is(item, "/S", "/TH")]
        assert [str(header.A.Scope) for header in headers] == ["/Column"] * 3
        named = {str(header.ID) for header in headers}
        cells = [item for item in pdf.objects if _is(item, "/S", "/TD")]
        assert {str(head) for cell in cells for head in cell.A.get("/Headers", ())} <= named


def test_nothing_hollow_and_no_running_head_is_read_aloud(template) -> None:
    page = """{% extends "documents/paper_base.html" %}{% block content %}
    <div><p></p></div>{{ text|linebreaks }}{% endblock %}"""
    with pikepdf.open(
        io.BytesIO(make(template("long.html", page), context={"text": "Сап.\n\n" * 90}))
    ) as pdf:
        empty = [item for item in pdf.objects if _is(item, "/Type", "/StructElem") and not len(item.K)]
        assert not empty
        for page_of in pdf.pages:
            drawn = page_of.Contents.read_bytes()
            assert drawn.count(b"/Artifact\n<</Type /Pagination>>\nBDC") >= 1
            assert drawn.count(b"BDC") + drawn.count(b"BMC") == drawn.count(b"EMC")


def test_pages_are_numbered_and_the_first_has_no_running_head(template) -> None:
    long = '{% extends "documents/paper_base.html" %}{% block content %}{{ text|linebreaks }}{% endblock %}'
    pdf = make(template("long.html", long), context={"text": "Сап.\n\n" * 90})
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    count = len(pages)
    assert count > 1
    assert all(f"{number} / {count}" in page for number, page in enumerate(pages, start=1))
    assert ["Келишим № РК-2026/07" in page.replace("\n", " ") for page in pages[1:]] == [True] * (count - 1)


EVIL = [
    "file:///etc/passwd",
    "http://127.0.0.1:9/steal",
    "https://example.org/x.png",
    "ftp://example.org/x",
    "//example.org/x.svg",
    "/etc/passwd",
    "../../config/settings.py",
    "paper:../css/tokens.css",
    "paper:paper.css/../../../etc/passwd",
    "paper:%2e%2e/x.css",
    "chart:other",
    "FILE:///etc/passwd",
]


@pytest.mark.parametrize("address", EVIL)
def test_no_other_address_is_fetched(address: str) -> None:
    with pytest.raises((Refused, ValueError)):
        PaperFetcher({"one": b"<svg/>"}).fetch(address)


def test_what_a_paper_needs_is_fetched() -> None:
    fetcher = PaperFetcher({"one": b"<svg/>"})
    assert fetcher.fetch("chart:one").read() == b"<svg/>"
    assert b"@page" in fetcher.fetch("paper:paper.css").read()
    assert len(fetcher.fetch("paper:font").read()) > 100_000


def test_an_evil_template_gets_nothing_from_outside(template, monkeypatch) -> None:
    """Each way a page can ask for a file; every one comes to our fetcher and none gets through."""
    asked: list[str] = []

    def refuse(self: PaperFetcher, url: str, headers: object = None) -> object:
        if url in ("paper:font", "paper:paper.css", *(f"paper:{name}" for name in FACES)):
            return original(self, url)
        asked.append(url)
        return original(self, url)

    original = PaperFetcher.fetch
    monkeypatch.setattr(PaperFetcher, "fetch", refuse)
    evil = """{% extends "documents/paper_base.html" %}{% block content %}
    <img src="file:///etc/passwd" alt="a"><img src="http://127.0.0.1:9/a.png" alt="b">
    <link rel="stylesheet" href="http://127.0.0.1:9/a.css"><link rel="attachment" href="file:///etc/passwd">
    <style>@import url(file:///etc/hostname); body{background:url(http://127.0.0.1:9/b.png)}</style>
    <object data="file:///etc/passwd"></object><embed src="file:///etc/passwd">
    <svg><image href="file:///etc/passwd" width="9" height="9"/><use href="file:///etc/passwd#a"/></svg>
    {% endblock %}"""
    pdf = make(template("evil.html", evil))
    assert "root:" not in text_of(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.attachments) == 0
    assert any(url.startswith("file:") for url in asked)
    assert any(url.startswith("http:") for url in asked)


def test_a_chart_cannot_bring_a_file_in_either(template) -> None:
    svg = b"""<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>
    <svg xmlns="http://www.w3.org/2000/svg" width="90" height="90">
    <text y="20">&x;</text><image href="file:///etc/passwd" width="9" height="9"/></svg>"""
    pdf = make(template("table.html", TABLE), charts={"one": svg})
    assert "root:" not in text_of(pdf)


def test_what_people_typed_is_shown_and_not_obeyed(template) -> None:
    page = '{% extends "documents/paper_base.html" %}{% block content %}<p>{{ words }}</p>{% endblock %}'
    words = '<img src="file:///etc/passwd"><b>калың</b> {{ settings.SECRET_KEY }} {% include "x" %}'
    text = text_of(make(template("typed.html", page), context={"words": words})).replace("\n", " ")
    assert '<img src="file:///etc/passwd">' in text
    assert "{{ settings.SECRET_KEY }}" in text


def test_strange_text_does_not_stop_a_paper(template) -> None:
    page = '{% extends "documents/paper_base.html" %}{% block content %}<p>{{ words }}</p>{% endblock %}'
    words = "😀 \u202eтескери\u202c ﷽ 中文 " + "узун" * 300
    assert make(template("strange.html", page), context={"words": words}).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "ky",
            "М.М. Адышев атындагы Ош технологиялык университетинин Инновациялык-илимий-технологиялык борбору",
        ),
        (
            "ru",
            "Ошский технологический университет имени М.М. Адышева Инновационно-научно-технологический центр",
        ),
        (
            "en",
            "Osh Technological University named after M.M. Adyshev "
            "Innovation-Scientific-Technological Centre",
        ),
    ],
)
def test_the_letterhead_names_the_university_and_its_unit(language: str, words: str) -> None:
    """1.2: the Centre is a structural unit of OshTU and never stands alone on a paper."""
    assert words in " ".join(text_of(make(language=language)).split())


def test_the_clock_of_the_process_is_left_alone(monkeypatch) -> None:
    monkeypatch.setenv(typesetting.CLOCK, "77")
    with typesetting.fixed_clock():
        pass
    assert typesetting.os.environ[typesetting.CLOCK] == "77"


def _is(item: object, key: str, value: str) -> bool:
    return isinstance(item, pikepdf.Dictionary) and item.get(key) == value


def test_a_templates_white_space_does_not_move_the_lines():
    loose = '<p class="to">\n  № 1\n  <br>\n  22\u00a0октября\n</p><td>\n 5\n</td><p>эки\n  сап</p>'
    assert tighten(loose) == '<p class="to">№ 1<br>22\u00a0октября</p><td>5</td><p>эки\n  сап</p>'
