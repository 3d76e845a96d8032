"""Ordering hours of a laboratory, a workshop or a piece of equipment (3.2.2)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core import clock
from core.domain import transitions
from core.domain.quarter_lock import require_open
from core.errors import DomainError, FieldError
from core.formatting import format_datetime
from residents.models import Residency
from units.base.domain.requests import ask_as_resident
from units.base.enums import WORKING, ServiceKind
from units.base.models import Equipment, Premises
from units.technopark.enums import Purpose
from units.technopark.models import Booking

type Resource = Equipment | Premises


@transaction.atomic
def order_work(
    residency: Residency,
    *,
    purpose: str,
    resource: Resource,
    starts_at: datetime,
    ends_at: datetime,
    text: str,
    actor: User,
    at: datetime | None = None,
) -> Booking:
    """A resident takes hours of a laboratory, a workshop or a piece of equipment; nobody else has them.

    The hours are free again when the request is declined or withdrawn, or the status ends.
    """
    row = transitions.lock(resource)
    day = clock.day_of(starts_at)
    _require_hours(starts_at, ends_at, at or clock.now())
    require_open(day)
    if day >= residency.left:
        raise FieldError("day", _("The resident status ends before this day."))
    _require_usable(row, starts_at)
    _require_free(row, starts_at, ends_at)
    request = ask_as_resident(
        residency, kind=ServiceKind.WORKSHOP_ORDER, text=text, wished_on=day, actor=actor, at=at
    )
    booking = Booking(
        request=request,
        purpose=Purpose(purpose),
        equipment=row if isinstance(row, Equipment) else None,
        premises=row if isinstance(row, Premises) else None,
        starts_at=starts_at,
        ends_at=ends_at,
    )
    return transitions.create(booking, actor=actor, at=at)


def _require_hours(starts_at: datetime, ends_at: datetime, now: datetime) -> None:
    if ends_at <= starts_at:
        raise FieldError("until", _("The end must be after the beginning."))
    if starts_at < now:
        raise FieldError("day", _("These hours have already passed. Choose later ones."))


def _require_usable(resource: Resource, starts_at: datetime) -> None:
    if isinstance(resource, Premises):
        if not resource.is_hourly:
            raise DomainError(_("This room is not booked by the hour."))
        room = resource
    else:
        if not resource.bookable or resource.condition not in WORKING:
            raise DomainError(_("This equipment cannot be booked now."))
        room = resource.premises
    if room.repairs.on(clock.day_of(starts_at)).exists():
        raise FieldError("resource", _("The room is under repair on this day."))


def _require_free(resource: Resource, starts_at: datetime, ends_at: datetime) -> None:
    taken = resource.bookings.live().overlapping(starts_at, ends_at).order_by("starts_at").first()
    if taken:
        raise FieldError(
            "resource",
            _("Somebody has already taken these hours: from %(start)s to %(end)s. Choose other hours.")
            % {"start": format_datetime(taken.starts_at), "end": format_datetime(taken.ends_at)},
        )
