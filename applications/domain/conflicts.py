"""Conflicts of interest: each expert declares before the file opens; a conflict shuts out (3.3.1)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from applications.domain.membership import locked_in_evaluation, member_of
from applications.enums import Standing
from applications.models import Application, CommissionMember, ConflictDeclaration
from core import clock
from core.actors import Actor, StandIn
from core.domain import transitions
from core.errors import FieldError, WrongState
from core.texts import clean_text


@dataclass(frozen=True, slots=True)
class Source:
    """A place where the portal itself sees a conflict: what it is, and whether it is there."""

    label: str | Promise
    finds: Callable[[Application, User], bool]


def represents_applicant(application: Application, user: User) -> bool:
    """Say whether the expert's address is the one the applicant's representative gave."""
    addresses = user.emailaddress_set.all()  # type: ignore[attr-defined]  # of allauth, prefetched
    known = {user.email, *(address.email for address in addresses)}
    return application.email.strip().casefold() in {email.strip().casefold() for email in known}


# Upper rooms add theirs in AppConfig.ready(): one code, one source.
SOURCES: dict[str, Source] = {
    "representative": Source(
        gettext_lazy("The expert is the applicant's representative."), represents_applicant
    ),
}


@transaction.atomic
def declare_conflict(
    application: Application,
    *,
    expert: User,
    has_conflict: bool,
    statement: str = "",
    at: datetime | None = None,
) -> ConflictDeclaration:
    """Write what `expert` declares about an application in evaluation (3.3.1).

    A conflict the portal itself sees is written instead of a "none". "None" may later become a conflict,
    never the other way round: that raises WrongState. Raises FieldError for a conflict without a statement.
    """
    row = locked_in_evaluation(application)
    member = member_of(row, expert)
    words = clean_text(statement)
    if has_conflict and not words:
        raise FieldError("statement", _("Say what the conflict of interest is."))
    found_by = "" if has_conflict else find_conflict(row, expert)
    known = declaration_of(row, member)
    if known is not None and known.has_conflict and not has_conflict:
        raise WrongState(_("A declared conflict of interest cannot be taken back here. Write to the Centre."))
    if known is not None and known.has_conflict == (has_conflict or bool(found_by)):
        return known
    return _write(row, member, has_conflict, statement=words, found_by=found_by, actor=expert, at=at)


def note_found_conflicts(
    application: Application, members: Iterable[CommissionMember], *, at: datetime | None = None
) -> list[ConflictDeclaration]:
    """Write the conflicts the portal sees by itself; what experts declared stays. Needs the caller's lock."""
    noted = []
    for member in members:
        known = declaration_of(application, member)
        found_by = "" if known and known.has_conflict else find_conflict(application, member.user)
        if found_by:
            noted.append(_write(application, member, True, found_by=found_by, actor=StandIn.SYSTEM, at=at))
    return noted


def find_conflict(application: Application, user: User) -> str:
    """Return the code of the first source that sees a conflict; nothing when none does."""
    return next((code for code, source in SOURCES.items() if source.finds(application, user)), "")


def declaration_of(application: Application, member: CommissionMember) -> ConflictDeclaration | None:
    """Return what the expert declared about this application, if anything."""
    return ConflictDeclaration.objects.filter(application=application, member=member).first()


def standing_of(application: Application, member: CommissionMember) -> Standing:
    """Say what the expert may do with this application now; what the portal sees counts at once."""
    known = declaration_of(application, member)
    if (known is not None and known.has_conflict) or find_conflict(application, member.user):
        return Standing.RECUSED
    return Standing.UNDECLARED if known is None else Standing.CLEAR


def reason_of(declaration: ConflictDeclaration) -> str:
    """Return why the expert is shut out: the expert's own words, or what the portal saw."""
    source = SOURCES.get(declaration.found_by)
    return declaration.statement or (str(source.label) if source else "")


def _write(
    application: Application,
    member: CommissionMember,
    has_conflict: bool,
    *,
    statement: str = "",
    found_by: str,
    actor: Actor,
    at: datetime | None,
) -> ConflictDeclaration:
    fields: dict[str, Any] = {
        "has_conflict": has_conflict or bool(found_by),
        "statement": statement,
        "found_by": found_by,
        "declared_at": at or clock.now(),
    }
    known = declaration_of(application, member)
    if known is not None:
        return transitions.update(known, actor=actor, at=at, **fields)
    row = ConflictDeclaration(application=application, member=member, **fields)
    return transitions.create(row, actor=actor, at=at)
