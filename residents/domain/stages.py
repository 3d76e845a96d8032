"""Plan against fact: a stage is reported with evidence, and done once an employee has verified it (3.3.3)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor, user_of
from core.domain import transitions
from core.errors import DomainError, FieldError
from core.quarters import Quarter
from documents.models import Upload
from residents.domain import letters
from residents.domain.checks import (
    day_of,
    require_not_before,
    require_not_future,
    require_status,
    require_words,
)
from residents.domain.projects import require_own
from residents.enums import ReportState
from residents.enums_project import StageState
from residents.models import PeriodicReport, Stage

# The purpose of a file that shows what a stage resulted in.
STAGE_FILE = "stage.evidence"
NOTHING = {"done_on": None, "result": "", "file": None, "report": None}


@transaction.atomic
def report_stage(
    stage: Stage,
    *,
    done_on: date,
    result: str,
    file: Upload | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> Stage:
    """The resident says what a stage resulted in; a file shows it, or the report already sent of its quarter.

    Not before the admission, and not of a day that has not come.
    """
    project = transitions.lock(stage.project)
    residency = require_own(project, actor, at)
    transitions.require_possible(transitions.lock(stage), "tell", actor=actor)
    require_not_future("done_on", done_on, at)
    require_not_before(
        "done_on", done_on, project.admitted_on, _("The project is carried out here since %(date)s.")
    )
    words = require_words("result", result, _("Write what resulted."))
    report = None if file else _report_of(residency.party_id, done_on)
    if file is None and report is None:
        raise FieldError(
            "file", _("Add a file that shows the result: the report of this quarter is not sent yet.")
        )
    if file is not None and file.purpose != STAGE_FILE:
        raise FieldError("file", _("Add a file that shows the result."))
    return transitions.perform(
        stage, "tell", actor=actor, at=at, done_on=done_on, result=words, file=file, report=report, remark=""
    )


@transaction.atomic
def verify_stage(stage: Stage, *, actor: Actor, at: datetime | None = None) -> Stage:
    """An employee has looked at the evidence: the stage is done."""
    project = transitions.lock(stage.project)
    row = transitions.lock(stage)
    transitions.require_possible(row, "verify", actor=actor)
    require_status(project.residency, at)
    if row.file_id is None and row.report and row.report.state != ReportState.VERIFIED:
        raise DomainError(
            _("The evidence is the report for %(quarter)s: verify the report first.")
            % {"quarter": row.report.period.label()}
        )
    return _verify(stage, actor, at)


@transaction.atomic
def return_stage(stage: Stage, *, remark: str, actor: Actor, at: datetime | None = None) -> Stage:
    """The evidence does not show it; the resident reads what is missing and reports the stage anew."""
    words = require_words("remark", remark, _("Write what is missing."))
    transitions.perform(stage, "give_back", actor=actor, at=at, reason=words, remark=words, **NOTHING)
    letters.write_about_project(stage.project, "stage_returned", about=str(stage), words=words, at=at)
    return stage


def confirm_by_report(report: PeriodicReport, *, actor: Actor, at: datetime | None = None) -> None:
    """A verified report confirms the stages that it tells of."""
    for stage in report.stages.filter(state=StageState.REPORTED, file=None):
        _verify(stage, actor, at, reason=report.period.label())


def _verify(stage: Stage, actor: Actor, at: datetime | None, reason: str = "") -> Stage:
    seen = {"verified_on": day_of(at), "verified_by": user_of(actor)}
    transitions.perform(stage, "verify", actor=actor, at=at, reason=reason, **seen)
    letters.write_about_project(stage.project, "stage_verified", about=str(stage), at=at)
    return stage


def _report_of(party: int, day: date) -> PeriodicReport | None:
    rows = PeriodicReport.objects.of_quarter(Quarter.of(day)).filed()
    return rows.filter(residency__party=party).order_by("-pk").first()
