"""Appointments to posts by order (4.2.1): one person at a time."""

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.domain.post_roles import follow_posts, require_free_for
from accounts.models import Appointment, Post, User
from core import clock
from core.actors import Actor
from core.domain import transitions
from core.errors import DomainError, FieldError
from core.texts import clean_line


def current(post: Post, on: date | None = None) -> Appointment | None:
    """Who holds `post` on the day `on` (today by default)."""
    day = on or clock.today()
    return Appointment.objects.select_related("user").in_force(day).filter(post=post).first()


def director_on(day: date | None = None) -> Appointment | None:
    """Who leads the Centre and signs for it on a day: who acts for the director, or the director (4.2.1)."""
    return current(Post.ACTING_DIRECTOR, day) or current(Post.DIRECTOR, day)


@transaction.atomic
def appoint(
    user: User,
    post: Post,
    *,
    order_number: str,
    order_date: date,
    starts_on: date,
    ends_on: date | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> Appointment:
    """Appoint `user` to `post` by order; an open one before ends the day before (4.2.1).

    Who acts for the director holds a post of its own; the director stays appointed meanwhile. Raises
    FieldError when the post is held on one of these days, the order has no number, the dates cannot be, or
    the person may not have the role of the director, which comes with the first day and goes after the last.
    """
    require_free_for(user, post)
    held = list(Appointment.objects.select_for_update().filter(post=post))
    _check_order(order_number, starts_on, ends_on)
    before = next((row for row in held if row.ends_on is None), None)
    if before is not None:
        if before.starts_on >= starts_on:
            raise FieldError("starts_on", _("The person before began on that day or later."))
        transitions.update(before, actor=actor, at=at, ends_on=starts_on - timedelta(days=1))
    if any(row is not before and _overlaps(row, starts_on, ends_on) for row in held):
        raise _held()
    row = Appointment(
        post=post,
        user=user,
        order_number=clean_line(order_number),
        order_date=order_date,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    try:
        with transaction.atomic():
            transitions.create(row, actor=actor, at=at)
    except IntegrityError as error:  # somebody was faster: the database holds one holder a day
        raise _held() from error
    follow_posts(actor=actor, at=at)
    return row


@transaction.atomic
def dismiss(
    appointment: Appointment, *, ends_on: date, reason: str, actor: Actor, at: datetime | None = None
) -> Appointment:
    """Record the last day of who holds a post; `reason` names the order (4.2.1).

    Raises DomainError when that day is already recorded and has passed, FieldError for a day that cannot be.
    """
    row = transitions.lock(appointment)
    if row.ends_on is not None and row.ends_on < clock.day_of(at or clock.now()):
        raise DomainError(_("This appointment is already over."))
    if ends_on < row.starts_on:
        raise FieldError("ends_on", _("The last day cannot be before the first."))
    if row.ends_on is not None and ends_on > row.ends_on:
        raise FieldError("ends_on", _("A longer term is a new appointment."))
    words = clean_line(reason)
    if not words:
        raise FieldError("reason", _("Write the order: its number and date."))
    transitions.update(row, actor=actor, at=at, reason=words, ends_on=ends_on)
    transitions.note(row, "dismiss", target="", actor=actor, at=at, reason=words)
    follow_posts(actor=actor, at=at)
    appointment.refresh_from_db()
    return appointment


def _held() -> FieldError:
    return FieldError("starts_on", _("Somebody holds this post on one of these days."))


def _check_order(order_number: str, starts_on: date, ends_on: date | None) -> None:
    if not clean_line(order_number):
        raise FieldError("order_number", _("Write the number of the order."))
    if ends_on is not None and ends_on < starts_on:
        raise FieldError("ends_on", _("The last day cannot be before the first."))


def _overlaps(row: Appointment, starts_on: date, ends_on: date | None) -> bool:
    return (ends_on is None or row.starts_on <= ends_on) and (row.ends_on is None or row.ends_on >= starts_on)
