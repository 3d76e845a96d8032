"""Changes to the approved project: asked for by the resident, answered by the unit's staff (3.3.3).

Nothing is applied before the approval, and one request is open at a time. Every act locks the project first.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from core.actors import Actor, user_of
from core.domain import transitions
from core.errors import DomainError, FieldError
from residents.domain import letters
from residents.domain.checks import day_of, require_status, require_words
from residents.domain.project_plan import Wish, lines_of, obstacle_of
from residents.domain.projects import require_own, write_version
from residents.enums_project import ChangeKind, ChangeState
from residents.models import ChangeLine, Project, ProjectChange, Stage


@transaction.atomic
def request_change(
    project: Project,
    *,
    why: str,
    goals: str = "",
    wishes: Sequence[Wish] = (),
    actor: Actor,
    at: datetime | None = None,
) -> ProjectChange:
    """Ask for new goals, for stages added, changed or dropped. The project stays as it is until then."""
    row = transitions.lock(project)
    require_own(row, actor, at)
    if open_change(row):
        raise DomainError(_("Another request to change this project waits for an answer."))
    reason = require_words("why", why, _("Write why the project is to be changed."))
    lines = lines_of(row, wishes)
    new_goals = "" if goals.strip() == row.goals.strip() else goals.strip()
    if not lines and not new_goals:
        raise FieldError("why", _("Nothing is changed yet: change the goals or a stage."))
    change = ProjectChange(
        project=row,
        number=row.changes.count() + 1,
        why=reason,
        goals=new_goals,
        requested_on=day_of(at),
        requested_by=user_of(actor),
    )
    transitions.create(change, actor=actor, at=at)
    for line in lines:
        line.change = change
        transitions.create(line, actor=actor, at=at)
    return change


@transaction.atomic
def withdraw_change(change: ProjectChange, *, actor: Actor, at: datetime | None = None) -> ProjectChange:
    """The resident takes its request back while nobody has answered."""
    require_own(transitions.lock(change.project), actor, at)
    return transitions.perform(change, "withdraw", actor=actor, at=at, **_settled(actor, at))


@transaction.atomic
def approve_change(
    change: ProjectChange, *, answer: str = "", actor: Actor, at: datetime | None = None
) -> ProjectChange:
    """Apply what was asked, whole or not at all; the project has a new version from now on."""
    project = transitions.lock(change.project)
    transitions.require_possible(transitions.lock(change), "approve", actor=actor)
    require_status(project.residency, at)
    lines = list(change.lines.select_related("stage"))
    for line in lines:
        if obstacle := obstacle_of(project, line):
            raise DomainError(obstacle)
    words, settled = answer.strip(), _settled(actor, at)
    transitions.perform(change, "approve", actor=actor, at=at, reason=words, answer=words, **settled)
    for line in lines:
        _apply(project, line, actor, at)
    goals = change.goals or project.goals
    transitions.update(project, actor=actor, at=at, goals=goals, version=project.version + 1)
    write_version(project, change, day=day_of(at), actor=actor, at=at)
    letters.write_about_project(project, "change_approved", about=f"№ {change.number}", words=words, at=at)
    return change


@transaction.atomic
def refuse_change(
    change: ProjectChange, *, reason: str, actor: Actor, at: datetime | None = None
) -> ProjectChange:
    """The project stays as approved; the resident reads why."""
    words = require_words("reason", reason, _("Write why the request is refused."))
    settled = _settled(actor, at)
    transitions.perform(change, "refuse", actor=actor, at=at, reason=words, answer=words, **settled)
    letters.write_about_project(
        change.project, "change_refused", about=f"№ {change.number}", words=words, at=at
    )
    return change


def open_change(project: Project) -> ProjectChange | None:
    """The request that waits for an answer."""
    return project.changes.filter(state=ChangeState.REQUESTED).first()


def _settled(actor: Actor, at: datetime | None) -> dict[str, Any]:
    return {"settled_on": day_of(at), "settled_by": user_of(actor)}


def _apply(project: Project, line: ChangeLine, actor: Actor, at: datetime | None) -> None:
    if line.kind == ChangeKind.DROP and line.stage:
        transitions.perform(line.stage, "drop", actor=actor, at=at)
        return
    plan = {name: getattr(line, name) for name in ("title", "expected", "starts_on", "ends_on")}
    if line.stage:
        transitions.update(transitions.lock(line.stage), actor=actor, at=at, **plan)
    else:
        last = project.stages.aggregate(last=Max("number"))["last"] or 0
        transitions.create(Stage(project=project, number=last + 1, **plan), actor=actor, at=at)
