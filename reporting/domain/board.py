"""The Supervisory Board: who sits on it, who chairs it (4.3.1)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.domain.appointments import current
from accounts.models import Post, User
from core.actors import Actor
from core.domain import permissions, transitions
from core.errors import DomainError, FieldError
from core.texts import clean_line
from documents.models import GoverningAct
from reporting.enums import BoardCategory
from reporting.models import BoardMember
from reporting.models.board_meeting import KEEP


def chair_on(day: date) -> User:
    """4.3.1: the chair is who holds the vice-rector's post on `day`. Raises DomainError when nobody does."""
    appointment = current(Post.VICE_RECTOR, day)
    if appointment is None:
        raise DomainError(
            _("Nobody holds the vice-rector's post on this day, so nobody chairs the Board (4.3.1).")
        )
    return appointment.user


@transaction.atomic
def enter_member(
    *,
    category: str,
    organisation: str,
    act: GoverningAct,
    starts_on: date,
    name: str = "",
    user: User | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> BoardMember:
    """Enter a member of one of the four categories, by an act (4.3.1). Raises FieldError."""
    permissions.require(actor, KEEP)
    name = clean_line(name) or (user.full_name if user else "")
    if not name:
        raise FieldError("name", _("Choose the account or write the full name."))
    if not clean_line(organisation):
        raise FieldError("organisation", _("Write the organisation and the post."))
    if BoardMember.objects.filter(name=name, ends_on=None).exists():
        raise FieldError("name", _("This person already sits on the Board."))
    member = BoardMember(
        user=user,
        name=name,
        category=BoardCategory(category),
        organisation=clean_line(organisation),
        act=act,
        starts_on=starts_on,
    )
    return transitions.create(member, actor=actor, at=at)


@transaction.atomic
def end_membership(
    member: BoardMember, *, ends_on: date, actor: Actor, at: datetime | None = None
) -> BoardMember:
    """Record the last day of a member (4.3.1). Raises FieldError for a day before the first."""
    permissions.require(actor, KEEP)
    row = transitions.lock(member)
    if row.ends_on is not None:
        raise DomainError(_("The last day of this member is already recorded."))
    if ends_on < row.starts_on:
        raise FieldError("ends_on", _("The last day cannot be before the first."))
    transitions.update(row, actor=actor, at=at, ends_on=ends_on)
    member.refresh_from_db()
    return member
