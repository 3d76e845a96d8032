"""The strategic plan: written by the director, endorsed by a carried vote of the Board (4.1, 4.3.2)."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from core import clock
from core.actors import Actor, user_of
from core.domain import permissions, transitions
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from core.models import TransitionLog
from core.texts import clean_line
from reporting.domain.approval import require_carried_vote
from reporting.enums import DecisionKind
from reporting.enums_plans import StrategyState
from reporting.models import BoardDecision, MeasureProgress, MeasureTarget, StrategicMeasure, StrategicPlan
from reporting.models.strategic_plan import BEING_WRITTEN, KEEP_STRATEGY

LONGEST = 15


@transaction.atomic
def draft_strategy(
    *, title: str, first_year: int, last_year: int, actor: Actor, at: datetime | None = None
) -> StrategicPlan:
    """Begin the next version; where its years meet, it starts from the goals in force. Raises FieldError."""
    permissions.require(actor, KEEP_STRATEGY)
    if not clean_line(title):
        raise FieldError("title", _("Write the title."))
    if not first_year <= last_year < first_year + LONGEST:
        raise FieldError("last_year", _("The last year cannot be before the first, or too far from it."))
    versions = list(StrategicPlan.objects.select_for_update())
    if any(row.state in BEING_WRITTEN for row in versions):
        raise DomainError(_("A version of the strategic plan is already being written."))
    number = max((row.version for row in versions), default=0) + 1
    plan = StrategicPlan(version=number, title=clean_line(title), first_year=first_year, last_year=last_year)
    transitions.create(plan, actor=actor, at=at)
    for measure in _in_force_measures():
        targets = {row.year: row.target for row in measure.targets.all() if row.year in plan.years}
        if targets:
            add_measure(plan, goal=measure.goal, what=measure.what, targets=targets, actor=actor, at=at)
    return plan


@transaction.atomic
def add_measure(
    plan: StrategicPlan,
    *,
    goal: str,
    what: str,
    targets: Mapping[int, Decimal],
    actor: Actor,
    at: datetime | None = None,
) -> StrategicMeasure:
    """Write one measure of a goal, with what it should reach in each year."""
    permissions.require(actor, KEEP_STRATEGY)
    row = _require_draft(plan)
    words = {"goal": clean_line(goal), "what": clean_line(what)}
    for field, said in words.items():
        if not said:
            raise FieldError(field, _("Write the goal and what is measured."))
    if not targets or any(year not in row.years or value < 0 for year, value in targets.items()):
        raise FieldError("targets", _("Write a target for one of the years of the plan at least."))
    last = row.measures.aggregate(last=Max("position"))["last"] or 0
    measure = StrategicMeasure(plan=row, position=last + 1, **words)
    transitions.create(measure, actor=actor, at=at)
    for year, value in sorted(targets.items()):
        transitions.create(MeasureTarget(measure=measure, year=year, target=value), actor=actor, at=at)
    return measure


@transaction.atomic
def remove_measure(measure: StrategicMeasure, *, actor: Actor) -> StrategicPlan:
    """Take a measure out of a draft; its history stays."""
    permissions.require(actor, KEEP_STRATEGY)
    plan = _require_draft(measure.plan)
    for row in (*measure.targets.all(), measure):
        row._history_user = user_of(actor)  # type: ignore[attr-defined]
        row.delete()
    return plan


@transaction.atomic
def submit_strategy(plan: StrategicPlan, *, actor: Actor, at: datetime | None = None) -> StrategicPlan:
    """Submit to the Supervisory Board: it stands still until its vote. Raises DomainError when empty."""
    if not transitions.lock(plan).measures.exists():
        raise DomainError(_("There is nothing in the plan yet."))
    return transitions.perform(plan, "submit", actor=actor, at=at)


@transaction.atomic
def take_back_strategy(
    plan: StrategicPlan, *, reason: str, actor: Actor, at: datetime | None = None
) -> StrategicPlan:
    """The Board asked for changes: the version is written on."""
    words = clean_line(reason)
    if not words:
        raise FieldError("reason", _("Write what must be changed."))
    return transitions.perform(plan, "take_back", actor=actor, at=at, reason=words)


@transaction.atomic
def endorse_strategy(
    plan: StrategicPlan, *, decision: BoardDecision, actor: Actor, at: datetime | None = None
) -> StrategicPlan:
    """4.3.2: the plan is in force by a carried decision that endorses it; the version before is replaced.

    Raises FieldError for a decision of another kind, one that was not carried (4.1), one already used, or
    one of a meeting before the version was submitted.
    """
    row = transitions.lock(plan)
    transitions.require_possible(row, "endorse", actor=actor)
    require_carried_vote(decision, DecisionKind.ENDORSE_PLAN)
    if StrategicPlan.objects.filter(decision=decision).exists():
        raise FieldError("decision", _("This decision has endorsed another version."))
    if decision.meeting.held_on < _submitted_on(row):
        raise FieldError("decision", _("The Board met before this version was submitted to it."))
    before = strategy_in_force()
    if before:
        transitions.perform(before, "replace", actor=actor, at=at, reason=str(row))
    day = decision.meeting.held_on
    return transitions.perform(plan, "endorse", actor=actor, at=at, decision=decision, in_force_from=day)


@transaction.atomic
def note_progress(
    target: MeasureTarget, *, value: Decimal, note: str, actor: Actor, at: datetime | None = None
) -> MeasureProgress:
    """Note how far a measure of the plan in force has come; the latest note counts (4.3.2)."""
    permissions.require(actor, KEEP_STRATEGY)
    user = user_of(actor)
    plan = transitions.lock(target.measure.plan)
    if plan.state != StrategyState.IN_FORCE:
        raise WrongState(_("Progress is noted in the strategic plan in force."))
    if user is None:
        raise NotAllowed(_("Your role does not allow this."))
    if value < 0:
        raise FieldError("value", _("A plan cannot be negative."))
    if not clean_line(note):
        raise FieldError("note", _("Write what shows it."))
    day = clock.day_of(at) if at else clock.today()
    row = MeasureProgress(target=target, value=value, note=clean_line(note), noted_on=day, noted_by=user)
    return transitions.create(row, actor=actor, at=at)


def strategy_in_force() -> StrategicPlan | None:
    """The version the Board endorsed last."""
    return StrategicPlan.objects.filter(state=StrategyState.IN_FORCE).first()


def endorsing_decisions() -> QuerySet[BoardDecision]:
    """Carried decisions that endorse a strategic plan and have endorsed none yet, the newest first."""
    carried = BoardDecision.objects.filter(kind=DecisionKind.ENDORSE_PLAN).exclude(act=None)
    return carried.filter(strategic_plan=None).select_related("meeting")


def _submitted_on(plan: StrategicPlan) -> date:
    """The day of the last submission, from the log: a version that was taken back is submitted anew."""
    submission = TransitionLog.objects.of(plan).filter(transition="submit").last()
    return clock.day_of(submission.at) if submission else clock.today()


def _in_force_measures() -> list[StrategicMeasure]:
    plan = strategy_in_force()
    return list(plan.measures.prefetch_related("targets")) if plan else []


def _require_draft(plan: StrategicPlan) -> StrategicPlan:
    row = transitions.lock(plan)
    if row.state != StrategyState.DRAFT:
        raise WrongState(_("This version stands still: what changes goes into a new one."))
    return row
