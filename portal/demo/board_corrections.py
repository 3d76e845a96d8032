"""One meeting of the Board whose minutes left something out: corrected, and signed anew."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from portal.demo.papers import board_copy
from portal.demo.people import user
from portal.demo.timeline import Timeline
from reporting.domain.minutes import sign_minutes
from reporting.domain.minutes_corrections import Words, correct_minutes
from reporting.models import BoardMeeting

#: the meeting by its place among all
MEETING = 5
PLACE, REASON = "ОшТУ, Н. Исанов көчөсү, 81, чоң жыйындар залы", "Жыйын өткөн зал көрсөтүлгөн эмес."


def plan(line: Timeline, held_on: date, meeting: Callable[[], BoardMeeting]) -> None:
    """Plan the correction after the first version was signed."""
    line.plan(held_on + timedelta(days=5), lambda at: _correct(meeting(), at), hour=10)
    line.plan(held_on + timedelta(days=6), lambda at: sign(meeting(), at), hour=11)


def sign(meeting: BoardMeeting, at: datetime) -> None:
    """The signed copy of the last version."""
    minutes = meeting.minutes.latest("version")
    sign_minutes(minutes, signed_on=at.date(), file=board_copy(), actor=user("director"), at=at)


def _correct(meeting: BoardMeeting, at: datetime) -> None:
    words = Words(place=PLACE, begins_at=meeting.begins_at)
    correct_minutes(meeting.minutes.get(), words=words, reason=REASON, actor=user("director"), at=at)
