"""Entering governing acts in their register, and correcting an entry (1.3)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.domain import transitions
from core.errors import FieldError
from core.texts import clean_line, clean_text
from documents.enums import ActKind
from documents.models import GoverningAct, Upload

# The purpose of scans of acts: the keepers of the registers read them.
SCAN = "act.scan"


@dataclass(frozen=True, slots=True)
class Entry:
    """What the register says of one act."""

    kind: ActKind
    number: str
    dated_on: date
    title: str
    body: str

    def fields(self) -> dict[str, Any]:
        """The entry as the columns of the register."""
        return {name: getattr(self, name) for name in self.__slots__}


@transaction.atomic
def record_act(
    *,
    kind: str,
    number: str,
    dated_on: date,
    title: str,
    body: str = "",
    file: Upload | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> GoverningAct:
    """Enter an act with its number and date.

    Raises FieldError ("number") when it is already there or lacks its number.
    """
    entry = _entry(kind, number, dated_on, title, body)
    _refuse_second(entry, GoverningAct.objects.all())
    return transitions.create(GoverningAct(**entry.fields(), file=file), actor=actor, at=at)


@transaction.atomic
def correct_act(
    act: GoverningAct,
    *,
    kind: str,
    number: str,
    dated_on: date,
    title: str,
    body: str = "",
    file: Upload | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> GoverningAct:
    """Mend an entry; what it said before stays in its history. A new scan replaces the old, none keeps it.

    Raises FieldError ("number") as `record_act` does.
    """
    row = transitions.lock(act)
    entry = _entry(kind, number, dated_on, title, body)
    _refuse_second(entry, GoverningAct.objects.exclude(pk=row.pk))
    return transitions.update(row, actor=actor, at=at, **entry.fields(), file=file or row.file)


def _entry(kind: str, number: str, dated_on: date, title: str, body: str) -> Entry:
    entry = Entry(ActKind(kind), clean_line(number), dated_on, clean_line(title), clean_text(body))
    if not entry.number:
        raise FieldError("number", _("Write the number of the act."))
    return entry


def _refuse_second(entry: Entry, others: Any) -> None:
    if others.filter(kind=entry.kind, number=entry.number, dated_on=entry.dated_on).exists():
        raise FieldError("number", _("An act of this kind with this number and date is already registered."))
