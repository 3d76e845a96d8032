"""The work plan and the budget of a year: written, submitted, approved by one person (4.1, 4.2.3 c)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core import clock
from core.actors import Actor
from core.domain import permissions, transitions
from core.errors import DomainError, FieldError, WrongState
from core.texts import clean_line, clean_text
from reporting.domain.approval import require_one_approver
from reporting.domain.year_plan_paper import issue
from reporting.enums_plans import YearPlanKind, YearPlanState
from reporting.models import BudgetEntry, PlanItem, YearPlan
from reporting.models.year_plan import BEING_WRITTEN, PREPARE

#: a plan is written for a year of the portal's time
FIRST_YEAR, LAST_YEAR = 2024, 2100
#: what a line of the work plan says, and what came of it
SAID = ("position", "unit", "what", "owner", "owner_name", "due_on", "measure")
FACT = ("done_on", "evidence", "dropped_on", "dropped_why")


@transaction.atomic
def draft_year_plan(
    kind: str, year: int, *, why: str = "", actor: Actor, at: datetime | None = None
) -> YearPlan:
    """Begin the next version; it starts from the approved one, and then says why it is needed (4.2.3 c).

    Raises FieldError for a year that cannot be, without a reason, or while a version is being written.
    """
    permissions.require(actor, PREPARE)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise FieldError("year", _("There is no plan of such a year."))
    versions = list(YearPlan.objects.select_for_update().filter(kind=kind, year=year))
    if any(row.state in BEING_WRITTEN for row in versions):
        raise FieldError("year", _("A version of this year is already being written."))
    approved = approved_plan(kind, year)
    if approved and not clean_line(why):
        raise FieldError("why", _("Write why the approved plan needs a new version."))
    number = max((row.version for row in versions), default=0) + 1
    plan = YearPlan(
        kind=YearPlanKind(kind), year=year, version=number, why=clean_line(why) if approved else ""
    )
    transitions.create(plan, actor=actor, at=at)
    if approved:
        _copy(approved, plan, actor=actor, at=at)
    return plan


@transaction.atomic
def submit_year_plan(plan: YearPlan, *, actor: Actor, at: datetime | None = None) -> YearPlan:
    """Submit for approval: from now on nothing in it changes (4.2.3 c). Raises DomainError when empty."""
    row = transitions.lock(plan)
    lines = row.items if row.kind == YearPlanKind.WORK else row.entries
    if not lines.exists():
        raise DomainError(_("There is nothing in the plan yet."))
    return transitions.perform(plan, "submit", actor=actor, at=at, submitted_at=at or clock.now())


@transaction.atomic
def return_year_plan(plan: YearPlan, *, reason: str, actor: Actor, at: datetime | None = None) -> YearPlan:
    """The one approver gives it back with a remark (4.1)."""
    require_one_approver(actor, on=_day(at))
    words = clean_text(reason)
    if not words:
        raise FieldError("reason", _("Write what must be changed."))
    return transitions.perform(plan, "send_back", actor=actor, at=at, reason=words, submitted_at=None)


@transaction.atomic
def approve_year_plan(plan: YearPlan, *, actor: Actor, at: datetime | None = None) -> YearPlan:
    """The one approver signs; the version before is replaced, and the paper is issued (4.1, 4.2.3 c).

    What came of a line meanwhile goes over to the same line of the new version.
    """
    row, day = transitions.lock(plan), _day(at)
    approver = require_one_approver(actor, on=day)
    transitions.require_possible(row, "approve", actor=actor)
    before = approved_plan(row.kind, row.year)
    if before:
        transitions.perform(before, "replace", actor=actor, at=at, reason=row.why)
        _carry_facts(row, actor=actor, at=at)
    paper = issue(row, approver=approver, on=day, actor=actor, at=at)
    return transitions.perform(
        plan, "approve", actor=actor, at=at, approved_by=approver, approved_on=day, paper=paper
    )


def approved_plan(kind: str, year: int) -> YearPlan | None:
    """The version that counts; none where nothing is approved."""
    return YearPlan.objects.filter(kind=kind, year=year, state=YearPlanState.APPROVED).first()


def require_draft(plan: YearPlan, kind: YearPlanKind) -> YearPlan:
    """The row, locked, while it may be written. Raises WrongState when it stands still."""
    row = transitions.lock(plan)
    if row.state != YearPlanState.DRAFT:
        raise WrongState(_("This version stands still: what changes goes into a new one."))
    if row.kind != kind:
        raise WrongState(_("This belongs into the other document of the year."))
    return row


def _copy(approved: YearPlan, plan: YearPlan, *, actor: Actor, at: datetime | None) -> None:
    for item in approved.items.all():
        said = {name: getattr(item, name) for name in (*SAID, *FACT)}
        transitions.create(PlanItem(plan=plan, continues=item, **said), actor=actor, at=at)
    for entry in approved.entries.all():
        same = BudgetEntry(plan=plan, side=entry.side, code=entry.code, amount=entry.amount)
        transitions.create(same, actor=actor, at=at)


def _carry_facts(plan: YearPlan, *, actor: Actor, at: datetime | None) -> None:
    for item in plan.items.exclude(continues=None).select_related("continues"):
        earlier = item.continues
        facts = {name: getattr(earlier, name) for name in FACT}
        if any(getattr(item, name) != value for name, value in facts.items()):
            transitions.update(item, actor=actor, at=at, reason=str(plan), **facts)


def _day(at: datetime | None) -> date:
    return clock.day_of(at) if at else clock.today()
