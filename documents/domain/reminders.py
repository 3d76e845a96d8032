"""Reminders of terms: computed from what is due, not from today's date; one letter a person, each line once.

Rooms register what falls due in `SOURCES`. After a day without a worker nothing is lost and nothing doubled:
of the steps that have passed unsaid only the latest is said.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from core import clock
from core.conf import centre
from core.formatting import format_date
from documents.domain.mail import queue_letter
from documents.models import Reminder

LETTER = "reminders"


@dataclass(frozen=True)
class Due:
    """A term somebody must keep: whose, of which record, until when, in which words, where it is done.

    `words` and `link` are asked for in the language of the recipient.
    """

    record: models.Model
    due_on: date
    email: str
    name: str
    language: str
    words: Callable[[], str]
    link: Callable[[], str]

    @classmethod
    def to(
        cls,
        user: User,
        *,
        record: models.Model,
        due_on: date | None,
        words: Callable[[], str],
        link: Callable[[], str],
    ) -> Self:
        """A term of somebody with an account; without a day it is today's."""
        return cls(
            record=record,
            due_on=due_on or clock.today(),
            email=user.email,
            name=user.full_name,
            language=user.language,
            words=words,
            link=link,
        )


type Source = Callable[[], Iterable[Due]]

# What falls due, by the code of its kind; filled by AppConfig.ready() of each room.
SOURCES: dict[str, Source] = {}


def step_of(due_on: date, today: date) -> int | None:
    """Return the latest step that has come: so many days before the term, or (negative) after it."""
    left = (due_on - today).days
    return min((step for step in centre("REMINDER_DAYS") if left <= step), default=None)


def send_reminders(at: datetime | None = None) -> int:
    """Write to everybody whose term has come near or passed; answer how many letters that made.

    Nothing is written before the Centre's working day begins (`REMINDER_HOUR`).
    """
    at = at or clock.now()
    if at.astimezone(clock.CENTRE_ZONE).hour < centre("REMINDER_HOUR"):
        return 0
    found: dict[tuple[str, str], list[tuple[str, Due, int]]] = defaultdict(list)
    for code, source in SOURCES.items():
        for due in source():
            step = step_of(due.due_on, clock.day_of(at))
            if step is not None:
                found[due.email.lower(), due.language].append((code, due, step))
    return sum(_write(lines, at=at) for lines in found.values())


@transaction.atomic
def _write(lines: list[tuple[str, Due, int]], *, at: datetime) -> bool:
    """Note what is said now and say it in one letter; nothing when all of it was said before."""
    fresh = sorted(
        (due for code, due, step in lines if _note(code, due, step, at)), key=lambda due: due.due_on
    )
    if not fresh:
        return False
    first = fresh[0]
    with override(first.language):
        said = [_line(due, clock.day_of(at)) for due in fresh]
    context = {"name": first.name, "lines": said}
    queue_letter(to=first.email, template=LETTER, context=context, language=first.language, at=at)
    return True


def _note(code: str, due: Due, step: int, at: datetime) -> bool:
    """Say whether this step is said for the first time: two workers at once get one yes."""
    _row, fresh = Reminder.objects.get_or_create(
        source=code,
        content_type=ContentType.objects.get_for_model(due.record),
        object_id=str(due.record.pk),
        recipient=due.email.lower(),
        due_on=due.due_on,
        days_before=step,
        defaults={"sent_at": at},
    )
    return fresh


def _line(due: Due, today: date) -> dict[str, str]:
    day = format_date(due.due_on)
    when = _("The term passed on %(date)s") if due.due_on < today else _("By: %(date)s")
    return {"text": due.words(), "when": when % {"date": day}, "link": due.link()}
