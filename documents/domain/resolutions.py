"""The way of a registered document: a resolution, the work, its place in a file (7.3)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core import clock
from core.actors import Actor, user_of
from core.domain import permissions, transitions
from core.errors import FieldError, NotAllowed
from core.formatting import format_date
from core.texts import clean_line, clean_text
from documents.models import Correspondence, FileIndex

ASSIGN, COMPLETE = "documents.assign_correspondence", "documents.complete_correspondence"


@transaction.atomic
def assign_document(
    document: Correspondence,
    *,
    resolution: str,
    executor: User,
    due_on: date,
    actor: Actor,
    at: datetime | None = None,
) -> Correspondence:
    """Write the resolution: what to do, who, by when. A new one replaces the one before (7.3).

    Raises FieldError for a due date before the resolution and for an executor who may not carry it out;
    WrongState when the document is already carried out or put to file.
    """
    words, today = clean_text(resolution), clock.day_of(at or clock.now())
    if not words:
        raise FieldError("resolution", _("Write what is to be done."))
    _require_not_before("due_on", due_on, max(document.registered_on, today))
    if not executor.is_active or not executor.has_perm(COMPLETE):
        raise FieldError("executor", _("This person's role does not carry out documents."))
    return transitions.perform(
        document,
        "assign",
        actor=actor,
        at=at,
        reason=words,
        resolution=words,
        resolved_by=user_of(actor),
        resolved_on=today,
        executor=executor,
        due_on=due_on,
    )


@transaction.atomic
def complete_document(
    document: Correspondence, *, result: str, done_on: date, actor: Actor, at: datetime | None = None
) -> Correspondence:
    """Note what was done and when; the executor does it, or whoever writes resolutions (7.3).

    Raises NotAllowed for anybody else, WrongState when it is already noted.
    """
    words = clean_text(result)
    if not words:
        raise FieldError("result", _("Write what was done."))
    row = transitions.lock(document)
    if row.executor_id is not None and not may_complete(row, actor):
        raise NotAllowed(_("This document waits for another person."))
    _require_not_before("done_on", done_on, row.registered_on)
    if done_on > clock.day_of(at or clock.now()):
        raise FieldError("done_on", _("This day has not come yet."))
    return transitions.perform(
        document, "complete", actor=actor, at=at, reason=words, result=words, done_on=done_on
    )


def may_complete(document: Correspondence, actor: Actor) -> bool:
    """Whether a document given to somebody may be noted as carried out: by its executor or by the head."""
    user = user_of(actor)
    return user is not None and (document.executor_id == user.pk or user.has_perm(ASSIGN))


@transaction.atomic
def file_document(
    document: Correspondence, *, file_index: FileIndex, actor: Actor, at: datetime | None = None
) -> Correspondence:
    """Put a document into a file of the plan: what is carried out, or what needs no work (7.3).

    Raises FieldError when the file is of another year.
    """
    years = {document.year, clock.day_of(at or clock.now()).year}
    if file_index.year not in years:
        raise FieldError("file_index", _("This file belongs to the plan of another year."))
    return transitions.perform(
        document, "put_to_file", actor=actor, at=at, reason=str(file_index), file_index=file_index
    )


@transaction.atomic
def add_file_index(
    *, code: str, year: int, title: str, keeping: str = "", actor: Actor, at: datetime | None = None
) -> FileIndex:
    """Enter a file in the plan of a year. Raises FieldError ("code") when the index is taken (7.3)."""
    permissions.require(actor, "documents.add_fileindex")
    code, title = clean_line(code), clean_line(title)
    for name, value in (("code", code), ("title", title)):
        if not value:
            raise FieldError(name, _("Write the index and the title of the file."))
    if FileIndex.objects.filter(code=code, year=year).exists():
        raise FieldError("code", _("This index is already in the file plan of the year."))
    index = FileIndex(code=code, year=year, title=title, keeping=clean_line(keeping))
    return transitions.create(index, actor=actor, at=at)


def _require_not_before(field: str, day: date, first: date) -> None:
    if day < first:
        raise FieldError(field, _("This day cannot lie before %(date)s.") % {"date": format_date(first)})
