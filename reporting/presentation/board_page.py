"""The Supervisory Board on its own pages: what is next, what was decided and what followed (4.3)."""

from datetime import date
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.domain.appointments import current
from accounts.models import Post, User
from core.formatting import format_date
from reporting.domain.board_letters import item_title
from reporting.domain.board_reading import may_read_files, meetings_for
from reporting.enums import MEETING_TONES, DecisionState, MeetingState
from reporting.models import BoardDecision, BoardMeeting, BoardMember, BoardMinutes, DecisionStep
from reporting.presentation.meeting_desk import outcome_of, votes_in_words

#: decisions that ask nothing more of anybody, shown beside those that do
SETTLED = 12
COMING = (MeetingState.CALLED, MeetingState.OPEN)
MINUTES = Prefetch("minutes", BoardMinutes.objects.select_related("paper"))


def board_now(user: User, today: date) -> dict[str, Any]:
    """Members, the coming meetings with open votes, the past ones, decisions. A fixed number of queries."""
    meetings = list(meetings_for(user).prefetch_related(MINUTES))
    chair = current(Post.VICE_RECTOR, today)
    members = BoardMember.objects.in_force(today).select_related("user")
    coming = [row for row in meetings if row.state in COMING]
    voting = Prefetch("decisions", BoardDecision.objects.filter(state=DecisionState.VOTING))
    prefetch_related_objects(coming, "agenda__report", voting)
    return {
        "members": [_member(member, chair.user_id if chair else None) for member in members],
        "coming": [_coming(row) for row in sorted(coming, key=lambda row: (row.held_on, row.pk))],
        "past": [_past(row) for row in meetings if row.state == MeetingState.CLOSED],
        "decisions": [decision_row(row, today) for row in _decisions(meetings)],
    }


def meeting_page(meeting: BoardMeeting, user: User, today: date) -> dict[str, Any]:
    """One meeting: when and where, the agenda with its papers, what was decided."""
    reads = may_read_files(meeting, user)
    decisions = _in_full(BoardDecision.objects.filter(meeting=meeting)).order_by("position")
    return {
        "meeting": meeting,
        "title": _("Meeting № %(number)s") % {"number": meeting.number},
        "when": when_of(meeting),
        "status": _status(meeting),
        "agenda": [_point(item, reads) for item in _items(meeting)],
        "reads_files": reads,
        "present": [line.member.name for line in meeting.attendance.select_related("member")],
        "decisions": [decision_row(row, today) for row in decisions if row.state == DecisionState.DECIDED],
        "minutes": list(reversed(meeting.minutes.all())),
    }


def when_of(meeting: BoardMeeting) -> str:
    """The day, the time where it is known, and the place."""
    day = format_date(meeting.held_on)
    time = f"{meeting.begins_at:%H:%M}" if meeting.begins_at else ""
    return ", ".join(part for part in (day, time, meeting.place) if part)


def decision_row(row: BoardDecision, today: date) -> dict[str, Any]:
    """One decision: what, how the votes fell, who carries it out by when, what followed."""
    return {
        "number": row.number,
        "text": row.text,
        "detail": f"{row.get_kind_display()} · {votes_in_words(row)}",
        "votes": [f"{vote.member.name}: {vote.get_choice_display()}" for vote in row.votes.all()],
        "opinions": [
            {"name": vote.member.name, "text": vote.opinion} for vote in row.votes.all() if vote.opinion
        ],
        "status": _outcome(row, today),
        "duty": _duty(row),
        "steps": [_step(step) for step in row.steps.all()],
    }


def _decisions(meetings: list[BoardMeeting]) -> list[BoardDecision]:
    """Those that wait to be carried out, the nearest first; then the latest of the others."""
    rows = _in_full(BoardDecision.objects.filter(meeting__in=meetings, state=DecisionState.DECIDED))
    waiting = list(rows.duties().order_by("due_on", "pk"))
    others = rows.exclude(pk__in=[row.pk for row in waiting])
    return waiting + list(others.order_by("-meeting__held_on", "-meeting_id", "position")[:SETTLED])


def _in_full(rows: Any) -> Any:
    steps = Prefetch("steps", DecisionStep.objects.select_related("file"))
    return rows.select_related("meeting").prefetch_related("votes__member", steps)


def _items(meeting: BoardMeeting) -> Any:
    return meeting.agenda.select_related("report").prefetch_related("files__upload")


def _point(item: Any, reads: bool) -> dict[str, Any]:
    report = item.report
    return {
        "title": item_title(item),
        "report": reverse("reporting:report", args=[report.code]) if report else "",
        "files": [file.upload for file in item.files.all()] if reads else [],
    }


def _coming(meeting: BoardMeeting) -> dict[str, Any]:
    return {
        "title": _("Meeting № %(number)s") % {"number": meeting.number},
        "when": when_of(meeting),
        "url": reverse("reporting:meeting", args=[meeting.pk]),
        "status": _status(meeting),
        "agenda": [item_title(item) for item in meeting.agenda.all()],
        "question": next(iter(meeting.decisions.all()), None),
    }


def _past(meeting: BoardMeeting) -> dict[str, Any]:
    versions = list(meeting.minutes.all())
    return {
        "title": _("Meeting № %(number)s, %(day)s")
        % {"number": meeting.number, "day": format_date(meeting.held_on)},
        "url": reverse("reporting:meeting", args=[meeting.pk]),
        "minutes": versions[-1].paper if versions else None,
    }


def _status(meeting: BoardMeeting) -> dict[str, str]:
    state = MeetingState(meeting.state)
    return {"tone": MEETING_TONES[state], "label": str(state.label)}


def _outcome(row: BoardDecision, today: date) -> dict[str, str]:
    """Carried or not; of a duty, whether it is done or late."""
    if row.done_on:
        return {"tone": "ok", "label": _("Carried out")}
    if row.is_duty and row.due_on:
        late = row.due_on < today
        return {"tone": "stop" if late else "wait", "label": _("Overdue") if late else _("To be carried out")}
    return {"tone": "ok" if row.is_carried else "stop", "label": outcome_of(row)}


def _duty(row: BoardDecision) -> str:
    due = _("by %(day)s") % {"day": format_date(row.due_on, "short")} if row.due_on else ""
    return ", ".join(part for part in (row.owner, due) if part)


def _step(step: DecisionStep) -> dict[str, Any]:
    day = format_date(step.on, "short")
    if step.previous:
        before = format_date(step.previous, "short")
        words = _("Term put off from %(before)s to %(day)s") % {"before": before, "day": day}
    else:
        words = _("Carried out on %(day)s") % {"day": day}
    return {"title": words, "text": step.words, "file": step.file}


def _member(member: BoardMember, chair_id: int | None) -> dict[str, Any]:
    row = {"title": member.name, "detail": f"{member.get_category_display()} · {member.organisation}"}
    if member.user_id is not None and member.user_id == chair_id:
        row["value"] = _("Chair")
    return row
