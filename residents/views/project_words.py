"""A project in words, for the cabinet's components and the admin: plan beside fact, requests, reviews."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.enums import InnovationType
from core.formatting import format_date
from residents.enums_project import (
    CHANGE_TONES,
    GATE_TONES,
    STAGE_TONES,
    ChangeKind,
    ChangeState,
    GateState,
    StageState,
)
from residents.models import ChangeLine, Project, ProjectChange, Stage


def headline_of(stages: Iterable[Stage]) -> str:
    """One sentence over the plan: how much is done, how much is late."""
    planned = [stage for stage in stages if stage.state != StageState.DROPPED]
    if not planned:
        return _("The project has no stages yet")
    done = sum(stage.state == StageState.DONE for stage in planned)
    words = ngettext("%(done)d of %(all)d stage done", "%(done)d of %(all)d stages done", len(planned)) % {
        "done": done,
        "all": len(planned),
    }
    late = sum(is_missed(stage) for stage in planned)
    if not late:
        return words
    return f"{words}, " + ngettext("%(late)d late", "%(late)d late", late) % {"late": late}


def stage_rows(stages: Iterable[Stage]) -> list[dict[str, Any]]:
    """Plan beside fact, stage by stage."""
    return [stage_row(stage) for stage in stages]


def stage_row(stage: Stage) -> dict[str, Any]:
    """One stage: what is planned, what resulted, how late."""
    missed = is_missed(stage)
    late = stage.days_late() if stage.done_on or missed else 0
    return {
        "stage": stage,
        "plan": days_words(stage.starts_on, stage.ends_on),
        "fact": format_date(stage.done_on, "short") if stage.done_on else "",
        "late": ngettext("%(days)d day", "%(days)d days", late) % {"days": late} if late else "",
        "tone": "stop" if missed else STAGE_TONES[StageState(stage.state)],
        "label": _("Late") if missed else stage.get_state_display(),
        "evidence": evidence_of(stage),
    }


def told_rows(stages: Iterable[Stage]) -> list[dict[str, Any]]:
    """Rows for `components/rows.html`: the stages that a periodic report tells of."""
    return [
        {
            "title": f"{stage.number}. {stage.title}",
            "detail": stage.result,
            "status": {"tone": STAGE_TONES[StageState(stage.state)], "label": stage.get_state_display()},
        }
        for stage in stages
    ]


def is_missed(stage: Stage) -> bool:
    """Whether it is late now; after the end of the status nothing is expected any more."""
    return stage.project.residency.ended_on is None and stage.is_missed()


def evidence_of(stage: Stage) -> dict[str, str]:
    """What shows the result: a file to open, or the name of the report."""
    if stage.file:
        return {"label": stage.file.name, "url": stage.file.get_absolute_url()}
    if stage.report:
        return {"label": _("Report for %(quarter)s") % {"quarter": stage.report.period.label()}, "url": ""}
    return {}


def project_rows(project: Project) -> list[dict[str, Any]]:
    """Rows for `components/facts.html`: whose it is, what it is about."""
    residency = project.residency
    types = [str(InnovationType(code).label) for code in residency.innovation_types]
    return [
        {"label": _("Unit"), "value": residency.get_unit_display()},
        {"label": _("Direction"), "value": residency.get_direction_display()},
        {"label": _("Kinds of innovation"), "value": ", ".join(types)},
        {"label": _("Version in force"), "value": project.version},
        {"label": _("Last day of the contract"), "value": format_date(project.last_day)},
    ]


def change_row(change: ProjectChange) -> dict[str, Any]:
    """One request: what it asks, why, and what was answered."""
    state = ChangeState(change.state)
    return {
        "change": change,
        "when": format_date(change.requested_on),
        "lines": [line_words(line) for line in change.lines.all()],
        "tone": CHANGE_TONES[state],
        "label": str(state.label),
    }


def line_words(line: ChangeLine) -> str:
    """One line of a request in a sentence, with what it was before."""
    if line.kind == ChangeKind.DROP:
        return f"{line.get_kind_display()}: {line.before.get('title', '')}"
    days = days_words(line.starts_on, line.ends_on)
    words = f"{line.get_kind_display()}: {line.title} · {days} · {line.expected}"
    if line.kind == ChangeKind.ADD:
        return words
    first, last = (date.fromisoformat(line.before[name]) for name in ("starts_on", "ends_on"))
    return (
        words
        + " "
        + _("(was: %(title)s · %(days)s)")
        % {
            "title": line.before["title"],
            "days": days_words(first, last),
        }
    )


def days_words(first: date | None, last: date | None) -> str:
    """From the first day to the last, short."""
    return f"{format_date(first, 'short')} – {format_date(last, 'short')}" if first and last else ""


def gate_rows(project: Project) -> list[dict[str, Any]]:
    """Rows for `components/rows.html`: the concluded reviews of the gate, and the one that runs."""
    return [
        {
            "title": format_date(review.concluded_on or review.opened_on),
            "detail": review.conclusion,
            "status": {"tone": GATE_TONES[GateState(review.state)], "label": review.get_state_display()},
        }
        for review in project.gates.all()
    ]
