"""What waits for an employee in the residents' projects (3.2, 3.3.3)."""

from django.db.models import QuerySet

from core import clock
from core.models import TransitionLog
from residents.enums_project import ChangeState, GateState, StageState
from residents.models import GateReview, ProjectChange, Residency, Stage


def awaiting_verification() -> QuerySet[Stage]:
    """Stages that residents in force report and nobody has looked at, the earliest first."""
    return (
        Stage.objects.filter(state=StageState.REPORTED, project__residency__in=_in_force())
        .select_related("project__residency__party")
        .order_by("done_on", "pk")
    )


def reported_on(stage: Stage) -> object:
    """The day on which the resident last reported it."""
    act = TransitionLog.objects.of(stage).filter(target=StageState.REPORTED).last()
    return clock.day_of(act.at) if act else stage.done_on


def awaiting_answer() -> QuerySet[ProjectChange]:
    """Requests to change a project that nobody has answered, the earliest first."""
    return ProjectChange.objects.filter(state=ChangeState.REQUESTED).order_by("requested_on", "pk")


def under_review() -> QuerySet[GateReview]:
    """Gate reviews that nobody has concluded, the earliest first."""
    return GateReview.objects.filter(state=GateState.OPEN).order_by("opened_on", "pk")


def _in_force() -> QuerySet[Residency]:
    return Residency.objects.in_force().values("pk")  # type: ignore[return-value]
