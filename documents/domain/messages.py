"""Threads: a message to the other side, a request by a day, its answer; nothing in them is ever changed."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import models, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core import clock
from core.actors import Actor, kind_of, user_of
from core.domain import transitions
from core.errors import FieldError, FieldErrors, WrongState
from core.formatting import format_number
from core.texts import clean_text
from documents.domain.uploads import Incoming, store_upload
from documents.enums import Side
from documents.models import Message, MessageFile, Upload
from documents.models.message import LONGEST_MESSAGE

MOST_FILES = 5


def thread_of(subject: models.Model) -> QuerySet[Message]:
    """Return the thread about a record with its files, the first message first: two queries."""
    return Message.objects.of(subject).select_related("author", "answers").prefetch_related("files__upload")


@transaction.atomic
def send_message(
    subject: models.Model,
    *,
    side: Side,
    text: str,
    purpose: str,
    actor: Actor,
    files: Iterable[Incoming] = (),
    answer_by: date | None = None,
    answers: Message | None = None,
    at: datetime | None = None,
) -> Message:
    """Add a message to the thread about `subject`; `purpose` says who may read its files.

    Raises FieldError(s) for no words, too many of them, a file that is refused or a term in the past;
    WrongState when the request it answers has its answer. The caller asks who may write.
    """
    at = at or clock.now()
    row = transitions.lock(subject)
    words, given = clean_text(text), list(files)
    _check(words, given, answer_by, clock.day_of(at))
    if answers is not None:
        _require_open(answers, row)
    message = Message(
        subject=row,
        side=side,
        author=user_of(actor),
        author_kind=kind_of(actor),
        text=words,
        answer_by=answer_by,
        answers=answers,
    )
    transitions.create(message, actor=actor, at=at)
    for file in given:
        _keep(message, file, purpose=purpose, actor=actor, at=at)
    return message


@transaction.atomic
def settle(message: Message, *, actor: Actor, at: datetime | None = None) -> Message:
    """Note that a message from outside needs no answer; twice is once."""
    row = transitions.lock(message)
    return row if row.settled else transitions.update(row, actor=actor, at=at, settled=True)


def uploads_of(message: Message) -> list[Upload]:
    """Return the files of a message, the first sent first."""
    return [file.upload for file in message.files.select_related("upload").order_by("pk")]


def _check(words: str, files: list[Incoming], answer_by: date | None, today: date) -> None:
    problems = []
    if not words:
        problems.append(FieldError("text", _("Write the message.")))
    if len(words) > LONGEST_MESSAGE:
        sentence = _("Write at most %(limit)s characters; now there are %(now)s.")
        numbers: dict[str, Any] = {"limit": format_number(LONGEST_MESSAGE), "now": format_number(len(words))}
        problems.append(FieldError("text", sentence % numbers))
    if len(files) > MOST_FILES:
        problems.append(
            FieldError("files", _("A message carries at most %(count)d files.") % {"count": MOST_FILES})
        )
    if answer_by is not None and answer_by < today:
        problems.append(FieldError("answer_by", _("The term lies in the past. Choose today or a later day.")))
    if problems:
        raise FieldErrors(problems)


def _require_open(request: Message, subject: models.Model) -> None:
    """Raise WrongState unless this is a request of this thread that waits for its answer."""
    if not Message.objects.of(subject).open_requests().filter(pk=request.pk).exists():
        raise WrongState(_("This request has been answered already. Send your words as a new message."))


def _keep(message: Message, file: Incoming, *, purpose: str, actor: Actor, at: datetime) -> None:
    try:
        upload = store_upload(file, purpose=purpose, actor=actor, at=at)
    except FieldError as error:
        raise FieldError("files", f"{file.name}: {error}") from error
    transitions.create(MessageFile(message=message, upload=upload), actor=actor, at=at)
