"""The report as a table: what is downloaded can be sent back, and every wrong cell is named."""

from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from openpyxl import Workbook, load_workbook

from core.quarters import Quarter
from residents.models import PeriodicReport, Residency
from residents.sheet_layout import ANSWER_ROWS
from tests.makers.residents import (
    announcement,
    make_residency,
    receipt,
    representative_of,
    saved_report,
    verified_report,
)
from tests.residents.test_report_pages import address

pytestmark = pytest.mark.django_db
Q1, Q2 = Quarter(2026, 1), Quarter(2026, 2)
ANSWERS = {
    "jobs_full": 5,
    "jobs_part": 2,
    "women": "3",
    "students": 0,
    "revenue": 1234.5,
    "progress": "Эки кардар.",
}
Book = Any


@pytest.fixture
def residency() -> Residency:
    return make_residency()


@pytest.fixture
def client(residency: Residency) -> Client:
    browser = Client()
    browser.force_login(representative_of(residency))
    return browser


def downloaded(client: Client, residency: Residency, quarter: Quarter = Q1) -> Book:
    page = client.get(address(residency, "sheet.xlsx", quarter))
    assert page["X-Content-Type-Options"] == "nosniff"
    return load_workbook(BytesIO(page.content))


def filled(book: Book, **answers: Any) -> Book:
    for name, value in {**ANSWERS, **answers}.items():
        book.worksheets[0].cell(ANSWER_ROWS[name], 2).value = value
    return book


def sent(client: Client, residency: Residency, book: Book, *, version: int = 0) -> HttpResponse:
    stream = BytesIO()
    book.save(stream)
    file = SimpleUploadedFile("Отчет.xlsx", stream.getvalue())
    return client.post(address(residency, "sheet/"), {"file": file, "version": str(version)})


def places(page: HttpResponse) -> list[str]:
    return [fault.place for fault in page.context["faults"]]  # type: ignore[attr-defined]


def test_the_table_comes_back_as_the_report(client: Client, residency: Residency) -> None:
    book = filled(downloaded(client, residency), needs="=Кесүүчү станок")
    sums, rights = book.worksheets[1:3]
    row = ("16.02.2026", "«Түштүк» фонду", "Бизнес-ангел", "Грант", 10000, "USD", "87,4455")
    for column, value in enumerate(row, start=1):
        sums.cell(2, column).value = value
    sums.cell(2, 3).value = "angel"
    for column, value in enumerate(("filing", "invention", "Ыкма", 20260012, "20.02.2026"), start=1):
        rights.cell(4, column).value = value  # rows may be left empty between
    book.worksheets[0].cell(ANSWER_ROWS["needs"], 2).data_type = "s"
    page = sent(client, residency, book)
    assert page["Location"] == address(residency, "check/")
    report = PeriodicReport.objects.get()
    assert (report.jobs_full, report.women, report.revenue) == (5, 3, Decimal("1234.50"))
    assert report.needs == "=Кесүүчү станок"
    assert report.investments.get().amount_kgs == Decimal("874455.00")
    assert report.rights.get().number == "20260012"


def test_what_is_known_stands_in_the_table_and_comes_back_unchanged(
    client: Client, residency: Residency
) -> None:
    foreign = receipt(currency="USD", rate=Decimal("87.4455"), amount=Decimal("100.50"))
    saved_report(residency, Q1, receipts=(receipt(), foreign), rights=(announcement(),), needs="@SUM(1)")
    book = downloaded(client, residency)
    assert book.worksheets[0].cell(ANSWER_ROWS["needs"], 2).data_type == "s"
    assert sent(client, residency, book, version=1)["Location"] == address(residency, "check/")
    report = PeriodicReport.objects.get()
    assert report.version == 2
    assert (report.revenue, report.needs) == (Decimal("1250000.50"), "@SUM(1)")
    assert sorted(report.investments.values_list("amount_kgs", flat=True)) == [
        Decimal("8788.27"),
        Decimal("800000.00"),
    ]
    assert report.rights.get().kind == "invention"


def test_the_note_beside_an_answer_shows_the_report_before(client: Client, residency: Residency) -> None:
    verified_report(residency, Q1, jobs_full=8)
    book = downloaded(client, residency, Q2)
    assert "8" in book.worksheets[0].cell(ANSWER_ROWS["jobs_full"], 3).value


def wrong_answers(book: Book) -> None:
    filled(book, jobs_full=-3, women="көп", revenue="1,234.50", progress="")


def wrong_rows(book: Book) -> None:
    filled(book)
    row = ("01.04.2026", "", "лотерея", "Грант", 0, "USD", "")
    for column, value in enumerate(row, start=1):
        book.worksheets[1].cell(3, column).value = value


def too_many_women(book: Book) -> None:
    filled(book, women=99)


def two_equal_sums(book: Book) -> None:
    filled(book)
    for line in (2, 3):
        for column, value in enumerate(("16.02.2026", "Фонд", "fund", "equity", 5, "KGS"), start=1):
            book.worksheets[1].cell(line, column).value = value


def a_formula(book: Book) -> None:
    filled(book, revenue="=1+1")


def a_column_more(book: Book) -> None:
    filled(book)
    book.worksheets[2].cell(2, 9).value = "сыр"


@pytest.mark.parametrize(
    ("spoil", "cells"),
    [
        (wrong_answers, {"B6", "B8", "B10", "B12"}),
        (wrong_rows, {"B3", "C3", "E3"}),
        (too_many_women, {"B8"}),
        (two_equal_sums, {"E3"}),
        (a_formula, {"B10"}),
        (a_column_more, {"I2"}),
    ],
)
def test_every_wrong_cell_is_named_and_nothing_is_saved(
    client: Client, residency: Residency, spoil: Callable[[Book], None], cells: set[str]
) -> None:
    book = downloaded(client, residency)
    spoil(book)
    page = sent(client, residency, book)
    assert set(places(page)) == cells
    assert all(fault.words and fault.sheet for fault in page.context["faults"])
    assert not PeriodicReport.objects.filter(version__gt=0).exists()


def another_quarter(book: Book) -> None:
    book.worksheets[0].cell(1, 1).value = "IITB-1 1 2030-Q1"


def another_sheet(book: Book) -> None:
    book.create_sheet("Бөтөн")


def renamed_sheet(book: Book) -> None:
    book.worksheets[1].title = "Башка"


@pytest.mark.parametrize("spoil", [another_quarter, another_sheet, renamed_sheet])
def test_a_table_that_is_not_of_this_report_is_refused(
    client: Client, residency: Residency, spoil: Callable[[Book], None]
) -> None:
    book = filled(downloaded(client, residency))
    spoil(book)
    page = sent(client, residency, book)
    assert page.context["form"].errors["file"]
    assert PeriodicReport.objects.count() == 0


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04broken", b"a;b;c", b"x" * 1_000_001])
def test_a_file_that_is_no_table_is_refused_in_a_sentence(
    client: Client, residency: Residency, content: bytes
) -> None:
    file = SimpleUploadedFile("Отчет.xlsx", content)
    page = client.post(address(residency, "sheet/"), {"file": file, "version": "0"})
    assert page.status_code == 200
    assert len(page.context["form"].errors["file"]) == 1


def test_an_empty_workbook_is_none_of_ours(client: Client, residency: Residency) -> None:
    assert sent(client, residency, Workbook()).context["form"].errors["file"]


def test_a_table_of_an_older_version_shows_both(client: Client, residency: Residency) -> None:
    book = filled(downloaded(client, residency))
    saved_report(residency, Q1, **{**ANSWERS, "women": 3, "revenue": Decimal("1234.50"), "jobs_full": 8})
    page = sent(client, residency, book)
    assert [row["name"] for row in page.context["differences"]] == ["jobs_full"]
    assert 'action="/ky/cabinet/' in page.content.decode()
    assert PeriodicReport.objects.get().jobs_full == 8
