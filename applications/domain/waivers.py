"""A recusal is waived by the chair alone, with a reason, never by the recused person (3.3.1)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from applications.domain.conflicts import (
    declaration_of,
    find_conflicts,
    note_found_conflicts,
    standing_of,
)
from applications.domain.membership import chair_of, locked_in_evaluation, panel_of
from applications.enums import Standing
from applications.models import Application, CommissionMember, ConflictDeclaration
from core import clock
from core.conf import centre
from core.domain import transitions
from core.errors import FieldError, NotAllowed, WrongState
from core.texts import clean_text


@transaction.atomic
def waive_conflict(
    application: Application,
    *,
    member: CommissionMember,
    reason: str,
    actor: User,
    at: datetime | None = None,
) -> ConflictDeclaration:
    """Let a recused expert score in spite of the conflict: recorded with the chair's reason (3.3.1).

    Raises NotAllowed for anybody but the chair, for the chair's own conflict and for a chair who is recused;
    WrongState when the expert is not recused; FieldError without a reason.
    """
    at = at or clock.now()
    row = locked_in_evaluation(application)
    if member.user_id == actor.pk:
        raise NotAllowed(_("Nobody waives their own conflict of interest."))
    require_chair(row, actor)
    if not centre("CONFLICT_WAIVERS"):
        raise NotAllowed(_("By the Centre's rules a conflict of interest is never waived."))
    words = clean_text(reason)
    if not words:
        raise FieldError("reason", _("Write why the expert may score in spite of the conflict."))
    declaration = _recusal(row, member, at)
    found = find_conflicts([row], [member.user]).get((row.pk, member.user_id), ())
    return transitions.update(
        declaration,
        actor=actor,
        at=at,
        reason=words[:100],
        waived_at=at,
        waived_by=actor,
        waiver_reason=words,
        waived_sources=sorted({*found, declaration.found_by} - {""}),
    )


def require_chair(application: Application, actor: User) -> CommissionMember:
    """Return the seat of the chair who acts. Raises NotAllowed for anybody else and for a recused chair."""
    chair = chair_of(application)
    if chair is None or chair.user_id != actor.pk:
        raise NotAllowed(_("Only the chair of the commission may do this."))
    if standing_of(application, chair) == Standing.RECUSED:
        raise NotAllowed(_("You have a conflict of interest, so you do not lead this evaluation."))
    return chair


def _recusal(application: Application, member: CommissionMember, at: datetime) -> ConflictDeclaration:
    """Return the declaration that shuts the expert out, what the portal has just seen written down too."""
    seat = panel_of(application).filter(pk=member.pk, left_on__isnull=True).first()
    if seat is not None:
        note_found_conflicts(application, [seat], at=at)
        declaration = declaration_of(application, seat)
        if declaration is not None and declaration.shuts_out:
            return declaration
    raise WrongState(_("This expert is not shut out: there is nothing to waive."))
