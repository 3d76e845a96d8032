"""The extension of a contract by a signed supplement: the last day moves, and the status with it (1.4)."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from core.actors import Actor
from core.domain import transitions
from core.domain.quarter_lock import require_open
from core.errors import FieldError
from core.formatting import format_date
from residents.models import Contract, Residency


def require_extendable(contract: Contract, new_ends_on: date) -> None:
    """Refuse a new last day that is not later than the present one. Raises FieldError."""
    if new_ends_on <= contract.ends_on:
        raise FieldError(
            "new_ends_on",
            _("An extension moves the last day later; now it is %(date)s.")
            % {"date": format_date(contract.ends_on)},
        )


def extend(
    residency: Residency,
    contract: Contract,
    new_ends_on: date,
    *,
    signed_on: date,
    actor: Actor,
    at: datetime | None = None,
) -> None:
    """Move the last day of the contract and the status that hangs on it; the caller has locked both.

    Facts of a closed quarter do not change: neither the day of signing nor the day on which the status would
    have run out may lie in one (7.1).
    """
    require_extendable(contract, new_ends_on)
    for day in (signed_on, residency.expires_on):
        require_open(day)
    first_day_after = new_ends_on + timedelta(days=1)
    transitions.update(contract, actor=actor, at=at, reason="extended", ends_on=new_ends_on)
    transitions.update(residency, actor=actor, at=at, reason="extended", expires_on=first_day_after)
