"""A thread as it is shown: who wrote what and when, what is asked for by which day, what came with it."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core import clock
from core.formatting import format_date, format_datetime
from documents.domain.messages import thread_of
from documents.enums import Side
from documents.file_notes import file_note
from documents.models import Message, Upload


@dataclass(frozen=True)
class Line:
    """One message, ready to print."""

    pk: int
    who: str
    mine: bool
    when: str
    text: str
    asks: str = ""
    waits: bool = False
    late: bool = False
    answers: str = ""
    files: list[dict[str, str]] = field(default_factory=list)


def lines_of(subject: Model, *, reader: Side, other: str, on: date | None = None) -> list[Line]:
    """Return the thread as `reader` sees it; `other` names the other side where no name is told."""
    on = on or clock.today()
    messages = list(thread_of(subject))
    answered = {message.answers_id for message in messages}
    return [_line(message, reader, other, on, message.pk in answered) for message in messages]


def _line(message: Message, reader: Side, other: str, on: date, answered: bool) -> Line:
    mine = message.side == reader
    late = message.answer_by is not None and not answered and message.answer_by < on
    return Line(
        pk=message.pk,
        who=_name(message, reader, other, mine=mine),
        mine=mine,
        when=format_datetime(message.created_at),
        text=message.text,
        asks=_asks(message, answered, late),
        waits=message.answer_by is not None and not answered,
        late=late,
        answers=_answers(message),
        files=[_file(file.upload) for file in message.files.all()],
    )


def _name(message: Message, reader: Side, other: str, *, mine: bool) -> str:
    """The Centre's people see who of them wrote; outside, the Centre speaks with one voice."""
    if message.is_from_centre and reader == Side.CENTRE and message.author:
        return message.author.short_name
    return pgettext("message", "You") if mine else other


def _asks(message: Message, answered: bool, late: bool) -> str:
    if message.answer_by is None:
        return ""
    if answered:
        return _("Answered")
    day = format_date(message.answer_by)
    return (_("The term passed on %(date)s") if late else _("Answer by %(date)s")) % {"date": day}


def _answers(message: Message) -> str:
    if message.answers is None:
        return ""
    return _("Answer to the request of %(date)s") % {
        "date": format_date(clock.day_of(message.answers.created_at))
    }


def _file(upload: Upload) -> dict[str, str]:
    return {"title": upload.name, "url": upload.get_absolute_url(), "detail": file_note(upload)}
