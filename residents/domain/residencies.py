"""Ends that are not grounds of 3.3.4: the contract runs out, the programme is completed."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.domain import transitions
from core.errors import DomainError
from core.formatting import format_date
from residents.domain.checks import day_of, require_not_future
from residents.domain.ends import finish, require_end_day
from residents.models import Residency


@transaction.atomic
def expire_residency(residency: Residency, *, actor: Actor, at: datetime | None = None) -> Residency:
    """Record that the contract's term has run out; not a ground of 3.3.4.

    The status is out of force since that day by the dates alone, so figures of a closed quarter do not
    change and the quarter lock is not asked.
    """
    if residency.expires_on > day_of(at):
        raise DomainError(
            _("The contract has not run out yet. The first day after it: %(date)s")
            % {"date": format_date(residency.expires_on)}
        )
    transitions.perform(residency, "expire", actor=actor, at=at, ended_on=residency.expires_on)
    return finish(residency, actor, at)


@transaction.atomic
def graduate_residency(
    residency: Residency,
    *,
    ended_on: date,
    reason: str = "",
    act_number: str = "",
    act_date: date | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> Residency:
    """Record that the resident has completed the programme; not a ground of 3.3.4."""
    require_end_day(residency, ended_on, at)
    if act_date:
        require_not_future("act_date", act_date, at)
    transitions.perform(
        residency,
        "graduate",
        actor=actor,
        at=at,
        reason=reason.strip(),
        ended_on=ended_on,
        end_act_number=act_number.strip(),
        end_act_date=act_date,
        end_reason=reason.strip(),
    )
    return finish(residency, actor, at)
