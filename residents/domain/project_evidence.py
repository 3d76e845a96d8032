"""What the stages of a project say of the duty to follow it, and of how a resident is doing (3.3.3)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.formatting import format_date
from residents.domain import duties, signals
from residents.domain.duties import Finding
from residents.enums_duties import Duty, DutyStatus
from residents.enums_project import StageState
from residents.models import Residency, Stage


def register_evidence() -> None:
    """Say what this room knows: stages missed and kept, for the duty; those missed, as a sign."""
    duties.register(Duty.PROJECT, "residents.stages")(stages_followed)
    signals.register("missed_stages")(missed_stages)


def stages_followed(rows: Sequence[Residency], on: date) -> dict[int, Finding]:
    """Whether a stage is missed; nothing of a project none of whose stages was to end yet. One query."""
    return {
        pk: _finding(stages, on)
        for pk, stages in _stages(rows).items()
        if any(stage.ends_on < on or stage.state == StageState.DONE for stage in stages)
    }


def missed_stages(rows: Sequence[Residency], on: date) -> dict[int, str]:
    """The residents with a missed stage, and which. One query."""
    missed = {pk: _missed(stages, on) for pk, stages in _stages(rows).items()}
    return {pk: _words(stages) for pk, stages in missed.items() if stages}


def _stages(rows: Sequence[Residency]) -> dict[int, list[Stage]]:
    found: dict[int, list[Stage]] = defaultdict(list)
    stages = Stage.objects.filter(project__residency__in=[row.pk for row in rows])
    planned = stages.exclude(state=StageState.DROPPED).order_by("ends_on", "number")
    for stage in planned.select_related("project"):
        found[stage.project.residency_id].append(stage)
    return found


def _missed(stages: Sequence[Stage], on: date) -> list[Stage]:
    return [stage for stage in stages if stage.is_missed(on)]


def _finding(stages: Sequence[Stage], on: date) -> Finding:
    if missed := _missed(stages, on):
        return Finding(DutyStatus.MISSED, _words(missed))
    if waiting := [stage for stage in stages if stage.state == StageState.REPORTED]:
        words = _("Reported, being checked: %(stage)s.") % {"stage": waiting[0]}
        return Finding(DutyStatus.KEPT, words)
    return Finding(DutyStatus.KEPT, _("Every stage that was to end is done."))


def _words(missed: Sequence[Stage]) -> str:
    words = ngettext(
        "%(count)d stage of the project is late: “%(stage)s” was to end on %(date)s.",
        "%(count)d stages of the project are late; the earliest, “%(stage)s”, was to end on %(date)s.",
        len(missed),
    )
    first = missed[0]
    return words % {"count": len(missed), "stage": first.title, "date": format_date(first.ends_on)}
