"""Entering governing acts in their register, and correcting an entry (1.3)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.domain import permissions, transitions
from core.errors import FieldError
from core.texts import clean_line, clean_text
from documents.enums import NUMBERED_ACTS, ActKind
from documents.models import GoverningAct, Upload

# The purpose of scans of acts: the keepers of the registers read them.
SCAN = "act.scan"
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the register says of one act. Without a first day an order is in force from its own date."""

    kind: str
    number: str = ""
    dated_on: date | None = None
    title: str
    issuer: str = ""
    body: str = ""
    in_force_from: date | None = None
    in_force_to: date | None = None
    supersedes: GoverningAct | None = None

    def fields(self) -> dict[str, Any]:
        """The entry as the columns of the register, its words cleaned."""
        given = {name: getattr(self, name) for name in self.__slots__}
        given["kind"] = ActKind(self.kind)
        given["body"] = clean_text(self.body)
        given["in_force_from"] = self.in_force_from or self.dated_on
        return given | {name: clean_line(given[name]) for name in ("number", "title", "issuer")}


@transaction.atomic
def record_act(
    *, file: Upload | None = None, actor: Actor, at: datetime | None = None, **entry: Any
) -> GoverningAct:
    """Enter an act; `entry` are the facts of `Entry`. One that it supersedes ends the day before (1.3).

    Raises FieldError when it is already there, lacks its number, or its dates cannot be.
    """
    permissions.require(actor, "documents.add_governingact")
    fields = Entry(**entry).fields()
    check_entry(fields)
    act = transitions.create(GoverningAct(**fields, file=file), actor=actor, at=at)
    _end_superseded(act, actor=actor, at=at)
    return act


@transaction.atomic
def correct_act(
    act: GoverningAct, *, file: Upload | None = None, actor: Actor, at: datetime | None = None, **entry: Any
) -> GoverningAct:
    """Mend an entry; what it said before stays in its history. A new scan replaces the old, none keeps it.

    Raises FieldError as `record_act` does.
    """
    permissions.require(actor, "documents.change_governingact")
    row = transitions.lock(act)
    fields = Entry(**entry).fields()
    check_entry(fields, row)
    row = transitions.update(row, actor=actor, at=at, **fields, file=file or row.file)
    _end_superseded(row, actor=actor, at=at)
    return row


def check_entry(fields: dict[str, Any], act: GoverningAct | None = None) -> None:
    """Refuse, with a FieldError, what the register cannot say; `act` is the row being mended (1.3)."""
    _check_words(fields)
    first, last = fields["in_force_from"], fields["in_force_to"]
    if first and last and last < first:
        raise FieldError("in_force_to", _("The last day in force lies before the first."))
    _refuse_second(fields, GoverningAct.objects.exclude(pk=act.pk) if act else GoverningAct.objects.all())
    _check_supersedes(fields["supersedes"], first, act)


def _check_words(fields: dict[str, Any]) -> None:
    if not fields["title"]:
        raise FieldError("title", _("Write the title of the act."))
    if fields["kind"] in NUMBERED_ACTS and not fields["number"]:
        raise FieldError("number", _("Write the number of the act."))
    if fields["kind"] in NUMBERED_ACTS and not fields["dated_on"]:
        raise FieldError("dated_on", _("Write the date of the act."))


def _refuse_second(fields: dict[str, Any], others: Any) -> None:
    same = {name: fields[name] for name in ("kind", "number", "dated_on")}
    if fields["dated_on"] and others.filter(**same).exists():
        raise FieldError("number", _("An act of this kind with this number and date is already registered."))
    same = {"kind": fields["kind"], "title": fields["title"], "dated_on": None}
    if not fields["dated_on"] and others.filter(**same).exists():
        raise FieldError("title", _("An act of this kind with this title is already registered."))


def _check_supersedes(earlier: GoverningAct | None, first: date | None, act: GoverningAct | None) -> None:
    """An act takes the place of one that came into force before it and that no other has replaced."""
    if act and act.supersedes and earlier != act.supersedes:
        raise FieldError("supersedes", _("What this act took the place of does not change any more."))
    if earlier is None:
        return
    if act and act.pk in _chain(earlier):
        raise FieldError("supersedes", _("An act cannot take the place of itself or of a later one."))
    others = earlier.superseded_by.exclude(pk=act.pk) if act else earlier.superseded_by.all()
    if others.exists():
        raise FieldError("supersedes", _("Another act has already taken the place of this one."))
    if first is None:
        raise FieldError("in_force_from", _("Write from which day the new act is in force."))
    if earlier.in_force_from and first <= earlier.in_force_from:
        raise FieldError(
            "in_force_from", _("The new act must come into force after the one it takes the place of.")
        )


def _chain(act: GoverningAct) -> set[int]:
    """The act and all whose place it took, one after another."""
    seen: set[int] = set()
    here: GoverningAct | None = act
    while here is not None and here.pk not in seen:
        seen.add(here.pk)
        here = here.supersedes
    return seen


def _end_superseded(act: GoverningAct, *, actor: Actor, at: datetime | None) -> None:
    if act.supersedes is None or act.in_force_from is None:
        return
    earlier = transitions.lock(act.supersedes)
    last = act.in_force_from - DAY
    if earlier.in_force_to != last:
        transitions.update(earlier, actor=actor, at=at, reason=str(act), in_force_to=last)
