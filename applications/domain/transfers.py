"""A project goes from one unit to the other: an act with its day and reason, one owner at a time (3.2)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.domain import scope
from accounts.models import User
from applications.domain.units import CLAUSE_OF_UNIT
from applications.enums import ApplicationState
from applications.models import Application, UnitTransfer
from core.clock import day_of, now
from core.domain.transitions import create, lock, update
from core.enums import Unit
from core.errors import FieldError, WrongState
from core.texts import clean_text

TRANSFER = "applications.transfer_application"
# From the check on, until the decision: after that the contract names the unit.
OWNED_STATES = (ApplicationState.COMPLETE, ApplicationState.IN_EVALUATION, ApplicationState.EVALUATED)


@transaction.atomic
def transfer_unit(
    application: Application,
    *,
    to: str,
    moved_on: date,
    reason: str,
    actor: User,
    at: datetime | None = None,
) -> UnitTransfer:
    """Give a project to the other unit; from then on that unit alone owns it."""
    scope.require(actor, TRANSFER, application)
    at = at or now()
    row = lock(application)
    reason = clean_text(reason)
    last = row.transfers.order_by("place").last()
    _require_transferable(row, to)
    if not reason:
        raise FieldError("reason", _("Write the reason of the transfer."))
    earliest = max(day_of(row.submitted_at or row.created_at), last.moved_on if last else date.min)
    if not earliest <= moved_on <= day_of(at):
        raise FieldError(
            "moved_on",
            _("The day of the transfer is not in the future, nor before what happened last."),
        )
    transfer = UnitTransfer(
        application=row,
        place=last.place + 1 if last else 1,
        from_unit=row.unit,
        to_unit=to,
        moved_on=moved_on,
        reason=reason,
        moved_by=actor,
    )
    create(transfer, actor=actor, at=at, reason=reason)
    update(row, actor=actor, at=at, reason=reason, unit=to)
    return transfer


def other_unit(unit: str) -> str:
    """Return the unit a project can be transferred to."""
    return str(Unit.INCUBATOR if unit == Unit.TECHNOPARK else Unit.TECHNOPARK)


def may_be_transferred(application: Application) -> bool:
    """Say whether the project is with the Centre and not decided yet."""
    return application.state in OWNED_STATES and not application.call.unit


def _require_transferable(application: Application, to: str) -> None:
    if application.state not in OWNED_STATES:
        raise WrongState(
            _("A project is transferred between the check and the decision. The state now: %(state)s.")
            % {"state": application.get_state_display()}
        )
    if to not in CLAUSE_OF_UNIT or to == application.unit:
        raise FieldError("to", _("The project belongs to this unit already. Look at it again."))
    if application.call.unit:
        raise WrongState(_("The call of this application is for one unit alone: %(unit)s.") % {
            "unit": application.call.get_unit_display()
        })  # fmt: skip
