"""The end of a contract follows the end of its residency, in the same transaction (1.4, 3.3.4)."""

from datetime import datetime

from core.actors import Actor
from core.domain import transitions
from residents.domain.closing import register
from residents.models import Residency


def register_step() -> None:
    """Have every end of a residency end its contract; the row then makes room for another one."""
    register("residents.contract")(end_contract)


def end_contract(residency: Residency, *, actor: Actor, at: datetime | None) -> None:
    """Write the first day after the contract."""
    contract = transitions.lock(residency.contract)
    transitions.update(
        contract, actor=actor, at=at, reason=residency.get_end_kind_display(), ended_on=residency.ended_on
    )
