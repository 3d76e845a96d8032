"""Income and spending as the Centre enters them; none of it counts until the accountants confirm it (V)."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Party
from core.actors import Actor
from core.domain import permissions, transitions
from core.errors import DomainError, WrongState
from finance.domain.checks import checked, with_rate
from finance.enums import FundingSource, OperationState, SpendingPurpose
from finance.models import Income, Operation, Spending
from finance.models.operation import ENTER
from residents.enums import Currency


@transaction.atomic
def enter_income(
    *,
    source: str,
    received_on: date,
    description: str,
    basis: str,
    amount: Decimal | None = None,
    currency: str = Currency.KGS,
    foreign_amount: Decimal | None = None,
    rate: Decimal | None = None,
    rate_date: date | None = None,
    party: Party | None = None,
    counterpart: str = "",
    actor: Actor,
    at: datetime | None = None,
) -> Income:
    """Enter money that came or is to come, from one of the six sources (5.2).

    A day still to come makes it a plan. Foreign money makes its som by the rate. Raises FieldErrors.
    """
    permissions.require(actor, ENTER)
    fields = {
        "source": FundingSource(source),
        "received_on": received_on,
        "description": description,
        "basis": basis,
        "amount": amount,
        "currency": Currency(currency),
        "foreign_amount": foreign_amount,
        "rate": rate,
        "rate_date": rate_date,
        "party": party,
        "counterpart": counterpart,
    }
    return transitions.create(Income(**_columns(Income, fields)), actor=actor, at=at)


@transaction.atomic
def enter_spending(
    *,
    source: str,
    purpose: str,
    spent_on: date,
    amount: Decimal,
    description: str,
    basis: str,
    unit: str = "",
    party: Party | None = None,
    counterpart: str = "",
    actor: Actor,
    at: datetime | None = None,
) -> Spending:
    """Enter money spent or to be spent for one of the three purposes (5.3). Raises FieldErrors."""
    permissions.require(actor, ENTER)
    fields = {
        "source": FundingSource(source),
        "purpose": SpendingPurpose(purpose),
        "spent_on": spent_on,
        "amount": amount,
        "description": description,
        "basis": basis,
        "unit": unit,
        "party": party,
        "counterpart": counterpart,
    }
    return transitions.create(Spending(**_columns(Spending, fields)), actor=actor, at=at)


@transaction.atomic
def correct_entry[O: Operation](
    operation: O, *, actor: Actor, at: datetime | None = None, **fields: Any
) -> O:
    """Change an entry that is not confirmed; a returned one goes to the accountants again (5.3).

    `fields` are those of the function that entered it. Raises WrongState once it is confirmed or withdrawn.
    """
    permissions.require(actor, ENTER)
    row = transitions.lock(operation)
    if row.reverses is not None:
        raise DomainError(_("A reversal repeats its original: withdraw it and reverse anew."))
    columns = _columns(type(row), fields)
    if row.state == OperationState.RETURNED:
        return transitions.perform(operation, "enter_again", actor=actor, at=at, **columns)
    if row.state != OperationState.ENTERED:
        raise WrongState(
            _("A confirmed or withdrawn entry stands still. The state now: %(state)s.")
            % {"state": row.get_state_display()}
        )
    transitions.update(row, actor=actor, at=at, **columns)
    operation.refresh_from_db()
    return operation


def _columns(model: type[Operation], fields: dict[str, Any]) -> dict[str, Any]:
    known = with_rate(fields) if model is Income else fields
    return checked(known, day_field=model.DAY)
