"""Alternates: called in by an act when recusals leave too few for the quorum (3.3.1)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from applications.domain import commission_letters
from applications.domain.conflicts import find_conflicts, note_found_conflicts
from applications.domain.membership import LEAD, locked_in_evaluation, seats_in
from applications.domain.summary import Summary, summaries_of, summary
from applications.domain.waivers import require_chair
from applications.enums import ApplicationState, AssignmentKind, MemberRole
from applications.models import Application, Assignment, Commission, CommissionMember
from core import clock
from core.domain import transitions
from core.errors import DomainError, WrongState


def alternates_for(application: Application) -> list[CommissionMember]:
    """Return the alternates who may be called in, those who know the direction first.

    Left out are those called in already, and those in whom the portal sees a conflict of interest.
    """
    called = Assignment.objects.alternates().filter(application=application).values("member")
    seats = list(
        seats_in(application.commission)
        .filter(role=MemberRole.ALTERNATE)
        .exclude(pk__in=called)
        .select_related("user__expert_profile")
    )
    found = find_conflicts([application], [seat.user for seat in seats])
    free = [seat for seat in seats if (application.pk, seat.user_id) not in found]
    return sorted(free, key=lambda seat: not knows(seat.user, application.direction))


def lacking_quorum(commission: Commission) -> list[Summary]:
    """Return the open evaluations of a commission whose quorum recusals have broken."""
    open_ones = commission.applications.filter(state=ApplicationState.IN_EVALUATION).order_by("number")
    return [state for state in summaries_of(list(open_ones)) if not state.quorum_is_possible]


def knows(user: User, direction: str) -> bool:
    """Say whether the expert's record names this direction."""
    profile = getattr(user, "expert_profile", None)
    return profile is not None and direction in profile.directions


@transaction.atomic
def call_in_alternate(
    application: Application, *, member: CommissionMember, actor: User, at: datetime | None = None
) -> Assignment:
    """Give an application to an alternate, who then declares and scores like a member (3.3.1).

    Done by the chair, or by those who lead the evaluation. Raises WrongState while the quorum can be reached
    without an alternate, DomainError for somebody who cannot be called in.
    """
    at = at or clock.now()
    row = locked_in_evaluation(application)
    if not actor.has_perm(LEAD):
        require_chair(row, actor)
    if summary(row).quorum_is_possible:
        raise WrongState(_("The quorum can be reached without an alternate."))
    seat = next((one for one in alternates_for(row) if one.pk == member.pk), None)
    if seat is None:
        raise DomainError(_("This alternate cannot be called in: called in already, or in conflict."))
    given = Assignment(application=row, member=seat, kind=AssignmentKind.ALTERNATE, assigned_at=at)
    transitions.create(given, actor=actor, at=at, reason="called in")
    note_found_conflicts(row, [seat], at=at)
    commission_letters.invite(seat.commission, [seat], count=1, due_on=row.scores_due_on, at=at)
    return given
