"""Lines of the work plan: written in a draft, and what came of them in an approved one (4.2.3 c)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from core import clock
from core.actors import Actor, user_of
from core.domain import permissions, transitions
from core.errors import FieldError, NotAllowed, WrongState
from core.texts import clean_line, clean_text
from reporting.domain.year_plans import require_draft
from reporting.enums_plans import YearPlanKind, YearPlanState
from reporting.models import PlanItem, YearPlan
from reporting.models.year_plan import NOTE, PREPARE


@transaction.atomic
def add_item(
    plan: YearPlan,
    *,
    what: str,
    due_on: date,
    measure: str,
    unit: str = "",
    owner: User | None = None,
    owner_name: str = "",
    actor: Actor,
    at: datetime | None = None,
) -> PlanItem:
    """Write a line of a draft: who does what until when, how it is seen. Raises FieldError, WrongState."""
    permissions.require(actor, PREPARE)
    row = require_draft(plan, YearPlanKind.WORK)
    said = _said(row, what, due_on, measure, unit, owner, owner_name)
    last = row.items.aggregate(last=Max("position"))["last"] or 0
    return transitions.create(PlanItem(plan=row, position=last + 1, **said), actor=actor, at=at)


@transaction.atomic
def change_item(
    item: PlanItem,
    *,
    what: str,
    due_on: date,
    measure: str,
    unit: str = "",
    owner: User | None = None,
    owner_name: str = "",
    actor: Actor,
    at: datetime | None = None,
) -> PlanItem:
    """Write a line of a draft anew."""
    permissions.require(actor, PREPARE)
    plan, row = require_draft(item.plan, YearPlanKind.WORK), transitions.lock(item)
    said = _said(plan, what, due_on, measure, unit, owner, owner_name)
    return transitions.update(row, actor=actor, at=at, **said)


@transaction.atomic
def remove_item(item: PlanItem, *, actor: Actor) -> YearPlan:
    """Take a line out of a draft; one that has its fact stays. Its history stays in any case."""
    permissions.require(actor, PREPARE)
    plan, row = require_draft(item.plan, YearPlanKind.WORK), transitions.lock(item)
    if row.done_on or row.dropped_on:
        raise WrongState(_("What came of this line is already noted."))
    row._history_user = user_of(actor)  # type: ignore[attr-defined]
    row.delete()
    return plan


@transaction.atomic
def note_done(
    item: PlanItem, *, done_on: date, evidence: str, actor: Actor, at: datetime | None = None
) -> PlanItem:
    """Who answers for a line, or the director, notes that it is done and what shows it (4.2.3 c)."""
    row = _countable(item, actor)
    if done_on > _day(at):
        raise FieldError("done_on", _("This day has not come yet."))
    words = clean_text(evidence)
    if not words:
        raise FieldError("evidence", _("Write what shows that it is done: a paper, a link, a number."))
    transitions.update(row, actor=actor, at=at, done_on=done_on, evidence=words)
    transitions.note(row, "note_done", target="done", actor=actor, at=at, reason=words)
    item.refresh_from_db()
    return item


@transaction.atomic
def drop_item(item: PlanItem, *, reason: str, actor: Actor, at: datetime | None = None) -> PlanItem:
    """The director drops a line of an approved plan, with the reason (4.2.3 c)."""
    permissions.require(actor, PREPARE)
    row = _countable(item, actor)
    words = clean_line(reason)
    if not words:
        raise FieldError("reason", _("Write why it is dropped."))
    transitions.update(row, actor=actor, at=at, dropped_on=_day(at), dropped_why=words)
    transitions.note(row, "drop_item", target="dropped", actor=actor, at=at, reason=words)
    item.refresh_from_db()
    return item


def may_note(item: PlanItem, user: Any) -> bool:
    """Whether this person answers for the line or leads the Centre, and the line waits for its fact."""
    if item.plan.state != YearPlanState.APPROVED or item.done_on or item.dropped_on:
        return False
    return bool(
        user.has_perm(PREPARE) or (user.has_perm(NOTE) and item.owner_id and item.owner_id == user.pk)
    )


def overdue_items(today: date | None = None) -> QuerySet[PlanItem]:
    """Lines of approved plans whose term has passed without a fact, the oldest first."""
    return PlanItem.objects.overdue(today or clock.today()).order_by("due_on", "pk")


def _countable(item: PlanItem, actor: Actor) -> PlanItem:
    plan, row = transitions.lock(item.plan), transitions.lock(item)
    row.plan = plan
    if plan.state != YearPlanState.APPROVED:
        raise WrongState(_("What came of a line is noted in the approved plan."))
    if row.done_on or row.dropped_on:
        raise WrongState(_("What came of this line is already noted."))
    user = user_of(actor)
    if user is None or not may_note(row, user):
        raise NotAllowed(_("Who answers for the line notes what came of it, or the director."))
    return row


def _said(
    plan: YearPlan, what: str, due_on: date, measure: str, unit: str, owner: User | None, owner_name: str
) -> dict[str, Any]:
    lines = {"what": clean_line(what), "measure": clean_line(measure)}
    if not lines["what"]:
        raise FieldError("what", _("Write what is done."))
    if not lines["measure"]:
        raise FieldError("measure", _("Write how it is seen that it is done."))
    if due_on.year != plan.year:
        raise FieldError("due_on", _("The term lies in the year of the plan."))
    name = "" if owner else clean_line(owner_name)
    if owner is None and not name:
        raise FieldError("owner", _("Choose the account or write the name of who answers for it."))
    return {**lines, "unit": unit, "owner": owner, "owner_name": name, "due_on": due_on}


def _day(at: datetime | None) -> date:
    return clock.day_of(at) if at else clock.today()
