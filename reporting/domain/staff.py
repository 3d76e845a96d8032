"""The staff list: who works in which unit, in which post, by which order (4.2.2, 4.2.3 e)."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core.actors import Actor
from core.domain import permissions, transitions
from core.errors import FieldError, WrongState
from core.texts import clean_line
from documents.enums import ActKind
from documents.models import GoverningAct
from reporting.models import StaffMember
from reporting.models.staff import KEEP_STAFF

MOST = Decimal("1.5")
#: who takes people on: the university by its personnel policy, or the director
BASES = (ActKind.RECTOR_ORDER, ActKind.DIRECTOR_ORDER)


@transaction.atomic
def take_on(
    *,
    post: str,
    share: Decimal,
    starts_on: date,
    basis: GoverningAct,
    unit: str = "",
    role: str = "",
    name: str = "",
    user: User | None = None,
    education: str = "",
    experience: str = "",
    knows_law: str = "",
    actor: Actor,
    at: datetime | None = None,
) -> StaffMember:
    """Enter somebody who works for the Centre, by an order (4.2.3 e); qualification is optional (4.2.2)."""
    permissions.require(actor, KEEP_STAFF)
    name = clean_line(name) or (user.full_name if user else "")
    if not name:
        raise FieldError("name", _("Choose the account or write the full name."))
    if not clean_line(post):
        raise FieldError("post", _("Write the post."))
    if not 0 < share <= MOST:
        raise FieldError("share", _("A person works from a part of a post up to one and a half."))
    if basis.kind not in BASES:
        raise FieldError("basis", _("People are taken on by an order of the rector or of the director."))
    row = StaffMember(
        user=user,
        name=name,
        post=clean_line(post),
        unit=unit,
        role=role,
        share=share,
        starts_on=starts_on,
        basis=basis,
        education=clean_line(education),
        experience=clean_line(experience),
        knows_law=clean_line(knows_law),
    )
    return transitions.create(row, actor=actor, at=at)


@transaction.atomic
def let_go(
    member: StaffMember, *, ends_on: date, reason: str, actor: Actor, at: datetime | None = None
) -> StaffMember:
    """Record the last day in the post, with the order or the reason."""
    permissions.require(actor, KEEP_STAFF)
    row = transitions.lock(member)
    if row.ends_on is not None:
        raise WrongState(_("The last day is already recorded."))
    if ends_on < row.starts_on:
        raise FieldError("ends_on", _("The last day cannot be before the first."))
    words = clean_line(reason)
    if not words:
        raise FieldError("reason", _("Write the order or the reason."))
    transitions.update(row, actor=actor, at=at, reason=words, ends_on=ends_on)
    transitions.note(row, "let_go", target="", actor=actor, at=at, reason=words)
    member.refresh_from_db()
    return member
