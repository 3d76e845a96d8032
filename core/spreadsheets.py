"""Lists as spreadsheets. What people typed stays text: a cell that begins with “=” is never a formula."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from core.clock import CENTRE_ZONE

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
WIDEST, NARROWEST = 60, 10
# A cell that begins with one of these is read as a formula when a CSV file is opened in a spreadsheet.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
LONGEST_CELL = 32_767


def as_xlsx(title: str, headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Return a workbook of one sheet: bold headings that stay in sight, then the rows.

    Numbers and days stay numbers and days; moments are told by the Osh clocks; all else is text.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_sheet_title(title))
    sheet.freeze_panes = "A2"
    for place, heading in enumerate(headings, start=1):
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = min(WIDEST, max(NARROWEST, len(heading) + 4))
    sheet.append([_heading(sheet, heading) for heading in headings])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def put(cell: Any, value: Any) -> Any:
    """Write `value` into a cell of an ordinary sheet: a number or a day as such, all else as text."""
    if value is None or value == "":
        return cell
    if isinstance(value, int | float | Decimal | date) and not isinstance(value, bool | datetime):
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "DD.MM.YYYY"
        return cell
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", str(value))[:LONGEST_CELL]
    cell.data_type = "s"
    return cell


def as_csv(_title: str, headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Return the same as comma-separated text in UTF-8 with its mark, days as 2026-11-22.

    Text that a spreadsheet would read as a formula gets an apostrophe before it.
    """
    stream = StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([_plain(value) for value in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def _plain(value: Any) -> Any:
    if value is None or (isinstance(value, int | float | Decimal) and not isinstance(value, bool)):
        return value
    if isinstance(value, date):
        return value.isoformat()
    text = ILLEGAL_CHARACTERS_RE.sub("", str(value))
    return f"'{text}" if text.startswith(FORMULA) else text


def _heading(sheet: Any, text: str) -> Any:
    cell = _cell(sheet, text)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Any, value: Any) -> Any:
    if value is None or (isinstance(value, int | float | Decimal) and not isinstance(value, bool)):
        return WriteOnlyCell(sheet, value)
    if isinstance(value, datetime):
        return WriteOnlyCell(sheet, value.astimezone(CENTRE_ZONE).replace(tzinfo=None))
    if isinstance(value, date):
        return WriteOnlyCell(sheet, value)
    text = ILLEGAL_CHARACTERS_RE.sub("", str(value))[:LONGEST_CELL]
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell


def _sheet_title(title: str) -> str:
    return "".join(sign for sign in title if sign not in "[]:*?/\\'")[:31]
