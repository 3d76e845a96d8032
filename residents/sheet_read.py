"""A filled-in table back as what would have been typed on the page; every fault named by its cell."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from core.errors import FieldError
from core.forms import repeat
from core.spreadsheets_read import Cell, NotReadable, read_sheets
from documents.domain.filetypes import detect
from residents.enums import Currency
from residents.forms.rows import MOST_ROWS
from residents.models import PeriodicReport
from residents.sheet_layout import (
    ANSWER_COLUMN,
    ANSWER_ROWS,
    COLUMNS,
    FIRST_ROW,
    MARK_ROW,
    choices,
    is_ours,
    mark_of,
)
from residents.views.writing import FIGURES, RIGHTS, SUMS, Writing

LARGEST = 1_000_000
READ_ROWS, READ_COLUMNS = FIRST_ROW + 2 * MOST_ROWS, 10


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: on which sheet, in which cell, in answer to what, and the sentence."""

    sheet: str
    words: str
    place: str = ""
    label: str = ""


class Table:
    """The cells of a table that was made for this report. Raises FieldError ("file") for any other file."""

    def __init__(self, file: Any, report: PeriodicReport) -> None:
        sheets = _sheets(file)
        names = list(sheets)
        if not is_ours(names):
            raise FieldError("file", _not_ours(names))
        answers, sums, rights, _words = sheets.values()
        mark = next((cell.text for cell in answers if (cell.row, cell.column) == (MARK_ROW, 1)), "")
        if mark != mark_of(report):
            raise FieldError(
                "file",
                _("This table is not the one of this report. Download it from this page and fill it in."),
            )
        self.names = dict(zip(("answers", SUMS, RIGHTS), names, strict=False))
        self.answers = [cell for cell in answers if cell.column == ANSWER_COLUMN]
        self.rows = {SUMS: _by_row(sums), RIGHTS: _by_row(rights)}

    @property
    def unread(self) -> list[Fault]:
        """Cells that calculate, or stand where nothing is read: nothing of strangers is guessed at."""
        cells = [("answers", cell) for cell in self.answers]
        cells += [
            (prefix, cell) for prefix, rows in self.rows.items() for row in rows.values() for cell in row
        ]
        formula = _("There is a formula in the cell. Write the number or the text itself.")
        outside = _("Nothing is asked in this column. Empty the cell.")
        faults = []
        for sheet, cell in cells:
            if cell.is_formula:
                faults.append(Fault(self.names[sheet], formula, cell.place))
            elif sheet in COLUMNS and cell.column > len(COLUMNS[sheet]):
                faults.append(Fault(self.names[sheet], outside, cell.place))
        return faults

    def as_typed(self, version: int) -> QueryDict:
        """What would have been typed on the page."""
        data = QueryDict(mutable=True)
        given = {cell.row: cell.text for cell in self.answers}
        for name in FIGURES:
            data[name] = given.get(ANSWER_ROWS[name], "")
        for prefix, rows in self.rows.items():
            for number, cells in enumerate(rows.values()):
                for name, typed in _row_as_typed(prefix, cells).items():
                    data[f"{prefix}-{number}-{name}"] = typed
            data[f"{prefix}-TOTAL_FORMS"] = str(len(rows))
            data[f"{prefix}-INITIAL_FORMS"] = "0"
        data["version"] = str(version)
        return data

    def faults(self, typed: Writing) -> list[Fault]:
        """What the forms say is wrong, each by its sheet, cell and question."""
        found = [
            Fault(self.names["answers"], words, f"B{ANSWER_ROWS[name]}", str(typed.form.fields[name].label))
            for name, errors in typed.form.errors.items()
            if name in ANSWER_ROWS
            for words in errors
        ]
        found += [Fault(self.names["answers"], words) for words in typed.form.non_field_errors()]
        for prefix, rows in ((SUMS, typed.sums), (RIGHTS, typed.rights)):
            found += [Fault(self.names[prefix], words) for words in rows.non_form_errors()]
            for number, form in zip(self.rows[prefix], rows.forms, strict=False):
                found += self._of_row(prefix, number, form)
        return found

    def _of_row(self, prefix: str, number: int, form: Any) -> list[Fault]:
        columns = COLUMNS[prefix]
        return [
            Fault(
                self.names[prefix],
                words,
                Cell(number, columns.index(name) + 1).place,
                str(form.fields[name].label),
            )
            for name, errors in form.errors.items()
            if name in columns
            for words in errors
        ]


def _row_as_typed(prefix: str, cells: list[Cell]) -> dict[str, str]:
    names = COLUMNS[prefix]
    words = {names[cell.column - 1]: cell.text for cell in cells}
    for choice in choices():
        if choice.prefix == prefix and choice.name in words:
            words[choice.name] = choice.code_of(words[choice.name])
    if prefix == SUMS:
        words.setdefault("currency", Currency.KGS)
    return words


def _sheets(file: Any) -> dict[str, list[Cell]]:
    if not file.size:
        raise FieldError("file", _("The file is empty. Choose another one."))
    if file.size > LARGEST:
        raise FieldError("file", _("The file is too big: a table of a report is smaller than 1 MB."))
    if detect(file.file) != "xlsx":
        raise FieldError("file", _("This is not an XLSX table. Download the table here and save it as XLSX."))
    try:
        return read_sheets(file.file, rows=READ_ROWS, columns=READ_COLUMNS)
    except NotReadable as error:
        raise FieldError("file", _("The table cannot be read. Download it anew and fill it in.")) from error


def _not_ours(names: list[str]) -> str:
    return _("The sheets are not those of the table: %(names)s. Download it here and change no sheet.") % {
        "names": ", ".join(repeat(name) for name in names[:5])
    }


def _by_row(cells: list[Cell]) -> dict[int, list[Cell]]:
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        if cell.row >= FIRST_ROW:
            rows.setdefault(cell.row, []).append(cell)
    return rows
