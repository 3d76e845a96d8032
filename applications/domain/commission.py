"""Expert commissions: appointed by the director's order, changed by another one (3.3.1)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from applications.domain import commission_letters
from applications.domain.appointing import (
    Seat,
    require_applications,
    require_experts,
    require_order_date,
    require_quorum,
    require_roles,
    require_term,
)
from applications.domain.conflicts import note_found_conflicts
from applications.domain.criteria import require_approved
from applications.domain.membership import members_of
from applications.domain.permits import require_permission
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
    """Appoint a commission for one call by order; each application goes from complete to evaluation (3.3.1).

    `members` are pairs of a user and a MemberRole, one of them the chair. The criteria of the call hold, with
    their quorum unless another is given. Raises FieldError for a wrong value, WrongState when an application
    is no longer complete; then nothing is written.
    """
    at = at or clock.now()
    require_approved(call.criteria)
    quorum = call.criteria.quorum if quorum is None else quorum
    _require_seats(members, quorum, order_date, at)
    require_applications(applications, call)
    row = Commission(
        call=call,
        order=enter_order(order_number, order_date, call.title, actor=actor, at=at),
        criteria_set=call.criteria,
        quorum=quorum,
        appointed_on=order_date,
        due_on=_due(due_on, order_date),
    )
    transitions.create(row, actor=actor, at=at)
    seated = seat_all(row, members, row.order, actor=actor, at=at)
    for application in sorted(applications, key=lambda one: one.pk):
        _give(application, row, actor=actor, at=at)
    commission_letters.invite(row, seated, count=len(applications), due_on=row.due_on, at=at)
    return row


@transaction.atomic
def appoint_standing_commission(
    *,
    order_number: str,
    order_date: date,
    in_force_from: date | None = None,
    in_force_to: date | None = None,
    members: Sequence[Seat],
    quorum: int | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> Commission:
    """Appoint a commission for a term: while that lasts it is offered for the applications of every call.

    Without a first day the term begins with the order; without a last one it lasts until further notice.
    Raises FieldError for a wrong value.
    """
    at = at or clock.now()
    require_permission(actor, APPOINT)
    first = in_force_from or order_date
    require_term(first, in_force_to)
    quorum = centre("QUORUM") if quorum is None else quorum
    _require_seats(members, quorum, order_date, at)
    row = Commission(
        order=enter_order(order_number, order_date, "", actor=actor, at=at),
        quorum=quorum,
        appointed_on=order_date,
        in_force_from=first,
        in_force_to=in_force_to,
    )
    transitions.create(row, actor=actor, at=at)
    seated = seat_all(row, members, row.order, actor=actor, at=at)
    commission_letters.invite(row, seated, count=0, due_on=None, at=at)
    return row


@transaction.atomic
def give_to_commission(
    application: Application, *, commission: Commission, actor: Actor, at: datetime | None = None
) -> Application:
    """Give one more complete application to a commission of its call, or to a standing one in force.

    Raises FieldError for a commission of another call, and for one whose term has not begun or is over.
    """
    at = at or clock.now()
    row = transitions.lock(application)
    if commission.is_standing:
        if not commission.stands_on(clock.day_of(at)):
            raise FieldError("commission", _("The term of this commission has not begun, or it is over."))
        require_approved(row.call.criteria)
    elif commission.call_id != row.call_id:
        raise FieldError("commission", _("This commission was appointed for another call."))
    if row.score_sheets.filter(member__commission=commission).exists():
        words = _("This commission has scored the application already: a revised one gets another.")
        raise FieldError("commission", words)
    _give(row, commission, actor=actor, at=at)
    application.refresh_from_db()
    return application


@transaction.atomic
def give_many_to_commission(
    applications: Iterable[Application],
    *,
    commission: Commission,
    actor: Actor,
    at: datetime | None = None,
) -> Commission:
    """Give several complete applications to one commission, all of them or none.

    Raises FieldError when none is chosen, and whatever `give_to_commission` raises.
    """
    chosen = sorted(applications, key=lambda one: one.pk)
    if not chosen:
        raise FieldError("applications", _("Choose the applications the commission evaluates."))
    for application in chosen:
        give_to_commission(application, commission=commission, actor=actor, at=at)
    return commission


def seat_all(
    commission: Commission, seats: Iterable[Seat], order: GoverningAct, *, actor: Actor, at: datetime
) -> list[CommissionMember]:
    """Seat these people by an order."""
    rows = [
        CommissionMember(commission=commission, user=user, role=role, order=order) for user, role in seats
    ]
    return [transitions.create(row, actor=actor, at=at) for row in rows]


def enter_order(number: str, day: date, about: str, *, actor: Actor, at: datetime) -> GoverningAct:
    """Return the director's order, entered in the register unless it stands there already (1.3)."""
    known = GoverningAct.objects.filter(
        kind=ActKind.DIRECTOR_ORDER, number=clean_line(number), dated_on=day
    ).first()
    if known is not None:
        return known
    title = (
        _("On the expert commission: %(call)s") % {"call": about}
        if about
        else _("On the standing expert commission")
    )
    try:
        return record_act(
            kind=ActKind.DIRECTOR_ORDER, number=number, dated_on=day, title=title, actor=actor, at=at
        )
    except FieldError as error:
        raise FieldError("order_number", error.message) from error


def _give(application: Application, commission: Commission, *, actor: Actor, at: datetime) -> None:
    """Start the evaluation: criteria, term and blindness are fixed now; nobody has opened its scores yet."""
    call = application.call
    due_on = commission.due_on or clock.day_of(at) + timedelta(days=centre("SCORING_DAYS"))
    transitions.perform(
        application,
        "start_evaluation",
        actor=actor,
        at=at,
        commission=commission,
        criteria_set=commission.criteria_set or call.criteria,
        scores_due_on=due_on,
        is_blind=call.is_blind,
        scores_opened_at=None,
    )
    note_found_conflicts(application, members_of(commission), at=at)


def _require_seats(members: Sequence[Seat], quorum: int, order_date: date, at: datetime) -> None:
    require_order_date(order_date, at)
    require_experts(members)
    require_roles(members)
    require_quorum(quorum, members)


def _due(due_on: date | None, order_date: date) -> date:
    if due_on is None:
        return order_date + timedelta(days=centre("SCORING_DAYS"))
    if due_on < order_date:
        raise FieldError("due_on", _("The scores cannot be due before the order."))
    return due_on
