"""The minutes of a meeting of the Board: closed once, numbered, frozen, signed by hand (4.3.2, 7.3)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import clock
from core.actors import Actor, user_of
from core.conf import centre
from core.domain import permissions, transitions
from core.errors import DomainError, FieldError, WrongState
from core.quarters import Quarter
from documents.domain.papers import issue
from documents.domain.uploads import Incoming, store_upload
from documents.enums import PaperKind
from reporting.domain.meetings import require_open
from reporting.enums import DecisionState
from reporting.models import AgendaItem, BoardDecision, BoardMeeting, BoardMember, BoardMinutes
from reporting.models.board_meeting import KEEP

TEMPLATE = "reporting/papers/board_minutes.html"
TITLE = gettext_lazy("Minutes of the Supervisory Board")
SIGNED_COPY = "board.minutes"


@transaction.atomic
def close_meeting(meeting: BoardMeeting, *, actor: Actor, at: datetime | None = None) -> BoardMinutes:
    """Close the meeting and issue its minutes: nothing in them changes any more (4.3.2).

    Raises DomainError when nobody was present or a vote is open; who comes second gets WrongState.
    """
    row = require_open(meeting)
    if not row.attendance.exists():
        raise DomainError(_("Record who was present first."))
    if row.decisions.filter(state=DecisionState.VOTING).exists():
        raise DomainError(_("A vote is open: close it or withdraw the question first."))
    transitions.perform(row, "close", actor=actor, at=at)
    person = user_of(actor)
    paper = issue(
        PaperKind.BOARD_MINUTES,
        title=TITLE,
        template=TEMPLATE,
        context=content_of(row) | {"secretary": person.full_name if person else ""},
        subject=row,
        on=clock.day_of(at or clock.now()),
        actor=actor,
        at=at,
    )
    minutes = transitions.create(BoardMinutes(meeting=row, paper=paper), actor=actor, at=at)
    meeting.refresh_from_db()
    return minutes


@transaction.atomic
def sign_minutes(
    minutes: BoardMinutes, *, signed_on: date, file: Incoming, actor: Actor, at: datetime | None = None
) -> BoardMinutes:
    """Add the sheet signed by the chair and the secretary, with its day, once."""
    permissions.require(actor, KEEP)
    transitions.lock(minutes.meeting)
    row = transitions.lock(minutes)
    require_last(row)
    if row.signed_on:
        raise WrongState(_("The signed copy of these minutes is already here."))
    if not row.paper.issued_on <= signed_on <= clock.day_of(at or clock.now()):
        raise FieldError("signed_on", _("The day lies between the day of issue and today."))
    scan = store_upload(file, purpose=SIGNED_COPY, actor=actor, at=at)
    transitions.update(row, actor=actor, at=at, reason="signed", signed_on=signed_on, scan=scan)
    minutes.refresh_from_db()
    return minutes


def require_last(minutes: BoardMinutes) -> None:
    """Nothing is done to minutes that a corrected version has replaced."""
    if minutes.meeting.minutes.filter(version__gt=minutes.version).exists():
        raise WrongState(_("A later version has replaced these minutes, so nothing of them changes."))


def content_of(meeting: BoardMeeting) -> dict[str, Any]:
    """What the minutes freeze: codes and values only; the words are made in the language of the paper."""
    here = {line.member_id: line.is_here for line in meeting.attendance.all()}
    sitting = BoardMember.objects.in_force(meeting.held_on)
    return {
        "meeting": meeting.number,
        "held_on": meeting.held_on,
        "begins_at": f"{meeting.begins_at:%H:%M}" if meeting.begins_at else "",
        "place": meeting.place,
        "called_on": clock.day_of(meeting.called_at) if meeting.called_at else None,
        "late_reason": meeting.late_reason,
        "chair": meeting.chair.full_name if meeting.chair else "",
        "seats": meeting.seats,
        "quorum_percent": centre("BOARD_QUORUM_PERCENT"),
        "attendance": [
            {
                "name": member.name,
                "category": member.category,
                "organisation": member.organisation,
                "is_present": member.pk in here,
                "has_left": member.pk in here and not here[member.pk],
            }
            for member in sitting
        ],
        "agenda": [
            {
                "position": item.position,
                "title": item.title,
                "period": _period(item),
                "files": [str(file) for file in item.files.all()],
            }
            for item in meeting.agenda.select_related("report").prefetch_related("files__upload")
        ],
        "decisions": [_decision(row) for row in _decisions(meeting)],
    }


def _period(item: AgendaItem) -> Quarter | int | None:
    """The period of the report a point is about: a quarter or a year."""
    if item.report is None:
        return None
    return item.report.year if item.report.is_annual else item.report.period


def _decisions(meeting: BoardMeeting) -> Any:
    rows = meeting.decisions.exclude(state=DecisionState.WITHDRAWN).order_by("position")
    return rows.select_related("meeting", "item").prefetch_related("votes__member")


def _decision(row: BoardDecision) -> dict[str, Any]:
    return {
        "number": row.number,
        "point": row.item.position if row.item else None,
        "kind": row.kind,
        "text": row.text,
        "for": row.votes_for,
        "against": row.votes_against,
        "abstained": row.abstained,
        "is_carried": row.is_carried,
        "by_chair": row.by_chair,
        "owner": row.owner,
        "due_on": row.due_on,
        "votes": [
            {"name": vote.member.name, "choice": vote.choice, "opinion": vote.opinion}
            for vote in sorted(row.votes.all(), key=lambda vote: vote.member.name)
        ],
    }
