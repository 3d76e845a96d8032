"""Meetings of the Supervisory Board: convened with an agenda, called in time, begun, attended (4.3.2)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from core import clock
from core.actors import Actor, user_of
from core.conf import centre
from core.domain import permissions, transitions
from core.errors import DomainError, FieldError, WrongState
from core.formatting import format_date
from core.texts import clean_line, clean_text
from documents.domain.uploads import Incoming, store_upload
from reporting.domain.board import chair_on
from reporting.domain.board_letters import invite, tell_cancelled
from reporting.enums import DecisionState, MeetingState
from reporting.models import AgendaFile, AgendaItem, Attendance, BoardMeeting, BoardMember, CentreReport
from reporting.models.board_meeting import KEEP

TITLE = 300
FILE = "board.agenda"


@transaction.atomic
def convene_meeting(
    *,
    number: str,
    held_on: date,
    begins_at: time | None = None,
    place: str,
    agenda: Sequence[str],
    reports: Iterable[CentreReport] = (),
    actor: Actor,
    at: datetime | None = None,
) -> BoardMeeting:
    """Prepare a meeting: the day, the place, the agenda. Each line and each report is a point (4.3.2).

    Raises FieldError: a day that has passed, a number that is taken, a question that is too long.
    """
    permissions.require(actor, KEEP)
    if held_on < clock.day_of(at or clock.now()):
        raise FieldError("held_on", _("This day has passed: a meeting is called before it is held."))
    meeting = BoardMeeting(
        number=_free_number(number), held_on=held_on, begins_at=begins_at, place=clean_line(place)
    )
    if not meeting.place:
        raise FieldError("place", _("Write where the Board meets."))
    points = _points(agenda, reports)
    transitions.create(meeting, actor=actor, at=at)
    for position, (title, report) in enumerate(points, start=1):
        item = AgendaItem(meeting=meeting, position=position, title=title, report=report)
        transitions.create(item, actor=actor, at=at)
    return meeting


@transaction.atomic
def add_file(item: AgendaItem, *, file: Incoming, actor: Actor, at: datetime | None = None) -> AgendaFile:
    """Put a file to a point of the agenda, until the meeting is closed (4.3.2)."""
    permissions.require(actor, KEEP)
    row = transitions.lock(item.meeting)
    if row.state in (MeetingState.CLOSED, MeetingState.CANCELLED):
        raise WrongState(_("This meeting is over: its papers do not change any more."))
    upload = store_upload(file, purpose=FILE, actor=actor, at=at)
    return transitions.create(AgendaFile(item=item, upload=upload), actor=actor, at=at)


@transaction.atomic
def call_meeting(
    meeting: BoardMeeting, *, reason: str = "", actor: Actor, at: datetime | None = None
) -> BoardMeeting:
    """Call the members in force on the day of the meeting: each gets an invitation (4.3.2).

    Raises FieldError for a call later than the setting says without a reason, DomainError without members.
    """
    at = at or clock.now()
    row = transitions.lock(meeting)
    words, day = clean_text(reason), clock.day_of(at)
    if row.held_on < day:
        raise DomainError(_("The day of this meeting has passed: cancel it and convene another one."))
    latest = row.held_on - timedelta(days=centre("BOARD_CALL_DAYS"))
    if day > latest and not words:
        raise FieldError(
            "reason",
            _("Members are called until %(day)s at the latest. Write why it is later.")
            % {"day": format_date(latest)},
        )
    chair_on(row.held_on)
    members = BoardMember.objects.in_force(row.held_on).select_related("user")
    if not members:
        raise DomainError(_("Nobody sits on the Board on the day of this meeting."))
    late = words if day > latest else ""
    transitions.perform(row, "call", actor=actor, at=at, reason=late, called_at=at, late_reason=late)
    invite(row, members, actor=actor, at=at)
    meeting.refresh_from_db()
    return meeting


@transaction.atomic
def begin_meeting(meeting: BoardMeeting, *, actor: Actor, at: datetime | None = None) -> BoardMeeting:
    """Open the meeting on its day; its chair is the vice-rector of that day (4.3.1)."""
    row = transitions.lock(meeting)
    if clock.day_of(at or clock.now()) < row.held_on:
        raise WrongState(_("The day of this meeting has not come yet."))
    seats = BoardMember.objects.in_force(row.held_on).count()
    chair = chair_on(row.held_on)
    return transitions.perform(meeting, "begin", actor=actor, at=at, chair=chair, seats=seats)


@transaction.atomic
def cancel_meeting(
    meeting: BoardMeeting, *, reason: str, actor: Actor, at: datetime | None = None
) -> BoardMeeting:
    """Call a meeting off with the reason; who was invited gets a letter. Raises FieldError without one."""
    row = transitions.lock(meeting)
    words = clean_text(reason)
    if not words:
        raise FieldError("reason", _("Write why the meeting is cancelled."))
    transitions.perform(row, "cancel", actor=actor, at=at, reason=words)
    tell_cancelled(row, reason=words, at=at or clock.now())
    meeting.refresh_from_db()
    return meeting


@transaction.atomic
def record_attendance(
    meeting: BoardMeeting, *, present: Iterable[BoardMember], actor: Actor, at: datetime | None = None
) -> BoardMeeting:
    """Record who is here now. Who leaves after something was put to the vote stays in the list as left.

    Raises DomainError for a stranger, and for somebody who leaves having voted on the open question.
    """
    permissions.require(actor, KEEP)
    row = require_open(meeting)
    wanted = {member.pk: member for member in present}
    sitting = set(BoardMember.objects.in_force(row.held_on).values_list("pk", flat=True))
    if set(wanted) - sitting:
        raise DomainError(_("Only who sits on the Board on the day of the meeting can be present."))
    known = {line.member_id: line for line in row.attendance.select_related("member")}
    _let_go(row, [line for pk, line in known.items() if pk not in wanted and line.is_here], actor, at)
    for pk in sorted(wanted):
        if pk not in known:
            transitions.create(Attendance(meeting=row, member=wanted[pk]), actor=actor, at=at)
        elif not known[pk].is_here:
            transitions.update(known[pk], actor=actor, at=at, is_here=True)
    return meeting


def has_quorum(meeting: BoardMeeting) -> bool:
    """4.3.2: more than the set part of the members is here now."""
    here = meeting.attendance.filter(is_here=True).count()
    return bool(here * 100 > meeting.seats * centre("BOARD_QUORUM_PERCENT"))


def require_open(meeting: BoardMeeting) -> BoardMeeting:
    """Lock the meeting and refuse an act outside its course. Raises WrongState."""
    row = transitions.lock(meeting)
    if row.state == MeetingState.CLOSED:
        raise WrongState(_("The minutes of this meeting are closed."))
    if row.state != MeetingState.OPEN:
        raise WrongState(_("This meeting is not under way."))
    return row


def _let_go(meeting: BoardMeeting, leaving: list[Attendance], actor: Actor, at: datetime | None) -> None:
    voted = set(
        meeting.decisions.filter(state=DecisionState.VOTING).values_list("votes__member_id", flat=True)
    )
    names = ", ".join(line.member.name for line in leaving if line.member_id in voted)
    if names:
        raise DomainError(
            _("These members have voted on the open question: %(names)s. Close that vote first.")
            % {"names": names}
        )
    decided = meeting.decisions.exists()
    for line in leaving:
        if decided:
            transitions.update(line, actor=actor, at=at, is_here=False)
        else:
            line._history_user = user_of(actor)  # type: ignore[attr-defined]
            line.delete()


def _points(agenda: Sequence[str], reports: Iterable[CentreReport]) -> list[tuple[str, CentreReport | None]]:
    points: list[tuple[str, CentreReport | None]] = [(clean_line(line), None) for line in agenda]
    points += [(_("Report: %(period)s") % {"period": report.label()}, report) for report in reports]
    points = [point for point in points if point[0]]
    if not points:
        raise FieldError("agenda", _("Write the agenda: one point on a line."))
    longest = max((title for title, _report in points), key=len)
    if len(longest) > TITLE:
        raise FieldError(
            "agenda",
            _("A point of the agenda has at most %(most)s characters. This one is longer: %(start)s…")
            % {"most": TITLE, "start": longest[:40]},
        )
    return points


def _free_number(number: str) -> str:
    line = clean_line(number)
    if not line:
        raise FieldError("number", _("Write the number of the meeting."))
    if BoardMeeting.objects.filter(number=line).exists():
        raise FieldError("number", _("There is already a meeting with this number."))
    return line
