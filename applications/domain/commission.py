"""Expert commissions: appointed by the director's order, enlarged by another one (3.3.1)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from applications.domain import commission_letters
from applications.domain.appointing import (
    Seat,
    require_applications,
    require_experts,
    require_newcomers,
    require_order_date,
    require_quorum,
    require_roles,
)
from applications.domain.conflicts import note_found_conflicts
from applications.domain.criteria import require_approved
from applications.domain.membership import members_of
from applications.domain.permits import require_permission
from applications.enums import ApplicationState
from applications.models import Application, Call, Commission, CommissionMember
from core import clock
from core.actors import Actor
from core.conf import centre
from core.domain import transitions
from core.errors import FieldError
from core.texts import clean_line
from documents.domain.acts import record_act
from documents.enums import ActKind
from documents.models import GoverningAct

APPOINT = "applications.appoint_commission"


@transaction.atomic
def appoint_commission(
    call: Call,
    *,
    order_number: str,
    order_date: date,
    members: Sequence[Seat],
    applications: Sequence[Application],
    quorum: int | None = None,
    due_on: date | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> Commission:
    """Appoint a commission by order; each application goes from complete to evaluation (3.3.1).

    `members` are pairs of a user and a MemberRole, one of them the chair. The criteria of the call hold, with
    their quorum unless another is given. Raises FieldError for a wrong value, WrongState when an application
    is no longer complete; then nothing is written.
    """
    at = at or clock.now()
    require_approved(call.criteria)
    require_order_date(order_date, at)
    require_experts(members)
    require_roles(members)
    quorum = call.criteria.quorum if quorum is None else quorum
    require_quorum(quorum, len(members))
    require_applications(applications, call)
    row = Commission(
        call=call,
        order=_order(order_number, order_date, call, actor=actor, at=at),
        criteria_set=call.criteria,
        quorum=quorum,
        appointed_on=order_date,
        due_on=_due(due_on, order_date),
    )
    transitions.create(row, actor=actor, at=at)
    seated = [_seat(row, seat, row.order, actor=actor, at=at) for seat in members]
    for application in sorted(applications, key=lambda one: one.pk):
        transitions.perform(application, "start_evaluation", actor=actor, at=at, commission=row)
        note_found_conflicts(application, members_of(row), at=at)
    commission_letters.invite(row, seated, at=at)
    return row


@transaction.atomic
def enlarge_commission(
    commission: Commission,
    *,
    order_number: str,
    order_date: date,
    members: Sequence[Seat],
    actor: Actor,
    at: datetime | None = None,
) -> list[CommissionMember]:
    """Add experts by another order: the way out when conflicts leave too few for the quorum.

    Raises FieldError for a wrong value and for an expert who is a member already.
    """
    at = at or clock.now()
    require_permission(actor, APPOINT)
    row = transitions.lock(commission)
    require_order_date(order_date, at)
    require_experts(members)
    require_newcomers(members, row)
    order = _order(order_number, order_date, row.call, actor=actor, at=at)
    seated = [_seat(row, seat, order, actor=actor, at=at) for seat in members]
    for application in row.applications.filter(state=ApplicationState.IN_EVALUATION).order_by("pk"):
        note_found_conflicts(transitions.lock(application), seated, at=at)
    commission_letters.invite(row, seated, at=at)
    return seated


@transaction.atomic
def give_to_commission(
    application: Application, *, commission: Commission, actor: Actor, at: datetime | None = None
) -> Application:
    """Give one more complete application of the same call to a commission that is already appointed.

    Raises FieldError for a commission of another call.
    """
    row = transitions.lock(application)
    if commission.call_id != row.call_id:
        raise FieldError("commission", _("This commission was appointed for another call."))
    if row.score_sheets.filter(member__commission=commission).exists():
        words = _("This commission has scored the application already: a revised one gets another.")
        raise FieldError("commission", words)
    transitions.perform(row, "start_evaluation", actor=actor, at=at, commission=commission)
    note_found_conflicts(row, members_of(commission), at=at)
    application.refresh_from_db()
    return application


def _order(number: str, day: date, call: Call, *, actor: Actor, at: datetime) -> GoverningAct:
    """Return the director's order, entered in the register unless it stands there already (1.3)."""
    known = GoverningAct.objects.filter(
        kind=ActKind.DIRECTOR_ORDER, number=clean_line(number), dated_on=day
    ).first()
    if known is not None:
        return known
    title = _("On the expert commission: %(call)s") % {"call": call.title}
    try:
        return record_act(
            kind=ActKind.DIRECTOR_ORDER, number=number, dated_on=day, title=title, actor=actor, at=at
        )
    except FieldError as error:
        raise FieldError("order_number", error.message) from error


def _seat(
    commission: Commission, seat: Seat, order: GoverningAct, *, actor: Actor, at: datetime
) -> CommissionMember:
    user, role = seat
    row = CommissionMember(commission=commission, user=user, role=role, order=order)
    return transitions.create(row, actor=actor, at=at)


def _due(due_on: date | None, order_date: date) -> date:
    if due_on is None:
        return order_date + timedelta(days=centre("SCORING_DAYS"))
    if due_on < order_date:
        raise FieldError("due_on", _("The scores cannot be due before the order."))
    return due_on
