"""The approved project of a resident: begun with the status, kept in versions, carried over (3.2, 3.3.3)."""

from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from core.actors import Actor, StandIn
from core.domain import permissions, transitions
from core.errors import FieldError, NotAllowed, WrongState
from core.formatting import format_date
from residents.domain.checks import day_of, require_status
from residents.enums import EndKind
from residents.enums_project import ChangeState, GateState, StageState
from residents.models import Project, ProjectChange, ProjectVersion, Residency, Stage
from residents.models.project import FOLLOW


def begin_project(residency: Residency, *, actor: Actor, at: datetime | None = None) -> Project:
    """Enter the project that the decision approved, as the application says it; stages come by request."""
    application = residency.contract.application
    project = Project(
        residency=residency,
        goals=application.problem,
        product=application.product,
        plan=application.plan,
        admitted_on=residency.started_on,
    )
    transitions.create(project, actor=actor, at=at)
    write_version(project, None, day=residency.started_on, actor=actor, at=at)
    return project


def carry_over(residency: Residency, to: Residency, *, actor: Actor, at: datetime | None = None) -> Project:
    """The project goes on in the new residency: one unit owns it at a time (3.2)."""
    project = transitions.lock(residency.project)
    return transitions.update(project, actor=actor, at=at, reason="transfer", residency=to)


def write_version(
    project: Project, change: ProjectChange | None, *, day: date, actor: Actor, at: datetime | None = None
) -> ProjectVersion:
    """Keep what is approved now, as it stands."""
    version = ProjectVersion(
        project=project, number=project.version, approved_on=day, change=change, content=content_of(project)
    )
    return transitions.create(version, actor=actor, at=at)


def content_of(project: Project) -> dict[str, Any]:
    """The goals, and the stages that are in the plan."""
    kept = project.stages.exclude(state=StageState.DROPPED)
    return {
        "goals": project.goals,
        "product": project.product,
        "stages": [{"number": stage.number, **plan_of(stage)} for stage in kept],
    }


def plan_of(stage: Stage) -> dict[str, str]:
    """What is planned of a stage: its words and days."""
    return {
        "title": stage.title,
        "expected": stage.expected,
        "starts_on": stage.starts_on.isoformat(),
        "ends_on": stage.ends_on.isoformat(),
    }


def require_own(project: Project, actor: Actor, at: datetime | None) -> Residency:
    """The residency in force of a project, for who represents its resident and for nobody else."""
    permissions.require(actor, FOLLOW)
    party = project.residency.party
    if not (isinstance(actor, StandIn) or party.representatives.filter(user=actor).exists()):
        raise NotAllowed(_("You do not represent this resident."))
    return require_status(project.residency, at)


def require_in_term(project: Project, field: str, day: date) -> None:
    """Refuse a planned day outside the time from the admission to the contract's last day."""
    if not project.admitted_on <= day <= project.last_day:
        raise FieldError(
            field,
            _("Outside the term of the contract. It runs from %(first)s to %(last)s.")
            % {"first": format_date(project.admitted_on), "last": format_date(project.last_day)},
        )


def lapse_with_status(residency: Residency, *, actor: Actor, at: datetime | None) -> None:
    """A closing step: what waits for an answer lapses with the status; after a transfer it goes on."""
    project = Project.objects.filter(residency=residency).first()
    if project is None or residency.end_kind == EndKind.TRANSFERRED:
        return
    words = str(residency.get_end_kind_display())
    for change in project.changes.filter(state=ChangeState.REQUESTED):
        settled = {"settled_on": day_of(at), "settled_by": actor}
        transitions.perform(change, "lapse", actor=actor, at=at, reason=words, answer=words, **settled)
    for review in project.gates.filter(state=GateState.OPEN):
        concluded = {"concluded_on": day_of(at), "concluded_by": actor, "conclusion": words}
        transitions.perform(review, "lapse", actor=actor, at=at, reason=words, **concluded)


def project_of(residency: Residency) -> Project:
    """The project of a residency with its stages. Raises WrongState when it has gone on elsewhere."""
    rows = Project.objects.select_related("residency__party", "residency__contract")
    stages = Stage.objects.select_related("file", "report")
    found = rows.prefetch_related(Prefetch("stages", queryset=stages)).filter(residency=residency).first()
    if found is None:
        raise WrongState(_("The project goes on in another unit."))
    return found
