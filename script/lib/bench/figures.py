"""What the indicators of a quarter cost over a million facts, beside raw SQL that gives the same numbers."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection

from applications.models import Application
from bench.fill import LAST
from core.domain.working_days import working_days
from core.quarters import Quarter
from reporting.indicators import INDICATORS

TIMES = 15
# The first quarter of the last year: its budget is planned in it.
ASKED = Quarter(LAST.year, 1)
# Nobody waits longer for a decision.
LONGEST = timedelta(days=400)

# The raw SQL of each indicator, under its name.
FIGURES = dict(
    part.split("\n", 1) for part in Path(__file__).with_suffix(".sql").read_text().split("-- name: ")[1:]
)

type Numbers = Mapping[str, Decimal | None]


class Different(Exception):
    """The two ways give different numbers."""


@dataclass(frozen=True)
class Beside:
    """Milliseconds of one or of all indicators, ours and by raw SQL, each in the middle of several times."""

    name: str
    ours: float
    raw: float

    @property
    def ratio(self) -> float:
        """How many times ours is the raw."""
        return self.ours / self.raw


def measure() -> list[Beside]:
    """All indicators together first, then each; both ways take turns, so that what else runs hits both."""
    compare(ours(), raw())
    together = [_beside("all indicators of a quarter", ours, raw)]
    return together + [_beside(code, lambda c=code: _our(c), lambda c=code: _raw(c)) for code in FIGURES]  # type: ignore[misc]


def ours() -> Numbers:
    """As the portal computes them."""
    return {code: _our(code) for code in FIGURES}


def raw() -> Numbers:
    """As the hand-written SQL does."""
    return {code: _raw(code) for code in FIGURES}


def compare(one: Numbers, other: Numbers) -> None:
    """Both say the same, of every indicator there is; none of them says nothing."""
    asked = {code: (one.get(code), other.get(code)) for code in INDICATORS}
    different = {code: pair for code, pair in asked.items() if pair[0] != pair[1] or not pair[0]}
    if different:
        raise Different(different)


def _our(code: str) -> Decimal | None:
    return INDICATORS[code].value(ASKED)


def _raw(code: str) -> Decimal | None:
    with connection.cursor() as cursor:
        cursor.execute(FIGURES[code], _asked() | (_calendar() if code == "time_to_decision" else {}))
        (found,) = cursor.fetchone()
    return None if found is None else Decimal(str(found))


def _asked() -> dict[str, Any]:
    return {
        "start": ASKED.start,
        "end": ASKED.end,
        "year": ASKED.year,
        "number": ASKED.number,
        "application": ContentType.objects.get_for_model(Application).pk,
    }


def _calendar() -> dict[str, Any]:
    passed = working_days().passed([ASKED.start - LONGEST, ASKED.end])
    return {"days": list(passed), "passed": list(passed.values())}


def _beside(name: str, our: Callable[[], object], bare: Callable[[], object]) -> Beside:
    took: dict[Callable[[], object], list[float]] = {our: [], bare: []}
    for _again in range(TIMES):
        for act in took:
            started = time.perf_counter()
            act()
            took[act].append((time.perf_counter() - started) * 1000)
    return Beside(name, median(took[our]), median(took[bare]))
