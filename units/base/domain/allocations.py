"""Giving rooms to residents: within the area, the places, the status and the contract (2.2(1), 3.3.2)."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.domain import scope
from core.actors import Actor
from core.domain import permissions, transitions
from core.domain.quarter_lock import require_open
from core.enums import Unit
from core.errors import DomainError, FieldError
from core.formatting import format_date, format_number
from residents.models import Residency
from units.base.domain.checks import require_in_force, require_positive
from units.base.models import Allocation, Premises


@transaction.atomic
def allocate_premises(
    premises: Premises,
    *,
    residency: Residency,
    area: Decimal,
    places: int = 1,
    starts_on: date,
    ends_on: date,
    actor: Actor,
    at: datetime | None = None,
) -> Allocation:
    """Give a resident a part of a room from `starts_on`; `ends_on` is the first day without it.

    Only to a residency in force and within its contract's days; on no day more than the room has. Easy terms
    are for the incubator's residents in a room that has them (3.2.1).
    """
    permissions.require(actor, "units.add_allocation")
    row = transitions.lock(premises)
    resident = transitions.lock(residency)
    require_positive("area", area, _("Write an area above zero."))
    require_positive("places", places, _("Write how many places are given: at least one."))
    require_in_force(resident, at)
    _require_days(resident, starts_on, ends_on)
    _require_usable(row, starts_on, ends_on)
    _require_room(row, area, places, starts_on, ends_on)
    require_open(starts_on)
    allocation = Allocation(
        premises=row,
        residency=resident,
        area=area,
        places=places,
        starts_on=starts_on,
        ends_on=ends_on,
        preferential=row.preferential and resident.unit == Unit.INCUBATOR,
    )
    scope.require(actor, "units.add_allocation", allocation)
    return transitions.create(allocation, actor=actor, at=at)


@transaction.atomic
def end_allocation(
    allocation: Allocation, *, ends_on: date, actor: Actor, at: datetime | None = None
) -> Allocation:
    """The resident gives the room back earlier: `ends_on` is the first day without it."""
    transitions.lock(allocation.premises)
    row = transitions.lock(allocation)
    scope.require(actor, "units.change_allocation", row)
    if not row.starts_on <= ends_on < row.ends_on:
        raise FieldError(
            "ends_on",
            _("Choose a day from %(first)s, before %(last)s.")
            % {"first": format_date(row.starts_on), "last": format_date(row.ends_on)},
        )
    require_open(ends_on)
    return transitions.update(row, actor=actor, at=at, ends_on=ends_on)


def end_with_residency(residency: Residency, *, actor: Actor, at: datetime | None) -> None:
    """A closing step (3.3.4): from the day the status ends the resident has no room; the past stays."""
    for allocation in residency.allocations.filter(ends_on__gt=residency.left):
        row = transitions.lock(allocation)
        last = max(residency.left, row.starts_on)
        transitions.update(row, actor=actor, at=at, ends_on=last)


def _require_days(residency: Residency, starts_on: date, ends_on: date) -> None:
    if ends_on <= starts_on:
        raise FieldError("ends_on", _("The last day cannot be before the first."))
    if starts_on < residency.started_on:
        raise FieldError(
            "starts_on",
            _("The contract begins later: %(date)s") % {"date": format_date(residency.started_on)},
        )
    if ends_on > residency.expires_on:
        raise FieldError(
            "ends_on",
            _("The contract runs out before this day. Its last day: %(date)s")
            % {"date": format_date(residency.contract.ends_on)},
        )


def _require_usable(premises: Premises, starts_on: date, ends_on: date) -> None:
    if not premises.lettable:
        raise DomainError(_("This room is not given to residents: it is used by the hour or by the Centre."))
    if starts_on < premises.act_date:
        raise FieldError(
            "starts_on",
            _("The room came to the Centre later: %(date)s") % {"date": format_date(premises.act_date)},
        )
    if premises.repairs.overlapping(starts_on, ends_on).exists():
        raise FieldError("starts_on", _("The room is under repair in these days."))


def _require_room(premises: Premises, area: Decimal, places: int, starts_on: date, ends_on: date) -> None:
    others = list(premises.allocations.overlapping(starts_on, ends_on))
    taken_area, taken_places = fullest_day(others, starts_on)
    if taken_area + area > premises.area:
        raise FieldError(
            "area",
            _("Not enough of the room is free in these days: %(free)s m² of %(all)s m².")
            % {"free": format_number(premises.area - taken_area), "all": format_number(premises.area)},
        )
    if taken_places + places > premises.capacity:
        raise FieldError(
            "places",
            _("Not enough places are free in these days: %(free)s of %(all)s.")
            % {"free": premises.capacity - taken_places, "all": premises.capacity},
        )


def fullest_day(allocations: Iterable[Allocation], starts_on: date) -> tuple[Decimal, int]:
    """The most area and the most places taken on one day from `starts_on` on.

    What is taken grows only on the first day of an allocation, so only these days are looked at.
    """
    rows = list(allocations)
    area, places = Decimal(0), 0
    for day in {max(row.starts_on, starts_on) for row in rows}:
        held = [row for row in rows if row.is_in_force(day)]
        area = max(area, sum((row.area for row in held), Decimal(0)))
        places = max(places, sum(row.places for row in held))
    return area, places
