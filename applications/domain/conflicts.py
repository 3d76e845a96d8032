"""Conflicts of interest: each expert declares before the file opens; a conflict shuts out (3.3.1)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from applications.domain.conflict_matches import OWN_SOURCES, Pair
from applications.domain.conflict_matches import Source as Source
from applications.domain.membership import locked_in_evaluation, member_of
from applications.enums import ApplicationState, Standing
from applications.models import Application, CommissionMember, ConflictDeclaration
from core import clock
from core.actors import Actor, StandIn
from core.domain import transitions
from core.errors import FieldError, WrongState
from core.texts import clean_text

# Upper rooms add theirs in AppConfig.ready(): one code, one source.
SOURCES: dict[str, Source] = dict(OWN_SOURCES)
# What was evaluated stands as it was declared then: later facts about an expert do not reach back.
LOOKED_AT = (ApplicationState.COMPLETE, ApplicationState.IN_EVALUATION)


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
    if known is not None and known.shuts_out and not has_conflict:
        raise WrongState(_("A declared conflict of interest cannot be taken back here. Write to the Centre."))
    if known is not None and known.shuts_out == (has_conflict or bool(found_by)):
        return known
    return _write(row, member, has_conflict, statement=words, found_by=found_by, actor=expert, at=at)


def note_found_conflicts(
    application: Application, members: Iterable[CommissionMember], *, at: datetime | None = None
) -> list[ConflictDeclaration]:
    """Write the conflicts the portal sees by itself; what experts declared stays. Needs the caller's lock."""
    seats = list(members)
    found = find_conflicts([application], [seat.user for seat in seats])
    declared = {row.member_id: row for row in application.declarations.all()}
    noted = []
    for seat in seats:
        known = declared.get(seat.pk)
        new = uncovered(known, found.get((application.pk, seat.user_id), ()))
        if new and not (known and known.shuts_out):
            noted.append(_write(application, seat, True, found_by=new[0], actor=StandIn.SYSTEM, at=at))
    return noted


def find_conflicts(applications: Iterable[Application], users: Iterable[User]) -> dict[Pair, tuple[str, ...]]:
    """Return what `conflicts_between` sees of those applications that are still evaluated."""
    return conflicts_between([one for one in applications if one.state in LOOKED_AT], users)


def conflicts_between(
    applications: Iterable[Application], users: Iterable[User]
) -> dict[Pair, tuple[str, ...]]:
    """Return the codes of the sources that see a conflict, by application and user: one look a source."""
    rows, people = list(applications), list(users)
    found: defaultdict[Pair, list[str]] = defaultdict(list)
    if rows and people:
        for code, source in SOURCES.items():
            for pair in set(source.finds(rows, people)):
                found[pair].append(code)
    return {pair: tuple(codes) for pair, codes in found.items()}


def find_conflict(application: Application, user: User) -> str:
    """Return the code of the first source that sees a conflict no waiver covers; nothing when none does."""
    known = ConflictDeclaration.objects.filter(application=application, member__user=user).first()
    found = find_conflicts([application], [user]).get((application.pk, user.pk), ())
    return next(iter(uncovered(known, found)), "")


def uncovered(declaration: ConflictDeclaration | None, found: Collection[str]) -> Sequence[str]:
    """Return the found conflicts that the chair's waiver does not cover."""
    covered = declaration.waived_sources if declaration and declaration.is_waived else ()
    return [code for code in found if code not in covered]


def declaration_of(application: Application, member: CommissionMember) -> ConflictDeclaration | None:
    """Return what the expert declared about this application, if anything."""
    return ConflictDeclaration.objects.filter(application=application, member=member).order_by("pk").first()


def standing_of(application: Application, member: CommissionMember) -> Standing:
    """Say what the expert may do with this application now; what the portal sees counts at once."""
    found = find_conflicts([application], [member.user]).get((application.pk, member.user_id), ())
    return standing_by(declaration_of(application, member), found)


def standing_by(declaration: ConflictDeclaration | None, found: Collection[str]) -> Standing:
    """Say what an expert may do who declared this, and in whom the portal sees these conflicts."""
    if uncovered(declaration, found) or (declaration is not None and declaration.shuts_out):
        return Standing.RECUSED
    return Standing.UNDECLARED if declaration is None else Standing.CLEAR


def reason_of(declaration: ConflictDeclaration) -> str:
    """Return why the expert is shut out: the expert's own words, or what the portal saw."""
    return declaration.statement or label_of(declaration.found_by)


def label_of(code: str) -> str:
    """Return in words what a source sees."""
    source = SOURCES.get(code)
    return str(source.label) if source else ""


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
    """Write a declaration; a new conflict is not covered by an earlier waiver."""
    fields: dict[str, Any] = {
        "has_conflict": has_conflict or bool(found_by),
        "statement": statement,
        "found_by": found_by,
        "declared_at": at or clock.now(),
        "waived_at": None,
        "waived_by": None,
        "waiver_reason": "",
        "waived_sources": [],
    }
    known = declaration_of(application, member)
    if known is not None:
        return transitions.update(known, actor=actor, at=at, **fields)
    row = ConflictDeclaration(application=application, member=member, **fields)
    return transitions.create(row, actor=actor, at=at)
