"""The project in the resident's cabinet: plan beside fact, a stage to report, a change to ask for (3.3.3)."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.errors import DomainError
from core.form_errors import show_error
from documents.domain.enclosures import with_file
from residents.domain.project_changes import open_change, withdraw_change
from residents.domain.projects import project_of
from residents.domain.stages import STAGE_FILE, report_stage
from residents.enums_project import ChangeState, StageState
from residents.forms.project import StageForm
from residents.models import Project, Residency, Transfer
from residents.views.doors import own_residency, user_of
from residents.views.project_words import (
    change_row,
    gate_rows,
    headline_of,
    project_rows,
    stage_row,
    stage_rows,
)


@login_required
def project(request: HttpRequest, residency_id: int) -> HttpResponse:
    """The approved project with its stages, and what can be done about it now."""
    residency = own_residency(request, residency_id)
    if moved := Transfer.objects.filter(residency=residency).exclude(to_residency=None).first():
        return redirect("residents:project", moved.to_residency_id)
    found = require_project(residency)
    stages = list(found.stages.all())
    changes = [change_row(one) for one in found.changes.prefetch_related("lines")]
    waits = next((row for row in changes if row["change"].state == ChangeState.REQUESTED), None)
    context: dict[str, Any] = {
        "residency": residency,
        "project": found,
        "headline": headline_of(stages),
        "stages": stage_rows(stages),
        "facts": project_rows(found),
        "waits": waits,
        "changes": [row for row in changes if row is not waits],
        "gates": gate_rows(found),
        "in_force": residency.is_in_force(),
    }
    return render(request, "residents/project.html", context)


@login_required
def stage(request: HttpRequest, residency_id: int, stage_id: int) -> HttpResponse:
    """GET asks what a stage resulted in; POST reports it with its evidence."""
    found = project_in_force(request, residency_id)
    row = get_object_or_404(found.stages.filter(state=StageState.PLANNED), pk=stage_id)
    form = StageForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        kept = {"file": given.pop("file"), "purpose": STAGE_FILE, "kept_as": "file"}
        try:
            with_file(report_stage, row, **kept, actor=user_of(request), **given)
        except DomainError as error:
            show_error(form, error)
        else:
            messages.success(request, _("The stage is reported. An employee of the Centre checks it."))
            return redirect("residents:project", residency_id)
    context = {"project": found, "residency": found.residency, "row": stage_row(row), "form": form}
    return render(request, "residents/project_stage.html", context)


@require_POST
@login_required
def withdraw(request: HttpRequest, residency_id: int) -> HttpResponse:
    """Take back the request that waits; one that is answered already stays."""
    found = project_in_force(request, residency_id)
    change = open_change(found)
    try:
        if change is None:
            raise DomainError(_("No request waits for an answer."))
        withdraw_change(change, actor=user_of(request))
    except DomainError as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, _("The request for a change is withdrawn."))
    return redirect("residents:project", residency_id)


def project_in_force(request: HttpRequest, residency_id: int) -> Project:
    """The project of this representative's residency while its status holds. Raises Http404 otherwise."""
    residency = own_residency(request, residency_id)
    if not residency.is_in_force():
        raise Http404
    return require_project(residency)


def require_project(residency: Residency) -> Project:
    """The project of a residency. Raises Http404 when it has gone on elsewhere."""
    try:
        return project_of(residency)
    except DomainError as error:
        raise Http404 from error
