"""Settling single days of the calendar: feasts by the moon, days moved by the Government."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.domain import permissions
from core.domain.transitions import create, lock, update
from core.errors import FieldError, WrongState
from core.models import SpecialDay, SpecialDayKind
from core.texts import clean_line

KEEP = "core.keep_calendar"


@transaction.atomic
def settle_day(*, day: date, kind: str, reason: str, actor: Actor, at: datetime | None = None) -> SpecialDay:
    """Say that a day is off or worked, by which feast or act. Terms given before keep their day."""
    permissions.require(actor, KEEP)
    reason = clean_line(reason)
    if kind not in SpecialDayKind.values:
        raise FieldError("kind", _("Choose what the day is."))
    if not reason:
        raise FieldError("reason", _("Write the feast, or the act by which the day is moved."))
    return create(SpecialDay(day=day, kind=kind, reason=reason), actor=actor, at=at, reason=reason)


@transaction.atomic
def withdraw_day(row: SpecialDay, *, reason: str, actor: Actor, at: datetime | None = None) -> SpecialDay:
    """Take an entry back: the day is again what the calendar says."""
    permissions.require(actor, KEEP)
    locked = lock(row)
    if locked.withdrawn:
        raise WrongState(_("This entry has been withdrawn already."))
    if not clean_line(reason):
        raise FieldError("reason", _("Write why the entry is withdrawn."))
    return update(locked, actor=actor, at=at, reason=clean_line(reason), withdrawn=True)
