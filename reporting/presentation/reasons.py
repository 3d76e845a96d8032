"""Why each of the five indicators moved in a quarter, in one plain sentence from its records (4.2.3, 7.2)."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal

from django.utils.translation import gettext as _

from core.formatting import format_number
from core.quarters import Quarter
from reporting.indicators import INDICATORS, Row

#: how many are named; the others are a number
NAMED = 2


def reason_of(code: str, quarter: Quarter) -> str:
    """The sentence for an indicator of 7.2; nothing for another one. It reads the rows of two quarters."""
    say = SENTENCES.get(code)
    if say is None:
        return ""
    rows = INDICATORS[code].rows(quarter.previous, quarter)
    now = [row for row in rows if row.quarter == quarter]
    return say(now, [row for row in rows if row.quarter == quarter.previous])


def _residents(now: list[Row], before: list[Row]) -> str:
    """Firms, not contracts: who goes on under another contract has neither come nor left."""
    here, there = {row.name for row in now}, {row.name for row in before}
    came, left = _names(here - there), _names(there - here)
    if came and left:
        return _("Came: %(came)s. Left: %(left)s.") % {"came": came, "left": left}
    if came:
        return _("Came: %(came)s. Nobody left.") % {"came": came}
    if left:
        return _("Left: %(left)s. Nobody came.") % {"left": left}
    return _("Nobody came and nobody left in the quarter.")


def _jobs(now: list[Row], before: list[Row]) -> str:
    if not now:
        return _("No report of the quarter is verified yet.")
    moved = _most(_by_resident(now))
    if moved is None:
        return _("Nobody reported a change in the quarter.")
    return _("Changed most: %(name)s, %(change)s.") % _words(*moved)


def _investment(now: list[Row], before: list[Row]) -> str:
    largest = max(now, key=lambda row: (row.value, -row.pk), default=None)
    if largest is None:
        return _("Nothing was received in the quarter.")
    amount = format_number(largest.value, 0)
    return _("The largest in the quarter: %(name)s, %(amount)s som.") % {
        "name": largest.name,
        "amount": amount,
    }


def _patents(now: list[Row], before: list[Row]) -> str:
    if not now:
        return _("No patent was granted in the quarter.")
    return _("Granted in the quarter: %(patents)s.") % {"patents": _names(row.name for row in now)}


def _revenue(now: list[Row], before: list[Row]) -> str:
    if not now:
        return _("No report of the quarter is verified yet.")
    sums, earlier = _by_resident(now), _by_resident(before)
    past = {key: value for key, (_name, value) in earlier.items()}
    moved = _most({key: (name, value - past.get(key, Decimal(0))) for key, (name, value) in sums.items()})
    if moved is None:
        return _("Nobody's revenue differs from the quarter before.")
    return _("Moved most since the quarter before: %(name)s, %(change)s som.") % _words(*moved)


SENTENCES: dict[str, Callable[[list[Row], list[Row]], str]] = {
    "residents": _residents,
    "jobs_created": _jobs,
    "investment": _investment,
    "patents": _patents,
    "revenue": _revenue,
}


def _by_resident(rows: Iterable[Row]) -> dict[int | None, tuple[str, Decimal]]:
    names: dict[int | None, str] = {}
    sums: dict[int | None, Decimal] = defaultdict(Decimal)
    for row in rows:
        names[row.residency_id] = row.name
        sums[row.residency_id] += row.value
    return {key: (names[key], value) for key, value in sums.items()}


def _most(sums: dict[int | None, tuple[str, Decimal]]) -> tuple[str, Decimal] | None:
    """Whose sum is farthest from nothing; of equals the first by name."""
    found = sorted(sums.values(), key=lambda pair: (-abs(pair[1]), pair[0]))
    return found[0] if found and found[0][1] else None


def _words(name: str, change: Decimal) -> dict[str, str]:
    """The name and the change with its sign, in whole numbers."""
    sign = "+" if change > 0 else "−"
    return {"name": name, "change": f"{sign}{format_number(abs(change), 0)}"}


def _names(names: Iterable[str]) -> str:
    listed = sorted(names)
    rest = len(listed) - NAMED
    return "; ".join([*listed[:NAMED], f"+{rest}"] if rest > 0 else listed)
