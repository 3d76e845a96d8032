"""A request to change the project: the plan as it stands, to be written as it should be (3.3.3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from core.errors import DomainError, FieldErrors
from residents.domain.project_changes import open_change, request_change
from residents.enums_project import StageState
from residents.forms.project import ChangeForm, WishFormSet
from residents.models import Project
from residents.views.doors import user_of
from residents.views.project import project_in_force
from residents.views.project_words import stage_rows

PREFIX = "stages"
NAMES = ("pk", "title", "expected", "starts_on", "ends_on")
FIXED = (StageState.REPORTED, StageState.DONE)


@dataclass
class Writing:
    """What stands on the page: why, the goals, a row for each stage."""

    form: ChangeForm
    rows: Any

    def is_valid(self) -> bool:
        """Whether all can be read; each is looked at, so that every fault is told at once."""
        return all([self.form.is_valid(), self.rows.is_valid()])

    def show(self, error: DomainError) -> None:
        """Put each sentence of the domain beside its field: of the request, or of one of its rows."""
        for one in error.errors if isinstance(error, FieldErrors) else (error,):
            field = getattr(one, "field", "")
            prefix, _dash, rest = field.partition("-")
            if prefix == PREFIX and rest:
                place, name = rest.split("-", 1)
                self.rows.written[int(place)].add_error(name, str(one))
            else:
                self.form.add_error(field if field in self.form.fields else None, str(one))


@login_required
def change(request: HttpRequest, residency_id: int) -> HttpResponse:
    """GET shows the plan to write in; POST asks for the change, or shows one more row."""
    project = project_in_force(request, residency_id)
    if request.method != "POST":
        if open_change(project):
            messages.info(request, _("Another request to change this project waits for an answer."))
            return redirect("residents:project", residency_id)
        return _page(request, project, _as_it_stands(project))
    if "add" in request.POST:
        return _page(request, project, _one_more(request.POST))
    typed = Writing(ChangeForm(request.POST), WishFormSet(request.POST, prefix=PREFIX))
    if not typed.is_valid():
        return _page(request, project, typed)
    try:
        wishes = [row.wish for row in typed.rows.written]
        request_change(project, **typed.form.cleaned_data, wishes=wishes, actor=user_of(request))
    except DomainError as error:
        typed.show(error)
        return _page(request, project, typed)
    messages.success(
        request, _("The request is sent. The project stays as it is until the Centre has answered.")
    )
    return redirect("residents:project", residency_id)


def _as_it_stands(project: Project) -> Writing:
    planned = [stage for stage in project.stages.all() if stage.state == StageState.PLANNED]
    rows = [{name: getattr(stage, name) for name in NAMES} for stage in planned]
    return _writing({"goals": project.goals}, [*rows, {}])


def _one_more(data: Mapping[str, Any]) -> Writing:
    typed = WishFormSet(data, prefix=PREFIX)
    names = (*NAMES, "DELETE")
    rows = [{name: data.get(row.add_prefix(name), "") for name in names} for row in typed]
    return _writing({name: data.get(name, "") for name in ("why", "goals")}, [*rows, {}])


def _writing(initial: Mapping[str, Any], rows: list[dict[str, Any]]) -> Writing:
    return Writing(ChangeForm(initial=initial), WishFormSet(initial=rows, prefix=PREFIX))


def _page(request: HttpRequest, project: Project, shown: Writing) -> HttpResponse:
    context = {
        "project": project,
        "residency": project.residency,
        "fixed": stage_rows(stage for stage in project.stages.all() if stage.state in FIXED),
        "form": shown.form,
        "rows": shown.rows,
        "forms": [shown.form, shown.rows],
    }
    return render(request, "residents/project_change.html", context)
