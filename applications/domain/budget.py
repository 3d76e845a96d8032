"""The budget of a project: its lines, and their sum, which is the amount needed (3.3.2)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from applications.domain.drafts import lock_for_writing, remember_step
from applications.enums import CostKind, MoneySource, Step
from applications.models import Application, BudgetLine
from core.actors import StandIn
from core.clock import now
from core.domain.transitions import create, update
from core.errors import DomainError, FieldError
from core.money import kgs

MOST_LINES = 30
LARGEST_LINE = Decimal("999999999.99")
FIELDS = ("purpose", "kind", "source", "amount")


@transaction.atomic
def replace_budget(
    application: Application,
    *,
    lines: Sequence[Mapping[str, Any]],
    note: str = "",
    at: datetime | None = None,
) -> Application:
    """Make the budget exactly these lines in this order, and the amount needed their sum.

    Raises FieldError for a line that cannot be, DomainError for too many of them.
    """
    at = at or now()
    row = lock_for_writing(application, step=Step.BUDGET)
    if len(lines) > MOST_LINES:
        raise DomainError(_("A budget has at most %(count)d lines.") % {"count": MOST_LINES})
    present = {line.position: line for line in row.budget.all()}
    for position, given in enumerate(lines, start=1):
        _write(row, present.pop(position, None), position, _checked(given), at)
    for line in present.values():
        line._history_date = at  # type: ignore[attr-defined]
        line.delete()
    needed = sum((kgs(given["amount"]) for given in lines), Decimal(0)) if lines else None
    update(row, actor=StandIn.APPLICANT, at=at, amount_needed=needed, budget_note=note)
    remember_step(row, step=Step.BUDGET, at=at)
    return row


def total(amounts: Iterable[Decimal | None]) -> Decimal:
    """Return the sum of the amounts that are there."""
    return sum((amount for amount in amounts if amount), Decimal(0))


def by_source(lines: Iterable[tuple[str, Decimal | None]]) -> list[tuple[MoneySource, Decimal]]:
    """Return the sum of each source, in the order of the sources."""
    found = list(lines)
    return [(source, total(amount for code, amount in found if code == source)) for source in MoneySource]


def _checked(given: Mapping[str, Any]) -> dict[str, Any]:
    amount = kgs(given["amount"])
    if not 0 < amount <= LARGEST_LINE:
        raise FieldError("amount", _("Write the amount of the line: more than zero."))
    if given["kind"] not in CostKind.values:
        raise FieldError("kind", _("Choose the kind of cost"))
    if given["source"] not in MoneySource.values:
        raise FieldError("source", _("Choose where the money comes from"))
    return {**{field: given[field] for field in FIELDS}, "amount": amount}


def _write(
    application: Application, line: BudgetLine | None, position: int, values: Mapping[str, Any], at: datetime
) -> None:
    if line is None:
        create(
            BudgetLine(application=application, position=position, **values), actor=StandIn.APPLICANT, at=at
        )
    elif any(getattr(line, field) != value for field, value in values.items()):
        update(line, actor=StandIn.APPLICANT, at=at, **values)
