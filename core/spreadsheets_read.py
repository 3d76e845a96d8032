"""Reading a spreadsheet from a stranger: values only, no formulas, no more than was asked for."""

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from core.formatting import format_date

LARGEST_UNPACKED = 20_000_000


class NotReadable(ValueError):
    """The file is no workbook that can be read."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One filled cell: where it stands, and what it says as a person would have typed it."""

    row: int
    column: int
    text: str = ""
    is_formula: bool = False

    @property
    def place(self) -> str:
        """The name of the cell: `B7`."""
        return f"{get_column_letter(self.column)}{self.row}"


def read_sheets(file: Any, *, rows: int, columns: int) -> dict[str, list[Cell]]:
    """The filled cells of each sheet, of its first rows and columns. Raises NotReadable."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            if sum(member.file_size for member in archive.infolist()) > LARGEST_UNPACKED:
                raise NotReadable("too large")
        file.seek(0)
        book = load_workbook(file, read_only=True, data_only=False, keep_links=False)
        try:
            return {sheet.title: list(_cells(sheet, rows, columns)) for sheet in book.worksheets}
        finally:
            book.close()
    except NotReadable:
        raise
    except Exception as error:  # the library fails in many ways on what is broken, and all mean the same
        raise NotReadable(str(error)) from error


def _cells(sheet: Any, rows: int, columns: int) -> Iterator[Cell]:
    lines: Iterator[Sequence[Any]] = sheet.iter_rows(max_row=rows, max_col=columns)
    for number, line in enumerate(lines, start=1):
        for column, cell in enumerate(line, start=1):
            text = as_typed(cell.value)
            if text:
                yield Cell(number, column, text, is_formula=cell.data_type == "f")


def as_typed(value: Any) -> str:
    """A value of a cell as a person types it: a day, a number without an exponent, or text."""
    if value is None:
        return ""
    if isinstance(value, date):
        return format_date(value.date() if isinstance(value, datetime) else value, "short")
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = Decimal(repr(value))
        return f"{number.to_integral_value() if number == number.to_integral_value() else number:f}"
    return str(value).strip()
