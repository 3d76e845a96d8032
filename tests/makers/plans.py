"""Plans, budgets and the staff list for tests, made through the domain functions."""

from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from accounts.models import User
from core.clock import moment_of
from documents.domain.acts import record_act
from documents.enums import ActKind
from documents.models import GoverningAct
from reporting.domain.budget import set_budget
from reporting.domain.staff import take_on
from reporting.domain.strategy import add_measure, draft_strategy, endorse_strategy, submit_strategy
from reporting.domain.work_plan import add_item
from reporting.domain.year_plans import approve_year_plan, draft_year_plan, submit_year_plan
from reporting.enums import DecisionKind
from reporting.models import BoardDecision, BoardMember, PlanItem, StaffMember, StrategicPlan, YearPlan
from tests.makers.reporting import decide, meeting_under_way, vice_rector
from tests.makers.residents import clerk, director

PLANNED = moment_of(date(2026, 1, 12))
BUDGET = {
    ("income", "budget"): Decimal(1000),
    ("income", "services"): Decimal("400.50"),
    ("spending", "operating"): Decimal(900),
}
_numbers = count(1)


def drafted_plan(kind: str = "work", year: int = 2026, *, items: int = 1, **changes: Any) -> YearPlan:
    """A draft with something in it."""
    plan = draft_year_plan(kind, year, actor=director(), at=PLANNED)
    if kind == "budget":
        return set_budget(plan, amounts=BUDGET, actor=director(), at=PLANNED)
    for _item in range(items):
        plan_item(plan, **changes)
    return plan


def plan_item(plan: YearPlan, **changes: Any) -> PlanItem:
    """One line: the clerk answers for it."""
    said: dict[str, Any] = {
        "what": f"Жолугушуу өткөрүү {next(_numbers)}",
        "due_on": date(plan.year, 6, 30),
        "measure": "Катышуучулардын тизмеси",
        "owner": clerk(),
        **changes,
    }
    return add_item(plan, **said, actor=director(), at=PLANNED)


def submitted_plan(kind: str = "work", year: int = 2026, **changes: Any) -> YearPlan:
    """A version that waits for its one approver."""
    return submit_year_plan(drafted_plan(kind, year, **changes), actor=director(), at=PLANNED)


def approved(kind: str = "work", year: int = 2026, **changes: Any) -> YearPlan:
    """A version that counts."""
    approver = vice_rector()
    return approve_year_plan(submitted_plan(kind, year, **changes), actor=approver, at=PLANNED)


def board_vote(
    kind: str = DecisionKind.ENDORSE_PLAN, *, carried: bool = True, held_on: date = date(2026, 2, 10)
) -> BoardDecision:
    """A decision of a meeting of the Board."""
    seated = BoardMember.objects.in_force(held_on).count()
    meeting = meeting_under_way(held_on, members=0 if seated else 3, present=seated or 3)
    choices = ["for" if carried or not place else "against" for place in range(seated or 3)]
    return decide(meeting, *choices, kind=kind, text="Чечим")


def drafted_strategy(first_year: int = 2026) -> StrategicPlan:
    """A draft with one measure."""
    plan = draft_strategy(
        title="Өнүгүү планы", first_year=first_year, last_year=first_year + 2, actor=director()
    )
    targets = {first_year: Decimal(10), first_year + 1: Decimal(14), first_year + 2: Decimal(18)}
    add_measure(plan, goal="Резиденттер", what="Резиденттердин саны", targets=targets, actor=director())
    return plan


def strategy() -> StrategicPlan:
    """A strategic plan in force."""
    plan = submit_strategy(drafted_strategy(), actor=director(), at=PLANNED)
    return endorse_strategy(plan, decision=board_vote(), actor=director())


def order(kind: ActKind = ActKind.RECTOR_ORDER, day: date = date(2026, 1, 5)) -> GoverningAct:
    """An order by which people are taken on."""
    return record_act(
        kind=kind, number=f"{next(_numbers)}-ш", dated_on=day, title="Кызматка алуу", actor=director()
    )


def employee(user: User | None = None, **changes: Any) -> StaffMember:
    """One line of the staff list."""
    said: dict[str, Any] = {
        "name": "" if user else f"Кызматкер {next(_numbers)}",
        "user": user,
        "post": "Адис",
        "unit": "technopark",
        "share": Decimal(1),
        "starts_on": date(2026, 1, 5),
        **changes,
    }
    return take_on(**{"basis": order(), **said}, actor=director())
