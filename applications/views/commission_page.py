"""What the pages of the expert's workspace show: dictionaries for the templates."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.domain.commission_queries import others_scores
from applications.domain.conflicts import declaration_of, reason_of
from applications.domain.expert_view import applicant_for_expert, file_for_expert, title_for_expert
from applications.domain.membership import criteria_of
from applications.domain.progress import Progress, progress_on
from applications.domain.workspace import Task
from applications.enums import ApplicationState, MemberRole, Standing
from applications.forms.scores import ScoresForm
from applications.models import Application, CommissionMember, ScoreSheet
from core.clock import today
from core.formatting import format_date

NEAR = 3


def task_items(tasks: Iterable[Task]) -> list[dict[str, Any]]:
    """Return what is expected of the expert, as a list of dates."""
    return [_task_item(task, is_first=place == 0) for place, task in enumerate(tasks)]


def task_rows(tasks: Iterable[Task]) -> list[dict[str, Any]]:
    """Return the applications of which nothing more is expected, each with the reason."""
    return [
        {
            "title": title_for_expert(task.application),
            "url": _row_url(task),
            "detail": _detail(task),
            "status": _status(task),
        }
        for task in tasks
    ]


def scores_form(application: Application, seat: CommissionMember, data: Any) -> ScoresForm | None:
    """Return the score sheet as a form; nothing when it is sent or the evaluation is closed."""
    sheet = _sheet(application, seat)
    if application.state != ApplicationState.IN_EVALUATION or (sheet and sheet.is_submitted):
        return None if data is None else _form(application, sheet, data)
    return _form(application, sheet, data)


def file_page(application: Application, seat: CommissionMember, form: ScoresForm | None) -> dict[str, Any]:
    """Return all the page of one application needs."""
    sheet = _sheet(application, seat)
    progress = _progress(application, sheet)
    declaration = declaration_of(application, seat)
    file = file_for_expert(application)
    return {
        "application": application,
        "file": file,
        "form": form,
        "sheet": sheet,
        "progress": progress,
        "sections": file.sections,
        "why": "" if progress.is_complete else _why(progress),
        "due_on": application.scores_due_on,
        "due_note": due_note(application.scores_due_on) if application.scores_due_on else "",
        "declared_at": declaration.declared_at if declaration and not declaration.is_waived else None,
        "waiver": declaration.waiver_reason if declaration else "",
        "is_chair": seat.role == MemberRole.CHAIR,
        "others": others_scores(application, seat.user),
        "is_open": application.state == ApplicationState.IN_EVALUATION,
    }


def due_note(day: date) -> str:
    """Say how near a day is, in words."""
    days = (day - today()).days
    if days < 0:
        late = ngettext("%(count)d day late", "%(count)d days late", -days)
        return late % {"count": -days}
    if days == 0:
        return _("The last day is today")
    return ngettext("%(count)d day left", "%(count)d days left", days) % {"count": days}


def _task_item(task: Task, *, is_first: bool) -> dict[str, Any]:
    undeclared = task.standing == Standing.UNDECLARED
    view = "applications:commission_declare" if undeclared else "applications:commission_file"
    days = (task.due_on - today()).days
    return {
        "date": task.due_on,
        "title": title_for_expert(task.application),
        "detail": _detail(task),
        "tone": "late" if days < 0 else "soon" if days <= NEAR else "",
        "status": f"{_expected(task)}. {due_note(task.due_on)}",
        "url": reverse(view, args=[task.application.public_id]),
        "action": _("Declare") if undeclared else _("Score"),
        "primary": is_first,
    }


def _expected(task: Task) -> str:
    if task.standing == Standing.UNDECLARED:
        return _("First declare whether you have a conflict of interest")
    return _("Scored %(answered)d of %(total)d criteria") % {"answered": task.answered, "total": task.total}


def _detail(task: Task) -> str:
    words = [f"№ {task.application.number}", applicant_for_expert(task.application)]
    if task.is_expected and task.is_given:
        words.append(_("given to you to read"))
    if task.standing == Standing.RECUSED and task.declaration:
        words.append(reason_of(task.declaration))
    return " · ".join(words)


def _status(task: Task) -> dict[str, str]:
    if task.application.state == ApplicationState.WITHDRAWN:
        return {"tone": "quiet", "label": task.application.get_state_display()}
    if task.standing == Standing.RECUSED:
        return {"tone": "stop", "label": _("Conflict of interest")}
    if task.sheet is not None and task.sheet.is_submitted:
        day = format_date(task.sheet.submitted_at, "short")
        return {"tone": "ok", "label": _("Sent: %(date)s") % {"date": day}}
    if task.is_open:
        return {"tone": "quiet", "label": _("Others read it; you may score it too")}
    return {"tone": "quiet", "label": _("Closed without your scores")}


def _row_url(task: Task) -> str:
    if task.is_open and task.standing == Standing.UNDECLARED:
        return reverse("applications:commission_declare", args=[task.application.public_id])
    return _file_url(task.application) if task.is_readable else ""


def _file_url(application: Application) -> str:
    return reverse("applications:commission_file", args=[application.public_id])


def _sheet(application: Application, seat: CommissionMember) -> ScoreSheet | None:
    return ScoreSheet.objects.filter(application=application, member=seat).prefetch_related("scores").first()


def _progress(application: Application, sheet: ScoreSheet | None) -> Progress:
    return progress_on(criteria_of(application).criteria.all(), sheet)


def _form(application: Application, sheet: ScoreSheet | None, data: Any) -> ScoresForm:
    overall = sheet.overall if sheet else ""
    return ScoresForm(data, progress=_progress(application, sheet), overall=overall)


def _why(progress: Progress) -> str:
    """Say in one sentence why the sheet cannot be sent yet."""
    if progress.missing:
        names = ", ".join(f"«{line.criterion.name}»" for line in progress.missing)
        count = len(progress.missing)
        sentence = ngettext(
            "Score %(count)d more criterion: %(names)s.", "Score %(count)d more criteria: %(names)s.", count
        )
        return sentence % {"count": count, "names": names}
    names = ", ".join(f"«{line.criterion.name}»" for line in progress.unexplained)
    return _("Write the reason for 0 or 5 points: %(names)s.") % {"names": names}
