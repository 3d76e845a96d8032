"""The page of figures: totals, the funnel and the tables, each number with the list that makes it (3.3.1)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from applications import figures_words as words
from applications.domain.figure_facts import Figure
from applications.domain.figure_period import Selected
from applications.domain.figures import Counts, Figures
from applications.enums_people import NOT_SAID, Gender
from applications.figures_links import SENT, TAKEN, link_to
from core.formatting import format_number

# The columns of every table: of which days the number is, and which number.
COLUMNS = (
    (SENT, Figure.RECEIVED),
    (SENT, Figure.COMPLETE),
    (SENT, Figure.CONSIDERED),
    (SENT, Figure.WITHDRAWN),
    (SENT, Figure.WAITING),
    (TAKEN, Figure.DECIDED),
    (TAKEN, Figure.ACCEPTED),
    (TAKEN, Figure.REJECTED),
)
OF_SENT = sum(days == SENT for days, _figure in COLUMNS)


@dataclass(frozen=True)
class Cell:
    """A number as it is written, and the list that makes it; a nought has no list."""

    head: str
    text: str
    url: str = ""


@dataclass(frozen=True)
class Line:
    """One row of a table."""

    label: str
    cells: list[Cell]
    rate: str


@dataclass(frozen=True)
class Table:
    """One breakdown; its rows add up to its last one."""

    code: str
    title: str
    note: str
    lines: list[Line]
    total: Line


def page(figures: Figures, selected: Selected) -> dict[str, Any]:
    """Return what the template shows."""
    stages = figures.funnel
    return {
        "heading": _heading(figures.total),
        "tiles": _tiles(figures, selected),
        "funnel": [
            {
                "label": str(stage.figure.label),
                "value": stage.count,
                "text": format_number(stage.count),
                "cell": _cell(stage.count, SENT, stage.figure, selected),
                "of_all": words.say_rate(stage.of_all),
                "of_before": words.say_rate(stage.of_before) if place else words.NOTHING,
            }
            for place, stage in enumerate(stages)
        ],
        "funnel_alt": words.say_funnel(stages),
        "heads": [str(figure.label) for _days, figure in COLUMNS],
        "of_sent": OF_SENT,
        "of_taken": len(COLUMNS) - OF_SENT + 1,
        "tables": list(_tables(figures, selected)),
        "people": _people(figures),
    }


def _heading(total: Counts) -> str:
    """The answer: how many of those decided were accepted."""
    if not total.taken[Figure.DECIDED]:
        return _("No decision yet")
    return _("Accepted: %(part)s of %(whole)s decided") % {
        "part": format_number(total.taken[Figure.ACCEPTED]),
        "whole": format_number(total.taken[Figure.DECIDED]),
    }


def _tiles(figures: Figures, selected: Selected) -> list[dict[str, Any]]:
    total, waits = figures.total, figures.waits
    conditional = _cell(total.taken[Figure.CONDITIONAL], TAKEN, Figure.CONDITIONAL, selected)
    return [
        _tile(_cell(total.sent[Figure.RECEIVED], SENT, Figure.RECEIVED, selected)),
        _tile(_cell(total.taken[Figure.DECIDED], TAKEN, Figure.DECIDED, selected)),
        _tile(
            _cell(total.taken[Figure.ACCEPTED], TAKEN, Figure.ACCEPTED, selected),
            note=_("of these on condition:"),
            more=conditional,
        ),
        _tile(
            Cell(_("Acceptance rate"), words.say_rate(total.acceptance)), note=_("accepted of all decided")
        ),
        _tile(
            Cell(
                _("Median time to the decision, working days"),
                words.say_days(waits.since_complete),
            ),
            note=_("since it was found complete, %(basis)s; since it was first sent: %(days)s")
            % {"basis": words.say_basis(waits.since_complete), "days": words.say_days(waits.since_sent)},
        ),
    ]


def _tile(cell: Cell, *, note: str = "", more: Cell | None = None) -> dict[str, Any]:
    return {"cell": cell, "note": note, "more": more}


def _tables(figures: Figures, selected: Selected) -> Iterator[Table]:
    for dimension, (title, rows) in words.BREAKDOWNS.items():
        found = figures.by(dimension)
        yield Table(
            dimension,
            str(title),
            str(words.NOTES.get(dimension, "")),
            [
                _line(str(label), found[code], selected, dimension, code)
                for code, label in rows
                if code in found
            ],
            _line(_("Total"), figures.total, selected),
        )


def _line(label: str, counts: Counts, selected: Selected, dimension: str = "", value: str = "") -> Line:
    numbers = {SENT: counts.sent, TAKEN: counts.taken}
    cells = [
        _cell(numbers[days][figure], days, figure, selected, dimension, value) for days, figure in COLUMNS
    ]
    return Line(label, cells, words.say_rate(counts.acceptance))


def _cell(
    number: int, days: str, figure: Figure, selected: Selected, dimension: str = "", value: str = ""
) -> Cell:
    if not number:
        return Cell(str(figure.label), words.NOTHING)
    return Cell(str(figure.label), format_number(number), link_to(selected, figure, days, dimension, value))


def _people(figures: Figures) -> list[dict[str, str]]:
    """People in the teams: a person is no application, so these numbers open no list."""
    members = figures.members
    labels = (
        (Gender.WOMAN, pgettext("people", "Women")),
        (Gender.MAN, pgettext("people", "Men")),
        (NOT_SAID, pgettext("people", "Did not say")),
    )
    return [
        {
            "label": label,
            "all": format_number(members.all[code]),
            "accepted": format_number(members.accepted[code]),
        }
        for code, label in labels
    ] + [
        {
            "label": _("Women among those who answered"),
            "all": words.say_rate(members.women),
            "accepted": words.say_rate(members.women_accepted),
        }
    ]
