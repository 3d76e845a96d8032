"""What else happens when a residency ends, and what is then to be handed over (3.3.4).

Rooms register both in `AppConfig.ready()`. A step in `STEPS` follows by itself: a booking is cancelled, a
room falls free; it runs inside the transaction that ends the residency, so the end and its consequences
are written together or not at all, and the history of all of it stays. An item in `ITEMS` is a line that a
person of that room settles: keys, debts, the last report.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from core.actors import Actor
from residents.models import Residency

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Step(Protocol):
    """One consequence of an end; `residency` already carries its `ended_on` and `end_kind`."""

    def __call__(self, residency: Residency, *, actor: Actor, at: datetime | None) -> None: ...


def nothing_open(residency: Residency) -> str:
    """The obstacle of an item that no rows speak of: none."""
    return ""


@dataclass(frozen=True)
class Item:
    """One line of the hand-over: who may settle it, and what the rows of its room still show as open."""

    code: str
    label: "StrOrPromise"
    permission: str
    obstacle: Callable[[Residency], str] = nothing_open


STEPS: dict[str, Step] = {}
ITEMS: dict[str, Item] = {}


def register(code: str) -> Callable[[Step], Step]:
    """Add a step under its stable code; a second step of the same code is a mistake."""

    def add(step: Step) -> Step:
        if code in STEPS:
            raise ValueError(f"A closing step is already registered: {code}")
        STEPS[code] = step
        return step

    return add


def register_items(*items: Item) -> None:
    """Add lines to the hand-over; a second one of the same code is a mistake."""
    for item in items:
        if item.code in ITEMS:
            raise ValueError(f"A line of the hand-over is already registered: {item.code}")
        ITEMS[item.code] = item


def label_of(code: str) -> str:
    """The words of a line; the code itself when its room is gone."""
    return str(ITEMS[code].label) if code in ITEMS else code


def run_steps(residency: Residency, *, actor: Actor, at: datetime | None = None) -> None:
    """Do everything that follows the end of `residency`, in the order of registration."""
    for step in STEPS.values():
        step(residency, actor=actor, at=at)
