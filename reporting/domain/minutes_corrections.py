"""A mistake found in closed minutes: mended by a new version that says what, by whom and why (4.3.2, 7.3)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core import clock
from core.actors import Actor, user_of
from core.domain import permissions, transitions
from core.errors import FieldError
from core.texts import clean_line, clean_text
from documents.domain import faces, snapshots
from documents.domain.annulment import replace_paper
from documents.domain.numbers import Taken
from documents.domain.papers import issue
from documents.enums import PaperKind
from documents.models import IssuedPaper
from reporting.domain.minutes import TEMPLATE, TITLE, require_last
from reporting.models import BoardMeeting, BoardMinutes
from reporting.models.board_meeting import KEEP


@dataclass(frozen=True)
class Words:
    """The words as they should be: place, time, points and decisions by their number in the minutes."""

    place: str
    begins_at: time | None = None
    points: Mapping[int, str] = field(default_factory=dict)
    decisions: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def correct_minutes(
    minutes: BoardMinutes, *, words: Words, reason: str, actor: Actor, at: datetime | None = None
) -> BoardMinutes:
    """Issue a new version with other words; attendance, votes and duties stay as they were found (4.3.2).

    The version before stays in the register and can be confirmed by its code as replaced. Raises FieldError
    without a reason or a change; who comes second gets WrongState.
    """
    permissions.require(actor, KEEP)
    at, why = at or clock.now(), clean_text(reason)
    meeting = transitions.lock(minutes.meeting)
    before = transitions.lock(minutes)
    require_last(before)
    if not why:
        raise FieldError("reason", _("Write why the minutes are corrected."))
    content = snapshots.thaw(before.paper.context)
    content.pop(faces.ISSUED_WITH, None)
    changes = list(_reword(meeting, content, words, reason=why, actor=actor, at=at))
    if not changes:
        raise FieldError("reason", _("Nothing differs from the minutes that are issued."))
    person = user_of(actor)
    content["version"] = before.version + 1
    content["replaces"] = {
        "number": before.paper.number,
        "issued_on": before.paper.issued_on,
        "reason": why,
        "by": person.full_name if person else "",
        "changes": changes,
    }
    paper = _issue(meeting, content, actor=actor, at=at)
    row = BoardMinutes(meeting=meeting, version=content["version"], paper=paper, reason=why)
    after = transitions.create(row, actor=actor, at=at)
    replace_paper(before.paper, by=paper, on=paper.issued_on, reason=why, actor=actor, at=at)
    return after


def _issue(meeting: BoardMeeting, content: dict[str, Any], *, actor: Actor, at: datetime) -> IssuedPaper:
    """The paper of a correction: the number of the first version with its own after a hyphen."""
    day = clock.day_of(at)
    first = meeting.minutes.select_related("paper").get(version=1).paper
    return issue(
        PaperKind.BOARD_MINUTES,
        title=TITLE,
        template=TEMPLATE,
        context=content,
        subject=meeting,
        on=day,
        actor=actor,
        at=at,
        number=Taken(f"{first.number}-{content['version']}", day.year, 0),
    )


def _reword(
    meeting: BoardMeeting, content: dict[str, Any], words: Words, **said: Any
) -> Iterator[dict[str, Any]]:
    """Write the other words into the rows and the content; yield what each was and is."""
    place = _required("place", clean_line(words.place))
    begins = f"{words.begins_at:%H:%M}" if words.begins_at else ""
    if place != content["place"]:
        yield _change(content, "place", place, what="place")
        transitions.update(meeting, **said, place=place)
    if begins != content["begins_at"]:
        yield _change(content, "begins_at", begins, what="begins_at")
        transitions.update(meeting, **said, begins_at=words.begins_at)
    points = {item.position: item for item in meeting.agenda.all()}
    for line in content["agenda"]:
        no = line["position"]
        new = _required(f"point_{no}", clean_line(words.points.get(no, line["title"])))
        if line["period"] is None and new != line["title"]:
            yield _change(line, "title", new, what="point", no=no)
            transitions.update(points[no], **said, title=new)
    decisions = {row.number: row for row in meeting.decisions.all()}
    for position, line in enumerate(content["decisions"], start=1):
        number = line["number"]
        new = _required(f"decision_{position}", clean_text(words.decisions.get(number, line["text"])))
        if new != line["text"]:
            yield _change(line, "text", new, what="decision", no=number)
            transitions.update(decisions[number], **said, text=new)


def _required(name: str, words: str) -> str:
    if not words:
        raise FieldError(
            name, _("Words of the minutes are corrected, not removed: write what should stand here.")
        )
    return words


def _change(line: dict[str, Any], name: str, new: str, *, what: str, no: object = "") -> dict[str, Any]:
    old, line[name] = line[name], new
    return {"what": what, "no": str(no), "was": old, "now": new}
