"""What else happens when a residency ends: rooms above register their steps here (3.3.4).

A booking is cancelled, a charge stops; the history of all of it stays. A room registers its step in
`AppConfig.ready()`; every step runs inside the transaction that ends the residency, so the end and its
consequences are written together or not at all.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from core.actors import Actor
from residents.models import Residency


class Step(Protocol):
    """One consequence of an end; `residency` already carries its `ended_on` and `end_kind`."""

    def __call__(self, residency: Residency, *, actor: Actor, at: datetime | None) -> None: ...


STEPS: dict[str, Step] = {}


def register(code: str) -> Callable[[Step], Step]:
    """Add a step under its stable code; a second step of the same code is a mistake."""

    def add(step: Step) -> Step:
        if code in STEPS:
            raise ValueError(f"A closing step is already registered: {code}")
        STEPS[code] = step
        return step

    return add


def run_steps(residency: Residency, *, actor: Actor, at: datetime | None = None) -> None:
    """Do everything that follows the end of `residency`, in the order of registration."""
    for step in STEPS.values():
        step(residency, actor=actor, at=at)
