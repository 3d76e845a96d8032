"""Sessions of a commission: called, opened, attended, closed with one protocol (3.3.1)."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from applications.domain.membership import seats_in
from applications.domain.sessions_agenda import present_at, require_under_way
from applications.domain.sessions_ballots import voted_on
from applications.domain.sessions_protocol import issue_protocol
from applications.enums import ApplicationState
from applications.enums_session import LIVE_ITEMS, ItemState, SessionState
from applications.models import (
    AgendaItem,
    Application,
    Attendance,
    Commission,
    CommissionMember,
    CommissionSession,
    SessionProtocol,
)
from applications.models.session import HOLD
from core import clock
from core.actors import Actor
from core.domain import permissions, transitions
from core.errors import DomainError, FieldError, WrongState
from core.texts import clean_line, clean_text


@transaction.atomic
def call_session(
    commission: Commission,
    *,
    held_at: datetime,
    place: str,
    applications: Sequence[Application],
    actor: Actor,
    at: datetime | None = None,
) -> CommissionSession:
    """Call the commission together: when, where, and which applications it deals with.

    Raises FieldError without a place or an application, and for an application of another commission.
    """
    permissions.require(actor, HOLD)
    where = clean_line(place)
    if not where:
        raise FieldError("place", _("Write where the commission meets."))
    session = CommissionSession(commission=commission, held_at=held_at, place=where)
    transitions.create(session, actor=actor, at=at)
    put_on_agenda(session, applications=applications, actor=actor, at=at)
    return session


@transaction.atomic
def put_on_agenda(
    session: CommissionSession,
    *,
    applications: Sequence[Application],
    actor: Actor,
    at: datetime | None = None,
) -> list[AgendaItem]:
    """Put applications on the agenda, in their order, before or while the commission sits."""
    permissions.require(actor, HOLD)
    row = transitions.lock(session)
    _require_unfinished(row)
    if not applications:
        raise FieldError("applications", _("Choose the applications for the agenda."))
    last = row.items.count()
    return [
        _put(row, application, last + place, actor=actor, at=at)
        for place, application in enumerate(applications, start=1)
    ]


@transaction.atomic
def open_session(
    session: CommissionSession, *, actor: Actor, at: datetime | None = None
) -> CommissionSession:
    """Open the session on its day, not before. From now on attendance is kept and items are voted on."""
    at = at or clock.now()
    if clock.day_of(at) < clock.day_of(session.held_at):
        raise WrongState(_("The day of this session has not come yet."))
    return transitions.perform(session, "open_session", actor=actor, at=at)


@transaction.atomic
def record_attendance(
    session: CommissionSession,
    *,
    present: Iterable[CommissionMember],
    actor: Actor,
    at: datetime | None = None,
) -> None:
    """Write who is present now. Who has voted on the item being voted on stays until that vote is closed."""
    permissions.require(actor, HOLD)
    row = transitions.lock(session)
    require_under_way(row)
    here = {member.pk for member in present}
    members = {member.pk: member for member in seats_in(row.commission)}
    if here - set(members):
        raise FieldError("present", _("Only members of this commission attend its session."))
    _require_voters_stay(row, here, members)
    known = {line.member_id: line for line in row.attendance.all()}
    for pk, member in members.items():
        is_present = pk in here
        if pk not in known:
            line = Attendance(session=row, member=member, is_present=is_present)
            transitions.create(line, actor=actor, at=at)
        elif known[pk].is_present != is_present:
            transitions.update(known[pk], actor=actor, at=at, is_present=is_present)


@transaction.atomic
def cancel_session(
    session: CommissionSession, *, reason: str, actor: Actor, at: datetime | None = None
) -> CommissionSession:
    """Call a session off, with the reason; its applications can stand on another agenda.

    Raises WrongState when something was already voted on: then it is closed with a protocol.
    """
    row = transitions.lock(session)
    words = clean_text(reason)
    if not words:
        raise FieldError("reason", _("Write why the session is cancelled."))
    if row.items.filter(state=ItemState.CLOSED).exists():
        raise WrongState(_("This session has closed a vote already: close it, so that there is a protocol."))
    transitions.perform(row, "cancel_session", actor=actor, at=at, reason=words)
    for item in row.items.filter(state__in=LIVE_ITEMS):
        transitions.perform(item, "postpone", actor=actor, at=at, reason=words)
    session.refresh_from_db()
    return session


@transaction.atomic
def close_session(session: CommissionSession, *, actor: Actor, at: datetime | None = None) -> SessionProtocol:
    """Close the session and issue one numbered protocol for its whole agenda (3.3.1).

    Raises DomainError while an item is neither closed nor postponed; whoever comes second gets WrongState.
    """
    at = at or clock.now()
    row = transitions.lock(session)
    waiting = [item.application.number for item in _live(row)]
    if waiting and row.state == SessionState.OPEN:
        raise DomainError(
            _("These applications are neither voted on nor postponed: %(numbers)s.")
            % {"numbers": ", ".join(waiting)}
        )
    transitions.perform(row, "close_session", actor=actor, at=at)
    protocol = issue_protocol(row, actor=actor, at=at)
    session.refresh_from_db()
    return protocol


def _put(
    session: CommissionSession, application: Application, position: int, *, actor: Actor, at: datetime | None
) -> AgendaItem:
    row = transitions.lock(application)
    if row.state != ApplicationState.IN_EVALUATION or row.commission_id != session.commission_id:
        raise FieldError(
            "applications",
            _("Application № %(number)s is not being evaluated by this commission.") % {"number": row.number},
        )
    other = session.items.exclude(application__call=row.call_id).select_related("application__call").first()
    if other is not None:
        words = _("A session deals with the applications of one call. This one is about: %(call)s")
        raise FieldError("applications", words % {"call": other.application.call.title})
    item = AgendaItem(session=session, application=row, position=position)
    return transitions.create(item, actor=actor, at=at)


def _live(session: CommissionSession) -> Iterable[AgendaItem]:
    return session.items.filter(state__in=LIVE_ITEMS).select_related("application")


def _require_unfinished(session: CommissionSession) -> None:
    if session.state not in (SessionState.PLANNED, SessionState.OPEN):
        raise WrongState(_("This session is over: its agenda does not change any more."))


def _require_voters_stay(
    session: CommissionSession, here: set[int], members: dict[int, CommissionMember]
) -> None:
    item = session.items.filter(state=ItemState.VOTING).first()
    leaving = (voted_on(item) & present_at(session)) - here if item else frozenset()
    if leaving:
        names = ", ".join(members[pk].user.short_name for pk in sorted(leaving))
        raise FieldError(
            "present",
            _("These members have voted on the item that is open: %(names)s. Close that vote first.")
            % {"names": names},
        )
