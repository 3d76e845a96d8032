"""Spreadsheets: what people typed is text in them, numbers and days are what they are."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from core.clock import moment_of
from core.spreadsheets import as_xlsx


def cells(*values: object) -> list[object]:
    """The cells of one row, as a reader of the file gets them."""
    book = load_workbook(BytesIO(as_xlsx("Тизме", ["а"] * len(values), [values])))
    return list(book.active[2])  # type: ignore[index,arg-type]


@pytest.mark.parametrize("typed", ["=1+1", '=HYPERLINK("http://x")', "+7", "-1", "@SUM(A1)", "\t=1", "|calc"])
def test_what_begins_like_a_formula_stays_the_text_it_is(typed: str) -> None:
    cell = cells(typed)[0]
    assert (cell.data_type, cell.value) == ("s", typed)  # type: ignore[attr-defined]


def test_numbers_days_and_moments_are_what_they_are() -> None:
    day = date(2026, 11, 22)
    number, money, when, moment, nothing = cells(12, Decimal("1250000.50"), day, moment_of(day, 10), None)
    assert [cell.value for cell in (number, money)] == [12, 1250000.5]  # type: ignore[attr-defined]
    assert when.value.date() == day  # type: ignore[attr-defined]
    assert moment.value.hour == 10  # type: ignore[attr-defined]
    assert nothing.value is None  # type: ignore[attr-defined]


def test_signs_a_workbook_cannot_hold_are_left_out_and_long_text_is_cut() -> None:
    broken, long = cells("а\x00\x0bб", "б" * 40_000)
    assert broken.value == "аб"  # type: ignore[attr-defined]
    assert len(long.value) == 32_767  # type: ignore[attr-defined]


def test_the_head_stays_in_sight_and_the_title_is_one_a_workbook_takes() -> None:
    book = load_workbook(BytesIO(as_xlsx("Арыз [2026]: баары/бир да узун аталыш экен", ["Номери"], [])))
    assert book.active.freeze_panes == "A2"  # type: ignore[union-attr]
    assert len(book.active.title) <= 31  # type: ignore[union-attr]
