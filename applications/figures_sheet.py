"""The figures as a spreadsheet: one row for each line of each table, numbers as numbers."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from applications import figures_words as words
from applications.domain.figures import OF_SENT, OF_TAKEN, Counts, Figures
from core.spreadsheets import as_xlsx


def sheet(figures: Figures, *, about: str) -> bytes:
    """Return the workbook; `about` says what the figures are of."""
    headings = [
        _("What is counted"),
        _("Breakdown"),
        _("Value"),
        *(_("Sent: %(figure)s") % {"figure": one.label} for one in OF_SENT),
        *(_("Decided: %(figure)s") % {"figure": one.label} for one in OF_TAKEN),
        _("Acceptance rate, %"),
    ]
    return as_xlsx(_("Selection in figures"), headings, _rows(figures, about))


def _rows(figures: Figures, about: str) -> Iterator[list[Any]]:
    yield _row(about, _("Total"), None, figures.total)
    for dimension, (title, values) in words.BREAKDOWNS.items():
        found = figures.by(dimension)
        for code, label in values:
            if code in found:
                yield _row(about, str(title), str(label), found[code])


def _row(about: str, title: str, value: str | None, counts: Counts) -> list[Any]:
    return [
        about,
        title,
        value,
        *(counts.sent[one] for one in OF_SENT),
        *(counts.taken[one] for one in OF_TAKEN),
        words.percent_cell(counts.acceptance),
    ]
