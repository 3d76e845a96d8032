"""Appointments to posts by order (4.2.1): one person at a time."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Appointment, Post, User
from core import clock
from core.actors import Actor
from core.domain import transitions
from core.errors import FieldError


def current(post: Post, on: date | None = None) -> Appointment | None:
    """Who holds `post` on the day `on` (today by default)."""
    day = on or clock.today()
    return Appointment.objects.select_related("user").in_force(day).filter(post=post).first()


@transaction.atomic
def appoint(
    user: User,
    post: Post,
    *,
    order_number: str,
    order_date: date,
    starts_on: date,
    actor: Actor,
    at: datetime | None = None,
) -> Appointment:
    """Appoint `user` to `post` by order; the one before ends the day before (4.2.1).

    Raises FieldError when the one before began on that day or later.
    """
    before = Appointment.objects.select_for_update().filter(post=post, ends_on__isnull=True).first()
    if before is not None:
        if before.starts_on >= starts_on:
            raise FieldError("starts_on", _("The person before began on that day or later."))
        transitions.update(before, actor=actor, at=at, ends_on=starts_on - timedelta(days=1))
    row = Appointment(
        post=post, user=user, order_number=order_number, order_date=order_date, starts_on=starts_on
    )
    return transitions.create(row, actor=actor, at=at)
