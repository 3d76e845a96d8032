"""Changes of a commission's membership: by another order, the history kept (3.3.1)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from applications.domain import commission_letters
from applications.domain.appointing import (
    Seat,
    is_expert,
    require_experts,
    require_order_date,
    require_quorum,
    require_roles,
)
from applications.domain.commission import APPOINT, enter_order
from applications.domain.conflicts import note_found_conflicts
from applications.domain.permits import require_permission
from applications.enums import ApplicationState, MemberRole
from applications.enums_session import ItemState, SessionState
from applications.models import AgendaItem, Commission, CommissionMember
from core import clock
from core.actors import Actor
from core.domain import transitions
from core.errors import FieldError, WrongState
from documents.models import GoverningAct


@transaction.atomic
def change_membership(
    commission: Commission,
    *,
    order_number: str,
    order_date: date,
    members: Sequence[Seat],
    actor: Actor,
    at: datetime | None = None,
) -> list[CommissionMember]:
    """Make the commission exactly these people in these roles, by another order; return the newcomers.

    Who is left out has left; what they sent before still counts. The way out, too, when conflicts leave too
    few for the quorum. Raises FieldError for a wrong value and when nothing would change, WrongState while
    the commission votes: who has voted cannot leave before the votes are counted.
    """
    at = at or clock.now()
    require_permission(actor, APPOINT)
    row = transitions.lock(commission)
    _require_no_open_vote(row)
    known = {seat.user_id: seat for seat in row.members.select_related("user")}
    _require_composition(row, members, known, order_date, at)
    order = enter_order(order_number, order_date, row.call.title if row.call else "", actor=actor, at=at)
    named = {user.pk: role for user, role in members}
    _release([seat for pk, seat in known.items() if pk not in named], order, actor=actor, at=at)
    _change_roles([(seat, named[pk]) for pk, seat in known.items() if pk in named], order, actor=actor, at=at)
    newcomers = _welcome(row, members, known, order, actor=actor, at=at)
    _look_for_conflicts(row, newcomers, at)
    open_ones = row.applications.filter(state=ApplicationState.IN_EVALUATION).count()
    commission_letters.invite(row, newcomers, count=open_ones, due_on=row.due_on, at=at)
    return newcomers


def _require_no_open_vote(commission: Commission) -> None:
    """Refuse while a vote is open. The sessions under way are locked first, as every act of theirs does."""
    for session in commission.sessions.filter(state=SessionState.OPEN):
        transitions.lock(session)
    if AgendaItem.objects.filter(session__commission=commission, state=ItemState.VOTING).exists():
        raise WrongState(_("The commission is voting: close or postpone that vote first."))


def _require_composition(
    commission: Commission,
    members: Sequence[Seat],
    known: dict[int, CommissionMember],
    order_date: date,
    at: datetime,
) -> None:
    require_order_date(order_date, at)
    if order_date < commission.appointed_on:
        raise FieldError("order_date", _("The order is earlier than the one that appointed the commission."))
    present = {pk: seat.role for pk, seat in known.items() if seat.left_on is None}
    # Who sits there already and is no expert any more may stay; the order is about the others.
    require_experts([(user, role) for user, role in members if user.pk not in present or is_expert(user)])
    require_roles(members)
    require_quorum(commission.quorum, members)
    if {user.pk: str(role) for user, role in members} == present:
        raise FieldError(
            "members", _("The order changes nothing: choose who joins, leaves or changes roles.")
        )


def _release(seats: Sequence[CommissionMember], order: GoverningAct, *, actor: Actor, at: datetime) -> None:
    for seat in seats:
        if seat.left_on is None:
            transitions.update(
                seat, actor=actor, at=at, left_on=order.dated_on, order=order, reason="released"
            )


def _change_roles(
    seats: Sequence[tuple[CommissionMember, str]], order: GoverningAct, *, actor: Actor, at: datetime
) -> None:
    """Give roles anew: first away from chair and secretary, so that there are never two of either."""
    changed = [(seat, role) for seat, role in seats if seat.left_on is None and seat.role != role]
    for seat, _role in changed:
        if seat.role in (MemberRole.CHAIR, MemberRole.SECRETARY):
            transitions.update(seat, actor=actor, at=at, role=MemberRole.MEMBER, order=order)
    for seat, role in changed:
        if seat.role != role:
            transitions.update(seat, actor=actor, at=at, role=role, order=order)


def _welcome(
    commission: Commission,
    members: Sequence[Seat],
    known: dict[int, CommissionMember],
    order: GoverningAct,
    *,
    actor: Actor,
    at: datetime,
) -> list[CommissionMember]:
    """Seat newcomers; who was a member once takes the old seat again."""
    newcomers = []
    for user, role in members:
        seat = known.get(user.pk)
        if seat is None:
            seat = CommissionMember(commission=commission, user=user, role=role, order=order)
            newcomers.append(transitions.create(seat, actor=actor, at=at))
        elif seat.left_on is not None:
            newcomers.append(
                transitions.update(seat, actor=actor, at=at, role=role, order=order, left_on=None)
            )
    return newcomers


def _look_for_conflicts(commission: Commission, newcomers: Sequence[CommissionMember], at: datetime) -> None:
    judges = [seat for seat in newcomers if seat.role != MemberRole.ALTERNATE]
    if judges:
        for application in commission.applications.filter(state=ApplicationState.IN_EVALUATION).order_by(
            "pk"
        ):
            note_found_conflicts(transitions.lock(application), judges, at=at)
