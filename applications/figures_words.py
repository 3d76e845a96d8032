"""The words of the figures: what they are broken down by, how a share and a wait are written."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from applications.domain.figure_rates import Median, Rate
from applications.domain.figures import Stage
from applications.enums_people import NOT_SAID_LABEL, Gender, Region, TeamKind
from core.enums import Direction, Unit
from core.formatting import format_number, format_percent

type Words = str | Promise

NOTHING = "–"
# Heading, the question the table answers, and the words of its rows in their order.
BREAKDOWNS: dict[str, tuple[Words, Sequence[tuple[str, Words]]]] = {
    "unit": (gettext_lazy("By unit"), [*Unit.choices, ("", gettext_lazy("No unit yet"))]),
    "direction": (gettext_lazy("By direction"), [*Direction.choices, ("", NOT_SAID_LABEL)]),
    "team_kind": (gettext_lazy("By women in the team"), TeamKind.choices),
    "head_gender": (
        gettext_lazy("By who heads the team"),
        [
            (Gender.WOMAN.value, pgettext_lazy("head of a team", "A woman")),
            (Gender.MAN.value, pgettext_lazy("head of a team", "A man")),
            ("", NOT_SAID_LABEL),
        ],
    ),
    "region": (gettext_lazy("By region"), [*Region.choices, ("", NOT_SAID_LABEL)]),
}
NOTES: dict[str, Words] = {
    "unit": gettext_lazy(
        "Until an application is found complete, its unit is the one that the stage suggests."
    ),
    "team_kind": gettext_lazy("A team without a woman counts as men only when every member has answered."),
    "head_gender": gettext_lazy("The head is the first member that the applicant wrote."),
    "region": gettext_lazy("As the applicant said it; nothing is guessed from an address."),
}


def say_rate(rate: Rate) -> str:
    """Write a share: nothing without a whole, “n of m” of a small one, otherwise a percentage."""
    if rate.percent is None:
        return NOTHING
    if rate.is_small:
        counts = {"part": format_number(rate.part), "whole": format_number(rate.whole)}
        return _("%(part)s of %(whole)s") % counts
    return format_percent(rate.percent, 0)


def say_days(median: Median) -> str:
    """Write a number of working days: a half only where there is one."""
    if median.days is None:
        return NOTHING
    return format_number(median.days, 0 if median.days == median.days.to_integral() else 1)


def say_basis(median: Median) -> str:
    """Say of how many decisions a median is."""
    words = ngettext("of %(count)s decision", "of %(count)s decisions", median.count)
    return words % {"count": format_number(median.count)}


def say_funnel(stages: Iterable[Stage]) -> str:
    """Give the figures of the picture to those who cannot see it."""
    return "; ".join(f"{stage.figure.label}: {format_number(stage.count)}" for stage in stages)


def percent_cell(rate: Rate) -> Decimal | None:
    """Return a percentage for a spreadsheet, to one place; nothing without a whole."""
    return None if rate.percent is None else round(rate.percent, 1)
