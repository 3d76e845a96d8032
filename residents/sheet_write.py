"""The report as a table to fill in away from the portal, with what is known already."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from core.spreadsheets import put
from residents.forms.rows import MOST_ROWS
from residents.models import PeriodicReport
from residents.sheet_layout import (
    ANSWER_ROWS,
    COLUMNS,
    FIRST_ROW,
    MARK_ROW,
    Choice,
    choices,
    mark_of,
    sheet_names,
)
from residents.views import writing

WIDTHS = {"A": 46, "B": 40, "C": 60}
COLUMN_WIDTH = 24


def filled_table(report: PeriodicReport) -> bytes:
    """The workbook: answers, sums, filings and grants, and the lists of words to choose from."""
    shown, names, lists = writing.saved(report), sheet_names(), choices()
    book = Workbook()
    book.remove(book.active)
    _answers(book.create_sheet(names["answers"]), report, shown)
    for prefix, rows in ((writing.SUMS, shown.sums), (writing.RIGHTS, shown.rights)):
        sheet = book.create_sheet(names[prefix])
        _rows(sheet, prefix, rows, lists)
        _offer(sheet, prefix, lists, names["words"])
    _words(book.create_sheet(names["words"]), lists)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _answers(sheet: Any, report: PeriodicReport, shown: writing.Writing) -> None:
    for letter, width in WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    title = _("Report for %(quarter)s") % {"quarter": report.period.label()}
    put(sheet.cell(MARK_ROW, 1), mark_of(report)).font = Font(color="777777", size=8)
    put(sheet.cell(2, 1), f"{title} · {report.residency.party}").font = Font(bold=True, size=14)
    put(
        sheet.cell(3, 1),
        _("Write in column B. Leave the first line and the names of the sheets as they are."),
    )
    for column, words in enumerate((_("Question"), _("Answer"), _("Note")), start=1):
        put(sheet.cell(5, column), words).font = Font(bold=True)
    for name, row in ANSWER_ROWS.items():
        field = shown.form.fields[name]
        for column, value in enumerate(
            (str(field.label), getattr(report, name), str(field.help_text)), start=1
        ):
            put(sheet.cell(row, column), value).alignment = Alignment(wrap_text=True, vertical="top")


def _rows(sheet: Any, prefix: str, rows: Any, lists: tuple[Choice, ...]) -> None:
    labels = {choice.name: dict(choice.options) for choice in lists if choice.prefix == prefix}
    empty = rows.empty_form
    sheet.freeze_panes = "A2"
    for column, name in enumerate(COLUMNS[prefix], start=1):
        sheet.column_dimensions[get_column_letter(column)].width = COLUMN_WIDTH
        put(sheet.cell(1, column), str(empty.fields[name].label)).font = Font(bold=True)
        for row, form in enumerate(rows.forms, start=FIRST_ROW):
            value = form.initial.get(name)
            put(sheet.cell(row, column), str(labels[name].get(value, "")) if name in labels else _own(value))


def _own(value: Any) -> Any:
    return value if isinstance(value, Decimal | date | int) else str(value or "")


def _offer(sheet: Any, prefix: str, lists: tuple[Choice, ...], words: str) -> None:
    for place, choice in enumerate(lists, start=1):
        if choice.prefix == prefix:
            column, letter = COLUMNS[prefix].index(choice.name) + 1, get_column_letter(place)
            offered = f"'{words}'!${letter}$2:${letter}${len(choice.options) + 1}"
            rule = DataValidation(type="list", formula1=offered, allow_blank=True)
            own = get_column_letter(column)
            rule.add(f"{own}{FIRST_ROW}:{own}{FIRST_ROW + MOST_ROWS - 1}")
            sheet.add_data_validation(rule)


def _words(sheet: Any, lists: tuple[Choice, ...]) -> None:
    for column, choice in enumerate(lists, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = COLUMN_WIDTH
        for row, label in enumerate(choice.labels, start=2):
            put(sheet.cell(row, column), label)
