"""Pages of acts on stages, gate reviews and transfers, from the page of a project or of a residency (3.2)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from accounts.domain import scope
from core.admin_forms import TransitionForm
from core.admin_pages import ask, bound, page_of, require
from core.admin_shown import ShownAdmin
from documents.domain.enclosures import with_file
from residents.admin_forms_project import ItemForm, RemarkForm, TransferForm
from residents.domain.gates import GATE_FILE, note_item, open_gate
from residents.domain.stages import return_stage, verify_stage
from residents.domain.transfers import ACT_FILE, OTHER, order_transfer
from residents.enums_project import GateState, StageState
from residents.models import GateItem, Project, Residency, Stage
from residents.models.gate import REVIEW
from residents.models.project import SETTLE
from residents.models.transfer import ORDER


def verify(admin: ShownAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Verify a stage that the resident reports."""
    stage = _reported(request, pk)
    form = TransitionForm(*bound(request), record=stage, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: verify_stage(stage, actor=request.user),
        title=_("Verify the stage"),
        subject=stage.project,
        says=_("You have looked at the evidence of the stage: %(stage)s") % {"stage": stage},
        goes_to=page_of(stage.project),
        done=_("The stage is done, and the resident is told."),
    )


def give_back(admin: ShownAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Return a stage with a remark."""
    stage = _reported(request, pk)
    form = RemarkForm(*bound(request), record=stage, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: return_stage(stage, **form.cleaned_data, actor=request.user),
        title=_("Return the stage with a remark"),
        subject=stage.project,
        says=str(stage),
        goes_to=page_of(stage.project),
        done=_("The stage is returned, and the resident is told."),
    )


def gate(admin: ShownAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the review of a project of the incubator."""
    require(request, REVIEW)
    project = get_object_or_404(scope.within(Project.objects.all(), request.user, REVIEW), pk=pk)
    form = TransitionForm(*bound(request), record=project, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: open_gate(project, actor=request.user),
        title=_("Begin a gate review"),
        subject=project,
        says=_("Is the concept proven? The review has the lines of the checklist now in force (3.2)."),
        done=_("The review has begun. Write what proves each line."),
    )


def item(admin: ShownAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Write what proves one line of a review, or that it is not proven yet."""
    require(request, REVIEW)
    rows = GateItem.objects.filter(review__state=GateState.OPEN)
    row = get_object_or_404(scope.within(rows, request.user, REVIEW), pk=pk)
    form = ItemForm(*bound(request), record=row, user=request.user)

    def note() -> GateItem:
        given = dict(form.cleaned_data)
        kept = {"file": given.pop("file"), "purpose": GATE_FILE, "kept_as": "file"}
        return with_file(note_item, row, **kept, actor=request.user, **given)

    return ask(
        admin,
        request,
        form,
        note,
        title=_("Evidence of one line"),
        subject=row.review,
        says=row.label,
        button=_("Record"),
        goes_to=page_of(row.review),
        done=_("Recorded."),
    )


def transfer(admin: ShownAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Order a transfer to the other unit by an act."""
    require(request, ORDER)
    rows = scope.within(Residency.objects.in_force(), request.user, ORDER)
    residency = get_object_or_404(rows, pk=pk)
    form = TransferForm(*bound(request), record=residency, user=request.user)

    def order() -> object:
        given = dict(form.cleaned_data)
        kept = {"file": given.pop("act_file"), "purpose": ACT_FILE, "kept_as": "act_file"}
        return with_file(order_transfer, residency, **kept, actor=request.user, **given).contract

    unit = OTHER[residency.unit]
    return ask(
        admin,
        request,
        form,
        order,
        title=_("Order a transfer: %(unit)s") % {"unit": unit.label},
        subject=residency,
        says=_(
            "The act drafts the new contract. When both sides have signed it, the resident leaves this unit "
            "and begins in the other on the same day."
        ),
        button=_("Order the transfer"),
        done=_("The transfer is ordered. The new contract is drafted: agree on it and issue it."),
    )


def _reported(request: HttpRequest, pk: int) -> Stage:
    require(request, SETTLE)
    rows = scope.within(Stage.objects.filter(state=StageState.REPORTED), request.user, SETTLE)
    return get_object_or_404(rows, pk=pk)
