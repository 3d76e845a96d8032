"""How a figure is written: numbers as they are, money in millions, changes with their sign."""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from core.formatting import format_number, format_percent
from reporting.enums import Measure

TENTH, HUNDRED, THOUSAND, MILLION = Decimal("0.1"), Decimal(100), Decimal(1_000), Decimal(1_000_000)
NONE = "–"


def write(value: Decimal | int | None, measure: str) -> str:
    """A figure for the eye: `24`, or millions of som with one decimal."""
    if value is None:
        return NONE
    if measure == Measure.KGS:
        return _minus(format_number(Decimal(value) / MILLION, 1))
    if measure in (Measure.PERCENT, Measure.HOURS, Measure.DAYS):
        return _minus(format_number(Decimal(value).quantize(TENTH, ROUND_HALF_UP)))
    return _minus(format_number(value))


def write_fact(value: Decimal | int | None, measure: str) -> str:
    """The same in the place of a fact: where there is none, words say so and no nought."""
    return _("no data") if value is None else write(value, measure)


def exact(value: Decimal | int) -> str:
    """A figure as it is, to the tyiyn: for adding up by hand."""
    return _minus(format_number(value))


def write_change(value: Decimal | int | None, measure: str) -> str:
    """A change with its sign: `+3`, `−2`, `0`; a dash where there is nothing to compare."""
    if value is None:
        return NONE
    words = write(abs(value), measure)
    if value == 0 or not any(character in "123456789" for character in words):
        return words
    return f"+{words}" if value > 0 else f"−{words}"


def write_move(count: Decimal | int) -> str:
    """A movement in a table: `+3`, `−2`, nothing is a dash."""
    return write_change(count, Measure.COUNT) if count else NONE


def write_percent(value: Decimal | None) -> str:
    """How far the plan is met, in whole percents; a plan that was missed by little is not shown as met."""
    if value is None:
        return NONE
    rounded = value.quantize(Decimal(1), ROUND_HALF_UP)
    return format_percent(min(rounded, Decimal(99)) if value < HUNDRED else rounded, 0)


def write_count(value: Decimal | int) -> str:
    """A cell of a table: nothing is a dash."""
    return _minus(format_number(value)) if value else NONE


def unit(measure: str) -> str:
    """The unit of measure behind a figure."""
    if measure == Measure.KGS:
        return _("million som")
    return "" if measure == Measure.COUNT else str(Measure(measure).label)


def in_thousands(amounts: Sequence[Decimal]) -> list[int]:
    """The amounts in thousands of som, rounded so that they add up to their rounded sum."""
    exact = [amount / THOUSAND for amount in amounts]
    rounded = [int(value.to_integral_value(ROUND_FLOOR)) for value in exact]
    missing = int(sum(exact, Decimal(0)).quantize(Decimal(1), ROUND_HALF_UP)) - sum(rounded)
    by_rest = sorted(range(len(exact)), key=lambda place: (rounded[place] - exact[place], place))
    for place in by_rest[:missing]:
        rounded[place] += 1
    return rounded


def small(words: str) -> str:
    """The words inside a sentence: without their first capital."""
    return words[:1].lower() + words[1:]


def capital(words: str) -> str:
    """The words as the beginning of a line."""
    return words[:1].upper() + words[1:]


def _minus(words: str) -> str:
    return words.replace("-", "−")
