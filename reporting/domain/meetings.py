"""Meetings of the Supervisory Board: opened with an agenda, attended, decided, closed (4.3.2)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core import clock
from core.actors import Actor, user_of
from core.conf import centre
from core.domain import permissions, transitions
from core.errors import DomainError, FieldError, WrongState
from core.texts import clean_line, clean_text
from documents.domain.acts import record_act
from documents.enums import ActKind
from reporting.domain.board import chair_on
from reporting.enums import DecisionKind, MeetingState
from reporting.models import AgendaItem, Attendance, BoardDecision, BoardMeeting, BoardMember, CentreReport
from reporting.models.board_meeting import KEEP

TITLE = 300


@dataclass(frozen=True)
class Votes:
    """How the members present voted."""

    votes_for: int
    votes_against: int = 0
    abstained: int = 0

    @property
    def cast(self) -> int:
        """All of them."""
        return self.votes_for + self.votes_against + self.abstained


@transaction.atomic
def open_meeting(
    *,
    number: str,
    held_on: date,
    place: str,
    agenda: Sequence[str],
    reports: Iterable[CentreReport] = (),
    actor: Actor,
    at: datetime | None = None,
) -> BoardMeeting:
    """Begin the record of a meeting; its chair is the vice-rector of that day (4.3.1).

    Each line of `agenda` and each report is a point. Raises FieldError, DomainError.
    """
    permissions.require(actor, KEEP)
    _require_come(held_on, at)
    number = _free_number(number)
    meeting = BoardMeeting(
        number=number,
        held_on=held_on,
        place=clean_line(place),
        chair=chair_on(held_on),
        seats=BoardMember.objects.in_force(held_on).count(),
    )
    transitions.create(meeting, actor=actor, at=at)
    points: list[tuple[str, CentreReport | None]] = [(clean_line(line), None) for line in agenda]
    points += [(_("Report: %(period)s") % {"period": report.label()}, report) for report in reports]
    points = [point for point in points if point[0]]
    if not points:
        raise FieldError("agenda", _("Write the agenda: one point on a line."))
    for position, (title, report) in enumerate(points, start=1):
        item = AgendaItem(meeting=meeting, position=position, title=title[:TITLE], report=report)
        transitions.create(item, actor=actor, at=at)
    return meeting


@transaction.atomic
def record_attendance(
    meeting: BoardMeeting, *, present: Iterable[BoardMember], actor: Actor, at: datetime | None = None
) -> BoardMeeting:
    """Record who was present, before anything is decided. Raises DomainError for a stranger."""
    permissions.require(actor, KEEP)
    row = _require_open(meeting)
    if row.decisions.exists():
        raise DomainError(_("Decisions are already counted by this attendance."))
    wanted = {member.pk: member for member in present}
    sitting = set(BoardMember.objects.in_force(row.held_on).values_list("pk", flat=True))
    if set(wanted) - sitting:
        raise DomainError(_("Only who sits on the Board on the day of the meeting can be present."))
    for attendance in row.attendance.exclude(member__in=wanted):
        attendance._history_user = user_of(actor)  # type: ignore[attr-defined]
        attendance.delete()
    known = set(row.attendance.values_list("member_id", flat=True))
    for pk in sorted(set(wanted) - known):
        transitions.create(Attendance(meeting=row, member=wanted[pk]), actor=actor, at=at)
    return meeting


@transaction.atomic
def record_decision(
    meeting: BoardMeeting,
    *,
    kind: str,
    text: str,
    votes: Votes,
    owner: str = "",
    due_on: date | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> BoardDecision:
    """Record the next decision with its votes; a carried one becomes an act of the Board (4.3.2, 7.1, 8.2).

    Raises DomainError without a quorum, FieldError when the votes are not those of the members present.
    """
    permissions.require(actor, KEEP)
    row = _require_open(meeting)
    _check_votes(row, votes)
    words = clean_text(text)
    if not words:
        raise FieldError("text", _("Write what is decided."))
    if due_on and not clean_line(owner):
        raise FieldError("owner", _("A due date needs somebody who carries it out."))
    decision = BoardDecision(
        meeting=row,
        position=row.decisions.count() + 1,
        kind=DecisionKind(kind),
        text=words,
        votes_for=votes.votes_for,
        votes_against=votes.votes_against,
        abstained=votes.abstained,
        owner=clean_line(owner),
        due_on=due_on,
    )
    if decision.is_carried:
        decision.act = record_act(
            kind=ActKind.BOARD_DECISION,
            number=decision.number,
            dated_on=row.held_on,
            title=clean_line(words)[:TITLE],
            body=words,
            actor=actor,
            at=at,
        )
    return transitions.create(decision, actor=actor, at=at)


@transaction.atomic
def close_meeting(meeting: BoardMeeting, *, actor: Actor, at: datetime | None = None) -> BoardMeeting:
    """Close the minutes: nothing in them changes any more. Raises DomainError when nobody was present."""
    row = transitions.lock(meeting)
    if not row.attendance.exists():
        raise DomainError(_("Record who was present first."))
    return transitions.perform(meeting, "close", actor=actor, at=at)


def has_quorum(meeting: BoardMeeting) -> bool:
    """4.3.2: more than the set part of the members is present."""
    return bool(meeting.attendance.count() * 100 > meeting.seats * centre("BOARD_QUORUM_PERCENT"))


def _check_votes(meeting: BoardMeeting, votes: Votes) -> None:
    if not has_quorum(meeting):
        raise DomainError(
            _("There is no quorum. Present: %(present)s of %(seats)s.")
            % {"present": meeting.attendance.count(), "seats": meeting.seats}
        )
    present = meeting.attendance.count()
    if votes.cast != present:
        raise FieldError(
            "votes_for",
            _("The votes must be those of the members present. Votes: %(cast)s, present: %(present)s.")
            % {"cast": votes.cast, "present": present},
        )


def _require_open(meeting: BoardMeeting) -> BoardMeeting:
    row = transitions.lock(meeting)
    if row.state != MeetingState.OPEN:
        raise WrongState(_("The minutes of this meeting are closed."))
    return row


def _require_come(held_on: date, at: datetime | None) -> None:
    if held_on > clock.day_of(at or clock.now()):
        raise FieldError("held_on", _("This day has not come yet."))


def _free_number(number: str) -> str:
    line = clean_line(number)
    if not line:
        raise FieldError("number", _("Write the number of the meeting."))
    if BoardMeeting.objects.filter(number=line).exists():
        raise FieldError("number", _("There is already a meeting with this number."))
    return line
