"""How a resident is doing: plain signs with their reasons, which propose a call and never punish.

Each room registers in `SIGNALS` what its own rows show. A source is asked for many residents at once, with a
number of queries that does not grow with them, and says nothing of those that give no cause for concern.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core import clock
from residents.models import Residency

type Source = Callable[[Sequence[Residency], date], Mapping[int, str]]

# By the stable code of the sign; filled by AppConfig.ready() of each room.
SIGNALS: dict[str, Source] = {}


@dataclass(frozen=True, slots=True)
class Sign:
    """One cause for concern: its code and the reason, in a sentence."""

    code: str
    words: str


def register(code: str) -> Callable[[Source], Source]:
    """Add a sign under its stable code; a second one of the same code is a mistake."""

    def add(source: Source) -> Source:
        if code in SIGNALS:
            raise ValueError(f"A sign is already registered: {code}")
        SIGNALS[code] = source
        return source

    return add


def signs_of(rows: Sequence[Residency], on: date | None = None) -> dict[int, list[Sign]]:
    """The signs of each residency (by pk), as the registry orders them; one set of queries for all."""
    day = on or clock.today()
    found: dict[int, list[Sign]] = defaultdict(list)
    for code, source in SIGNALS.items():
        for pk, words in source(rows, day).items():
            found[pk].append(Sign(code, words))
    return {row.pk: found[row.pk] for row in rows}
