"""The budget of a year and its execution: what was planned, what the accountants confirmed (4.2.3 c, 5.2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor, user_of
from core.domain import permissions, transitions
from core.errors import FieldError
from core.quarters import Quarter
from finance.domain.queries import confirmed_between
from finance.enums import FundingSource, SpendingPurpose
from reporting.domain.year_plans import approved_plan, require_draft
from reporting.enums_plans import BudgetSide, YearPlanKind
from reporting.models import BudgetEntry, YearPlan
from reporting.models.year_plan import PREPARE

HUNDRED, CENT = Decimal(100), Decimal("0.01")
#: the closed lists of 5.2 and 5.3
CODES: dict[str, list[str]] = {
    BudgetSide.INCOME.value: FundingSource.values,
    BudgetSide.SPENDING.value: SpendingPurpose.values,
}


@dataclass(frozen=True)
class Execution:
    """One source or purpose: plan (none where the budget names none), confirmed fact, percent of the plan."""

    side: str
    code: str
    plan: Decimal | None
    fact: Decimal

    @property
    def percent(self) -> Decimal | None:
        """The fact in hundredths of the plan; none without a plan and for a plan of nothing."""
        return (self.fact * HUNDRED / self.plan).quantize(CENT) if self.plan else None


@transaction.atomic
def set_budget(
    plan: YearPlan,
    *,
    amounts: Mapping[tuple[str, str], Decimal | None],
    actor: Actor,
    at: datetime | None = None,
) -> YearPlan:
    """Write the lines of a draft by source (5.2) and purpose (5.3); none takes a line away (4.2.3 c)."""
    permissions.require(actor, PREPARE)
    row = require_draft(plan, YearPlanKind.BUDGET)
    held = {(entry.side, entry.code): entry for entry in row.entries.all()}
    for (side, code), amount in amounts.items():
        if code not in CODES.get(side, ()):
            raise FieldError("amounts", _("A budget names the six sources and the three purposes alone."))
        if amount is not None and amount < 0:
            raise FieldError(f"{side}_{code}", _("A plan cannot be negative."))
        _set(row, held.get((side, code)), side, code, amount, actor=actor, at=at)
    return plan


def execution_of(year: int, *, until: Quarter | None = None) -> list[Execution]:
    """The budget of a year against the confirmed money, up to a quarter: six sources, then three purposes.

    A source without a plan is told as such; its fact stands there all the same.
    """
    plan = approved_plan(YearPlanKind.BUDGET, year)
    planned = {(e.side, e.code): e.amount for e in plan.entries.all()} if plan else {}
    last = until or Quarter(year, 4)
    money = confirmed_between(last.year_quarters[0].start, last.end)
    facts = {BudgetSide.INCOME.value: money["income"], BudgetSide.SPENDING.value: money["purposes"]}
    return [
        Execution(side, code, planned.get((side, code)), facts[side].get(code, Decimal(0)))
        for side, codes in CODES.items()
        for code in codes
    ]


def total_of(lines: list[Execution], side: str) -> Execution:
    """All lines of one side together; without any planned line there is no plan."""
    own = [line for line in lines if line.side == side]
    plans = [line.plan for line in own if line.plan is not None]
    fact = sum((line.fact for line in own), Decimal(0))
    return Execution(side, "", sum(plans, Decimal(0)) if plans else None, fact)


def _set(
    plan: YearPlan,
    entry: BudgetEntry | None,
    side: str,
    code: str,
    amount: Decimal | None,
    *,
    actor: Actor,
    at: datetime | None,
) -> None:
    if entry is None and amount is not None:
        entry = BudgetEntry(plan=plan, side=side, code=code, amount=amount)
        transitions.create(entry, actor=actor, at=at)
    elif entry is not None and amount is None:
        entry._history_user = user_of(actor)  # type: ignore[attr-defined]
        entry.delete()
    elif entry is not None and entry.amount != amount:
        transitions.update(entry, actor=actor, at=at, amount=amount)
