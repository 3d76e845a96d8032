"""A sum of investment in a closed quarter corrected or struck out; the next report shows it (7.1, 7.2)."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.domain import scope
from core.actors import Actor
from core.domain import transitions
from core.errors import FieldError, WrongState
from core.money import kgs
from residents.domain.checks import require_words
from residents.domain.restatements import MOST, RESTATE, require_closed, write
from residents.enums import RestatedField
from residents.models import Investment, Restatement

NOTHING = Decimal(0)


@transaction.atomic
def restate_investment(
    investment: Investment,
    *,
    amount: Decimal,
    reason: str,
    actor: Actor,
    at: datetime | None = None,
) -> Restatement:
    """Give a sum of a closed quarter its right amount in its own currency; an amount of 0 strikes it out.

    The rate and the day stay, so does the submitted report of the Centre. Raises FieldError or WrongState.
    """
    report = transitions.lock(investment.report)
    row = transitions.lock(investment)
    scope.require(actor, RESTATE, report)
    require_closed(report)
    if row.struck_out:
        raise WrongState(_("This sum is already struck out."))
    words = require_words("reason", reason, _("Write why the figure is corrected."))
    new = _checked(row, amount)
    made = write(
        report,
        field=RestatedField.INVESTMENT,
        old=row.amount_kgs,
        new=new,
        reason=words,
        investment=row,
        actor=actor,
        at=at,
    )
    fields = {"amount": kgs(amount), "amount_kgs": new} if new else {"struck_out": True}
    transitions.update(row, actor=actor, at=at, reason=words, **fields)
    transitions.note(report, "restate", target=report.state, actor=actor, at=at, reason=words)
    investment.refresh_from_db()
    return made


def _checked(row: Investment, amount: Decimal) -> Decimal:
    """The amount in som by the row's own rate."""
    if not NOTHING <= amount * row.rate <= MOST:
        raise FieldError("amount", _("A figure cannot be negative or larger than can be kept."))
    return kgs(amount * row.rate)
