"""What versions of words and of prices share: a draft changes, an act approves it, then it stands still."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from core.actors import Actor
from core.domain import permissions, transitions
from core.errors import FieldError, WrongState
from core.formatting import format_date
from core.texts import clean_line
from documents.enums import ActKind
from documents.models import GoverningAct
from residents.models.version import Version

# The director answers for the Centre's papers and prices (4.2); OshTU's rector stands above.
APPROVING = frozenset({ActKind.DIRECTOR_ORDER, ActKind.RECTOR_ORDER})


def begin_version[V: Version](row: V, *, actor: Actor, at: datetime | None = None) -> V:
    """Insert a new draft under a name that no other version has."""
    permissions.require(actor, f"residents.add_{row._meta.model_name}")
    row.version = clean_line(row.version)
    if not row.version or type(row)._base_manager.filter(version=row.version).exists():
        raise FieldError("version", _("Give the version a name that no other has."))
    return transitions.create(row, actor=actor, at=at)


def lock_draft[V: Version](row: V, *, actor: Actor) -> V:
    """The version, locked for a change. Raises WrongState once it is approved."""
    permissions.require(actor, f"residents.change_{row._meta.model_name}")
    locked = transitions.lock(row)
    if locked.is_approved:
        raise WrongState(_("This version is approved and does not change any more. Write a new version."))
    return locked


@transaction.atomic
def approve_version[V: Version](
    row: V, *, approved_by: GoverningAct, in_force_from: date, actor: Actor, at: datetime | None = None
) -> V:
    """Approve a draft by an act; the version before it ends on the day before. Raises FieldError."""
    permissions.require(actor, f"residents.approve_{row._meta.model_name}")
    every = type(row)._base_manager.select_for_update().order_by("pk")
    list(every)  # one approval at a time: each looks at all versions
    locked = lock_draft(row, actor=actor)
    _check_act(approved_by, in_force_from)
    latest = type(row)._base_manager.aggregate(day=Max("in_force_from"))["day"]
    if latest and in_force_from <= latest:
        words = _("A version is already in force from %(date)s: choose a later day.")
        raise FieldError("in_force_from", words % {"date": format_date(latest)})
    before = type(row)._base_manager.filter(in_force_from=latest).first() if latest else None
    if before is not None:
        last = in_force_from - timedelta(days=1)
        transitions.update(before, actor=actor, at=at, reason=str(approved_by), in_force_to=last)
    transitions.update(
        locked,
        actor=actor,
        at=at,
        reason=str(approved_by),
        approved_by=approved_by,
        in_force_from=in_force_from,
    )
    transitions.note(locked, "approve", target=locked.version, actor=actor, at=at, reason=str(approved_by))
    row.refresh_from_db()
    return row


def _check_act(act: GoverningAct, in_force_from: date) -> None:
    if act.kind not in APPROVING:
        raise FieldError("approved_by", _("Choose an order of the director or of the Rector."))
    if act.dated_on and in_force_from < act.dated_on:
        raise FieldError("in_force_from", _("The version cannot come into force before it was approved."))
