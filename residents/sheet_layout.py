"""The report as a table: which sheet, row and column holds which answer. Written and read by one plan."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from core.languages import LANGUAGE_NAMES
from residents.domain.announced import KINDS
from residents.enums import Currency, InvestmentKind, InvestmentOrigin, RightEvent
from residents.models import PeriodicReport
from residents.views.writing import FIGURES, RIGHT, RIGHTS, SUM, SUMS

# The first sheet: a mark that says whose table it is, then one answer in each row.
MARK_ROW, FIRST_ANSWER, ANSWER_COLUMN = 1, 6, 2
ANSWER_ROWS = {name: FIRST_ANSWER + place for place, name in enumerate(FIGURES)}
# The sheets of rows: headings, then the rows; the columns in the order of the form.
FIRST_ROW = 2
COLUMNS = {SUMS: SUM[1:], RIGHTS: RIGHT[1:]}
MARK = "IITB-1"


@dataclass(frozen=True)
class Choice:
    """A column whose words come from a list."""

    prefix: str
    name: str
    options: tuple[tuple[str, Any], ...]

    @property
    def labels(self) -> list[str]:
        """The words in the language on the screen."""
        return [str(label) for _code, label in self.options]

    def code_of(self, words: str) -> str:
        """The code for the words in any language; words that are not on the list stay as they are."""
        for language in LANGUAGE_NAMES:
            with override(language):
                for code, label in self.options:
                    if words.casefold() in (str(label).casefold(), code.casefold()):
                        return code
        return words


def choices() -> tuple[Choice, ...]:
    """Every column with a list, in the order of the sheet of words."""
    return (
        Choice(SUMS, "origin", tuple(InvestmentOrigin.choices)),
        Choice(SUMS, "kind", tuple(InvestmentKind.choices)),
        Choice(SUMS, "currency", tuple(Currency.choices)),
        Choice(RIGHTS, "event", tuple(RightEvent.choices)),
        Choice(RIGHTS, "kind", tuple(KINDS.items())),
    )


def sheet_names() -> dict[str, str]:
    """The names of the sheets in the language on the screen."""
    return {
        "answers": _("Report"),
        SUMS: _("Investment received"),
        RIGHTS: _("Filings and grants"),
        "words": _("Lists of words"),
    }


def is_ours(names: Iterable[str]) -> bool:
    """Whether the sheets are exactly those of the table, in one of the languages."""
    given = list(names)
    for language in LANGUAGE_NAMES:
        with override(language):
            if given == list(sheet_names().values()):
                return True
    return False


def mark_of(report: PeriodicReport) -> str:
    """What the first cell says: for which residency and quarter the table was made."""
    return f"{MARK} {report.residency_id} {report.period}"
