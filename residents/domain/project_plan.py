"""The plan as a resident wishes it beside the approved one: what is added, changed, dropped (3.3.3)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from core.errors import DomainError, FieldError, FieldErrors
from residents.domain.projects import plan_of, require_in_term
from residents.enums_project import ChangeKind, StageState
from residents.models import ChangeLine, Project, Stage

# A plan of more stages than this is no plan; each is a row on the page of the request.
MOST_STAGES = 20


@dataclass(frozen=True, kw_only=True)
class Wish:
    """One stage as the resident wishes it: one of the plan by its key, or a new one."""

    pk: int | None = None
    title: str = ""
    expected: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    drop: bool = False

    @property
    def plan(self) -> dict[str, Any]:
        """The words and days, as the columns of a line."""
        return {
            "title": self.title.strip(),
            "expected": self.expected.strip(),
            "starts_on": self.starts_on,
            "ends_on": self.ends_on,
        }


def lines_of(project: Project, wishes: Sequence[Wish]) -> list[ChangeLine]:
    """What the wishes change; stages not named stay as they are.

    Raises FieldErrors for all that cannot be, each at “stages-<place>-<field>”.
    """
    known = {stage.pk: stage for stage in project.stages.exclude(state=StageState.DROPPED)}
    lines, faults = [], []
    for place, wish in enumerate(wishes):
        stage = known.get(wish.pk or 0)
        if wish.pk and stage is None:
            raise DomainError(_("The plan has changed in the meantime. Open the page again."))
        line = _line(stage, wish)
        if line is None:
            continue
        lines.append(line)
        faults += [FieldError(f"stages-{place}-{one.field}", str(one)) for one in _faults(project, line)]
    if len(known) + sum(line.kind == ChangeKind.ADD for line in lines) > MOST_STAGES:
        faults.append(
            FieldError("why", _("A project has at most %(count)d stages.") % {"count": MOST_STAGES})
        )
    if faults:
        raise FieldErrors(faults)
    return lines


def obstacle_of(project: Project, line: ChangeLine) -> str:
    """Why a line asked for earlier can no longer be applied; nothing when it can."""
    return next((str(fault) for fault in _faults(project, line)), "")


def _line(stage: Stage | None, wish: Wish) -> ChangeLine | None:
    if stage is None:
        return None if wish.drop else ChangeLine(kind=ChangeKind.ADD, **wish.plan)
    before = plan_of(stage)
    if wish.drop:
        return ChangeLine(kind=ChangeKind.DROP, stage=stage, before=before)
    same = all(getattr(stage, name) == value for name, value in wish.plan.items())
    return None if same else ChangeLine(kind=ChangeKind.MOVE, stage=stage, before=before, **wish.plan)


def _faults(project: Project, line: ChangeLine) -> Iterator[FieldError]:
    if line.stage is not None and line.stage.state != StageState.PLANNED:
        yield FieldError(
            "title", _("This stage is already reported or done, it does not change: %(stage)s") % _of(line)
        )
    elif line.kind != ChangeKind.DROP:
        yield from _plan_faults(project, line)


def _of(line: ChangeLine) -> dict[str, str]:
    return {"stage": str(line.stage)}


def _plan_faults(project: Project, line: ChangeLine) -> Iterable[FieldError]:
    if not line.title:
        yield FieldError("title", _("Write what the stage is called."))
    if not line.expected:
        yield FieldError("expected", _("Write what is to result."))
    if line.starts_on is None:
        yield FieldError("starts_on", _("Write the day on which the stage starts."))
    if line.ends_on is None:
        yield FieldError("ends_on", _("Write the day on which the stage ends."))
    if line.starts_on and line.ends_on and line.ends_on < line.starts_on:
        yield FieldError("ends_on", _("The stage would end before it starts."))
        return
    for field in ("starts_on", "ends_on"):
        day = getattr(line, field)
        if day is not None and (fault := _outside(project, field, day)):
            yield fault


def _outside(project: Project, field: str, day: date) -> FieldError | None:
    try:
        require_in_term(project, field, day)
    except FieldError as error:
        return error
    return None
