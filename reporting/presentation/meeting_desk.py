"""A meeting of the Board at the desk of who keeps its minutes: agenda, invitations, votes."""

from typing import Any

from django.utils.translation import gettext as _

from core.admin_pages import page_of
from core.formatting import format_date, format_datetime
from reporting.domain.board_letters import item_title
from reporting.domain.meetings import has_quorum
from reporting.enums import HELD, DecisionState
from reporting.models import BoardDecision, BoardMeeting, BoardMinutes, Invitation


def meeting_desk(meeting: BoardMeeting) -> list[dict[str, Any]]:
    """The lists of one meeting: a fixed number of queries."""
    sections = [_agenda(meeting), _invitations(meeting)]
    if meeting.state in HELD:
        sections += [_attendance(meeting), _decisions(meeting)]
    versions = list(meeting.minutes.select_related("paper", "scan").order_by("-version"))
    return [*sections, *([_minutes(versions)] if versions else [])]


def votes_in_words(row: BoardDecision) -> str:
    """How the votes fell."""
    words = _("for %(for)s, against %(against)s, abstained %(abstained)s") % {
        "for": row.votes_for,
        "against": row.votes_against,
        "abstained": row.abstained,
    }
    by_chair = _("carried by the vote of the chair")
    return f"{words}, {by_chair}" if row.by_chair else words


def outcome_of(row: BoardDecision) -> str:
    """What became of a question."""
    if row.state != DecisionState.DECIDED:
        return str(row.get_state_display())
    return _("Carried") if row.is_carried else _("Not carried")


def duty_in_words(row: BoardDecision) -> str:
    """Who carries it out by when, and whether it was."""
    due = _("by %(day)s") % {"day": format_date(row.due_on, "short")} if row.due_on else ""
    done = _("carried out %(day)s") % {"day": format_date(row.done_on, "short")} if row.done_on else ""
    return ", ".join(part for part in (row.owner, done or due) if part)


def _agenda(meeting: BoardMeeting) -> dict[str, Any]:
    items = meeting.agenda.select_related("report").prefetch_related("files__upload")
    rows = [
        {
            "text": f"{item.position}. {item_title(item)}",
            "links": [(str(file), file.upload.get_absolute_url()) for file in item.files.all()]
            + ([(_("Open the report"), page_of(item.report))] if item.report else []),
        }
        for item in items
    ]
    return {"title": _("Agenda"), "rows": rows, "empty": _("There is no agenda.")}


def _invitations(meeting: BoardMeeting) -> dict[str, Any]:
    rows = [
        {"text": f"{row.member.name} · {row.member.get_category_display()}", "note": _sent(row)}
        for row in meeting.invitations.select_related("member")
    ]
    return {
        "title": _("Invitations"),
        "rows": rows,
        "empty": _("The members are not called yet.")
        if meeting.state == "draft"
        else _("This meeting was recorded without invitations."),
    }


def _sent(row: Invitation) -> str:
    if row.sent_at is None:
        return _("This member has no account: hand the invitation over on paper.")
    sent = _("sent: %(moment)s") % {"moment": format_datetime(row.sent_at)}
    opened = format_datetime(row.read_at) if row.read_at else ""
    said = _("first opened: %(moment)s") % {"moment": opened} if opened else _("not opened yet")
    return f"{sent} · {said}"


def _attendance(meeting: BoardMeeting) -> dict[str, Any]:
    lines = list(meeting.attendance.select_related("member"))
    here = sum(line.is_here for line in lines)
    quorum = (
        _("There is a quorum.") if has_quorum(meeting) else _("There is no quorum: nothing can be decided.")
    )
    rows = [
        {
            "text": f"{line.member.name} · {line.member.organisation}",
            "note": "" if line.is_here else _("left before the end"),
        }
        for line in lines
    ]
    if rows:
        rows.append({"text": quorum, "note": ""})
    return {
        "title": _("Present: %(here)s of %(seats)s") % {"here": here, "seats": meeting.seats},
        "rows": rows,
        "empty": _("It is not recorded yet who was present."),
    }


def _decisions(meeting: BoardMeeting) -> dict[str, Any]:
    rows = []
    for row in meeting.decisions.select_related("meeting").order_by("position"):
        notes = [str(row.get_kind_display()), outcome_of(row), votes_in_words(row), duty_in_words(row)]
        rows.append(
            {
                "text": f"№ {row.number}. {row.text}",
                "url": page_of(row),
                "note": " · ".join(note for note in notes if note),
            }
        )
    return {"title": _("Decisions"), "rows": rows, "empty": _("Nothing is decided yet.")}


def _minutes(versions: list[BoardMinutes]) -> dict[str, Any]:
    rows = []
    for minutes in versions:
        links = [(_("PDF"), minutes.paper.get_absolute_url())]
        if minutes.scan:
            links.append((_("Signed copy"), minutes.scan.get_absolute_url()))
        why = _("Reason of the correction") + f": {minutes.reason}" if minutes.reason else ""
        notes = [_standing(minutes, is_last=minutes is versions[0]), why]
        text = f"№ {minutes.paper.number}"
        rows.append({"text": text, "note": " · ".join(note for note in notes if note), "links": links})
    return {"title": _("Minutes"), "rows": rows, "empty": ""}


def _standing(minutes: BoardMinutes, *, is_last: bool) -> str:
    if not is_last:
        return _("replaced by a later version")
    if minutes.signed_on:
        return _("signed on %(day)s") % {"day": format_date(minutes.signed_on, "short")}
    return _("waits for the signatures of the chair and the secretary")
