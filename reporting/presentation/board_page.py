"""The Supervisory Board on its own page and at the desk: members, meetings, decisions (4.3)."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accounts.domain.appointments import current
from accounts.models import Post
from core.formatting import format_date
from reporting.domain.meetings import has_quorum
from reporting.models import BoardDecision, BoardMeeting, BoardMember


def board_now(today: date) -> dict[str, Any]:
    """The members of the day, the chair among them, and what the last meeting decided."""
    chair = current(Post.VICE_RECTOR, today)
    members = BoardMember.objects.in_force(today).select_related("user")
    meeting = BoardMeeting.objects.order_by("-held_on", "-pk").first()
    return {
        "members": [_member(member, chair.user_id if chair else None) for member in members],
        "meeting": meeting,
        "meeting_words": _meeting_words(meeting) if meeting else "",
        "decisions": [decision_row(row) for row in _decisions(meeting)] if meeting else [],
    }


def meeting_tables(meeting: BoardMeeting) -> dict[str, Any]:
    """The minutes of one meeting."""
    return {
        "agenda": list(meeting.agenda.all()),
        "attendance": list(meeting.attendance.select_related("member")),
        "quorum": has_quorum(meeting),
        "decisions": [decision_row(row) for row in _decisions(meeting)],
    }


def decision_row(row: BoardDecision) -> dict[str, Any]:
    """One decision: what, how the votes fell, who carries it out by when."""
    votes = _("for %(for)s, against %(against)s, abstained %(abstained)s") % {
        "for": row.votes_for,
        "against": row.votes_against,
        "abstained": row.abstained,
    }
    due = format_date(row.due_on, "short") if row.due_on else ""
    duty = ", ".join(part for part in (row.owner, due) if part)
    return {
        "number": row.number,
        "text": row.text,
        "kind": row.get_kind_display(),
        "votes": votes,
        "duty": duty,
        "is_carried": row.is_carried,
    }


def _decisions(meeting: BoardMeeting) -> Any:
    return meeting.decisions.select_related("meeting").order_by("position")


def _member(member: BoardMember, chair_id: int | None) -> dict[str, Any]:
    row = {"title": member.name, "detail": f"{member.get_category_display()} · {member.organisation}"}
    if member.user_id is not None and member.user_id == chair_id:
        row["value"] = _("Chair")
    return row


def _meeting_words(meeting: BoardMeeting) -> str:
    return _("Meeting № %(number)s, %(day)s. Present: %(present)s of %(seats)s.") % {
        "number": meeting.number,
        "day": format_date(meeting.held_on),
        "present": meeting.attendance.count(),
        "seats": meeting.seats,
    }
