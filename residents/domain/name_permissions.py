"""Permission to use the Centre's name: asked for, decided by the director, ended by its dates (3.3.2).

The ground is the line of the contract that grants the use of the name; the permission says for what, where,
on which conditions and how long, never beyond the contract. All acts lock the residency first.
"""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core.actors import Actor
from core.domain import transitions
from core.errors import FieldError, WrongState
from core.formatting import format_date
from core.texts import clean_line, clean_text
from documents.models import IssuedPaper
from residents.domain import letters, resident_papers
from residents.domain.centre_requests import begin, close_by, require_asker
from residents.domain.checks import day_of, require_status, require_words
from residents.enums_cabinet import NameState, RequestKind
from residents.enums_contract import GrantKind
from residents.models import Grant, NamePermission, Residency

LONGEST_PURPOSE, LONGEST_PLACES = 200, 1000
ONE_DAY = timedelta(days=1)


def ground_of(residency: Residency, on: date) -> Grant | None:
    """The line of the contract by which the name may be used on that day, if the contract has one."""
    lines = Grant.objects.in_force(on).filter(contract=residency.contract_id, kind=GrantKind.NAME)
    ground: Grant | None = lines.order_by("pk").first()
    return ground


@transaction.atomic
def request_permission(
    residency: Residency,
    *,
    purpose: str,
    places: str,
    until: date,
    actor: User,
    at: datetime | None = None,
) -> NamePermission:
    """A representative asks for what, where and how long; a thread with the Centre begins with it.

    Raises FieldError(s), WrongState without a ground in the contract or while another request waits.
    """
    row = require_status(transitions.lock(residency), at)
    require_asker(row, actor)
    ground = _require_ground(row, day_of(at))
    if row.name_permissions.filter(state=NameState.ASKED).exists():
        raise WrongState(_("A request for the use of the name already waits for the decision."))
    what = _line(purpose)
    where = _places(places)
    _require_term(row, "until", until, day_of(at))
    words = f"{what}\n{where}\n{format_date(until, 'short')}"
    request = begin(row, kind=RequestKind.NAME, subject=what, text=words, actor=actor, at=at)
    permission = NamePermission(
        residency=row, grant=ground, request=request, purpose=what, places=where, asked_until=until
    )
    return transitions.create(permission, actor=actor, at=at)


@transaction.atomic
def grant_permission(
    permission: NamePermission, *, conditions: str, until: date, actor: Actor, at: datetime | None = None
) -> NamePermission:
    """The director grants it: the certificate takes its number and the request is closed."""
    residency, row = _lock(permission)
    transitions.require_possible(row, "grant_name", actor=actor)
    require_status(residency, at)
    day = day_of(at)
    ground = _require_ground(residency, day)
    words = clean_text(
        require_words("conditions", conditions, _("Write on which conditions the name is used."))
    )
    _require_term(residency, "until", until, day)
    paper = resident_papers.issue_name_permission(
        row, residency, conditions=words, until=until, actor=actor, at=at
    )
    transitions.perform(
        permission,
        "grant_name",
        actor=actor,
        at=at,
        grant=ground,
        conditions=words,
        starts_on=day,
        valid_until=until,
        paper=paper,
    )
    return _decided(permission, actor, at)


@transaction.atomic
def refuse_permission(
    permission: NamePermission, *, reason: str, actor: Actor, at: datetime | None = None
) -> NamePermission:
    """The director refuses it, with the reason; the request is closed."""
    _lock(permission)
    words = require_words("reason", reason, _("Write why the permission is refused."))
    transitions.perform(permission, "refuse", actor=actor, at=at, reason=words, refusal=words)
    return _decided(permission, actor, at)


@transaction.atomic
def revoke_permission(
    permission: NamePermission, *, reason: str, actor: Actor, at: datetime | None = None
) -> NamePermission:
    """The director takes a permission back that still holds; from this day the certificate is not valid."""
    _residency, row = _lock(permission)
    transitions.require_possible(row, "revoke", actor=actor)
    words = require_words("reason", reason, _("Write why the permission is revoked."))
    if row.left is not None and row.left <= day_of(at):
        raise WrongState(_("The permission no longer holds: there is nothing to revoke."))
    transitions.perform(
        permission, "revoke", actor=actor, at=at, reason=words, refusal=words, ended_on=day_of(at)
    )
    letters.write_about_name(permission, at)
    return permission


@transaction.atomic
def withdraw_permission(
    permission: NamePermission, *, actor: User, at: datetime | None = None
) -> NamePermission:
    """A representative takes the request back before the decision."""
    residency, _row = _lock(permission)
    require_asker(residency, actor)
    transitions.perform(permission, "withdraw", actor=actor, at=at)
    close_by(permission.request, "settle", actor=actor, at=at)
    return permission


def end_with_residency(residency: Residency, *, actor: Actor, at: datetime | None) -> None:
    """A closing step (3.3.4): what was asked for lapses, and what was granted ends with the status."""
    ended_on, why = residency.ended_on, _("The resident status has ended.")
    for permission in residency.name_permissions.to_decide():
        transitions.perform(permission, "lapse", actor=actor, at=at, reason=why)
        close_by(permission.request, "lapse", actor=actor, at=at, reason=why)
    for permission in residency.name_permissions.filter(state=NameState.GRANTED, ended_on=None):
        row = transitions.lock(permission)
        if ended_on and row.starts_on and row.valid_until and ended_on <= row.valid_until:
            last = max(ended_on, row.starts_on)
            transitions.update(row, actor=actor, at=at, reason=why, ended_on=last)


def not_valid_from(paper: IssuedPaper) -> date | None:
    """The first day on which the certificate no longer holds, for those who confirm it by its code."""
    rows = NamePermission.objects.select_related("paper", "residency", "grant__stopped_by")
    permission = rows.filter(paper=paper).first()
    return permission.left if permission else None


def _lock(permission: NamePermission) -> tuple[Residency, NamePermission]:
    residency = transitions.lock(permission.residency)
    return residency, transitions.lock(permission)


def _decided(permission: NamePermission, actor: Actor, at: datetime | None) -> NamePermission:
    close_by(permission.request, "decide", actor=actor, at=at, reason=permission.get_state_display())
    letters.write_about_name(permission, at)
    return permission


def _require_ground(residency: Residency, on: date) -> Grant:
    ground = ground_of(residency, on)
    if ground is None:
        raise WrongState(
            _("The contract does not provide for the use of the name. A supplement to the contract can.")
        )
    return ground


def _require_term(residency: Residency, field: str, until: date, today: date) -> None:
    last = residency.left - ONE_DAY
    if until < today:
        raise FieldError(field, _("The term lies in the past. Choose today or a later day."))
    if until > last:
        words = _("The permission ends with the contract at the latest: %(date)s.")
        raise FieldError(field, words % {"date": format_date(last)})


def _places(places: str) -> str:
    words = clean_text(require_words("places", places, _("Write where the name is used.")))
    if len(words) > LONGEST_PLACES:
        raise FieldError("places", _("This is too long. Write it shorter."))
    return words


def _line(purpose: str) -> str:
    words = clean_line(purpose)
    if not words or len(words) > LONGEST_PURPOSE:
        raise FieldError("purpose", _("Write in one short line for what the name is used."))
    return words
