"""What the two sides did and plan to do for their obligations (memorandum 3.1, 3.2)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core import clock
from core.actors import Actor
from core.domain import permissions, transitions
from core.domain.quarter_lock import require_open
from core.errors import DomainError, FieldError
from documents.models import Upload
from partnerships.domain.checks import require_come, require_line
from partnerships.enums import EvidenceKind, Side
from partnerships.models import Evidence, Obligation, PlannedAction, Problem

FILE_PURPOSE = "evidence"
PERMISSIONS = {
    Side.CITY: "partnerships.record_city_evidence",
    Side.UNIVERSITY: "partnerships.record_university_evidence",
}


@dataclass(frozen=True, kw_only=True)
class Done:
    """One thing that was done: when, of what kind, what, by whom, and whether everybody may read of it."""

    day: date
    kind: str
    what: str
    by_whom: str
    is_public: bool = True


def permission_for(obligation: Obligation) -> str:
    """Who may speak for this obligation: City Hall for C1–C4, the Centre's staff for U1–U4."""
    return PERMISSIONS[Side(obligation.side)]


@transaction.atomic
def record_evidence(
    obligation: Obligation,
    done: Done,
    *,
    file: Upload | None = None,
    problem: Problem | None = None,
    action: PlannedAction | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> Evidence:
    """Record what one side did for its own obligation (memorandum 3.1, 3.2); a planned action closes with it.

    Raises NotAllowed to the other side, DomainError for a day of a submitted quarter (7.1).
    """
    permissions.require(actor, permission_for(obligation))
    _check_day(obligation, done.day, at)
    if file is not None and file.purpose != FILE_PURPOSE:
        raise FieldError("file", _("Add the document itself."))
    evidence = Evidence(
        obligation=obligation,
        day=done.day,
        kind=EvidenceKind(done.kind),
        what=require_line("what", done.what, _("Write what was done.")),
        by_whom=require_line("by_whom", done.by_whom, _("Write who did it.")),
        is_public=done.is_public,
        file=file,
        problem=problem,
    )
    transitions.create(evidence, actor=actor, at=at)
    if action is not None:
        _close(action, obligation, evidence, actor, at)
    return evidence


@transaction.atomic
def plan_action(
    obligation: Obligation,
    *,
    due_on: date,
    what: str,
    who: str,
    actor: Actor,
    at: datetime | None = None,
) -> PlannedAction:
    """Write down what one side will do for its own obligation, and by which day (memorandum 3.1, 3.2)."""
    permissions.require(actor, permission_for(obligation))
    if due_on < clock.day_of(at or clock.now()):
        raise FieldError("due_on", _("This day is already past. Write a day that is still to come."))
    action = PlannedAction(
        obligation=obligation,
        due_on=due_on,
        what=require_line("what", what, _("Write what is planned.")),
        who=require_line("who", who, _("Write who is responsible.")),
    )
    return transitions.create(action, actor=actor, at=at)


def _check_day(obligation: Obligation, day: date, at: datetime | None) -> None:
    require_come("day", day, at)
    year = obligation.agreement.year
    if year and day.year < year:
        raise FieldError("day", _("This is before the year of the memorandum: %(year)s") % {"year": year})
    try:
        require_open(day)
    except DomainError as error:
        raise FieldError("day", str(error)) from error


def _close(
    action: PlannedAction, obligation: Obligation, evidence: Evidence, actor: Actor, at: datetime | None
) -> None:
    row = transitions.lock(action)
    if row.obligation_id != obligation.pk or row.evidence_id is not None:
        raise FieldError("action", _("This planned action is already done."))
    transitions.update(row, actor=actor, at=at, evidence=evidence)
