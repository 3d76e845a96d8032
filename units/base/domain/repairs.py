"""When a room is under repair: then it is not given, and does not count in the occupancy (5.1)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.domain import scope
from core.actors import Actor
from core.domain import transitions
from core.domain.quarter_lock import require_open
from core.errors import DomainError, FieldError
from core.formatting import format_date
from units.base.domain.checks import require_come, require_line
from units.base.models import Premises, Repair


@transaction.atomic
def begin_repair(
    premises: Premises, *, started_on: date, reason: str, actor: Actor, at: datetime | None = None
) -> Repair:
    """Record that the repair of a room has begun; those who have the room keep their right to it."""
    row = transitions.lock(premises)
    scope.require(actor, "units.change_premises", row)
    require_come("started_on", started_on, at)
    if row.repairs.filter(ended_on=None).exists():
        raise DomainError(_("This room is already under repair."))
    last = row.repairs.exclude(ended_on=None).order_by("-ended_on").first()
    if last and last.ended_on and started_on < last.ended_on:
        raise FieldError(
            "started_on",
            _("The repair before this one ended later: %(date)s") % {"date": format_date(last.ended_on)},
        )
    require_open(started_on)
    words = require_line("reason", reason, _("Write what is repaired."))
    return transitions.create(Repair(premises=row, started_on=started_on, reason=words), actor=actor, at=at)


@transaction.atomic
def finish_repair(premises: Premises, *, ended_on: date, actor: Actor, at: datetime | None = None) -> Repair:
    """Record the first day on which the room can be used again."""
    row = transitions.lock(premises)
    scope.require(actor, "units.change_premises", row)
    repair = row.repairs.filter(ended_on=None).first()
    if repair is None:
        raise DomainError(_("This room is not under repair."))
    require_come("ended_on", ended_on, at)
    if ended_on < repair.started_on:
        raise FieldError("ended_on", _("A repair cannot end before it began."))
    require_open(ended_on)
    return transitions.update(repair, actor=actor, at=at, ended_on=ended_on)
