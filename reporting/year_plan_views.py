"""Pages of the acts on a draft of a work plan or a budget, and on lines of an approved one (4.2.3 c)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from core.admin_forms import TransitionForm
from core.admin_pages import ask, bound, page_of, require
from reporting.domain.budget import set_budget
from reporting.domain.work_plan import add_item, change_item, drop_item, may_note, note_done, remove_item
from reporting.domain.year_plans import SAID
from reporting.enums_plans import YearPlanKind, YearPlanState
from reporting.models import PlanItem, YearPlan
from reporting.models.year_plan import PREPARE
from reporting.year_plan_forms import BudgetForm, DoneForm, DropForm, ItemForm

D = YearPlanState.DRAFT


def add_line(admin: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Write a line of the work plan."""
    plan = _draft(request, pk, YearPlanKind.WORK)
    form = ItemForm(*bound(request), user=request.user)
    return ask(
        admin, request, form,
        lambda: add_item(plan, **form.cleaned_data, actor=request.user),
        title=_("Add a line"), subject=plan, goes_to=plan,
    )  # fmt: skip


def change_line(admin: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Write a line anew."""
    item = _line(request, pk)
    first = {name: getattr(item, name) for name in SAID if name != "position"}
    form = ItemForm(*bound(request), user=request.user, initial=first)
    return ask(
        admin, request, form,
        lambda: change_item(item, **form.cleaned_data, actor=request.user),
        title=_("Change the line"), subject=item.plan, says=str(item), goes_to=item.plan,
    )  # fmt: skip


def remove_line(admin: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Take a line out."""
    item = _line(request, pk)
    return ask(
        admin, request, TransitionForm(*bound(request)),
        lambda: remove_item(item, actor=request.user),
        title=_("Take the line out"), subject=item.plan, says=str(item), goes_to=page_of(item.plan),
    )  # fmt: skip


def budget(admin: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Write all lines of the budget at once."""
    plan = _draft(request, pk, YearPlanKind.BUDGET)
    form = BudgetForm(*bound(request), record=plan, user=request.user)
    return ask(
        admin, request, form,
        lambda: set_budget(plan, **form.cleaned_data, actor=request.user),
        title=_("Write the budget"), subject=plan, goes_to=plan,
        says=_("In som. An empty field means that nothing is planned: that is not the same as 0."),
    )  # fmt: skip


def done(admin: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Note that a line is done."""
    item = _to_note(request, pk)
    form = DoneForm(*bound(request), user=request.user)
    return ask(
        admin, request, form,
        lambda: note_done(item, **form.cleaned_data, actor=request.user),
        title=_("Note that it is done"), subject=item, says=item.measure,
    )  # fmt: skip


def drop(admin: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Drop a line with the reason."""
    require(request, PREPARE)
    item = _to_note(request, pk)
    form = DropForm(*bound(request), user=request.user)
    return ask(
        admin, request, form,
        lambda: drop_item(item, **form.cleaned_data, actor=request.user),
        title=_("Drop the line"), subject=item, says=_("It stays in the plan with the reason."),
    )  # fmt: skip


def _draft(request: HttpRequest, pk: int, kind: YearPlanKind) -> YearPlan:
    require(request, PREPARE)
    return get_object_or_404(YearPlan, pk=pk, kind=kind, state=D)


def _line(request: HttpRequest, pk: int) -> PlanItem:
    require(request, PREPARE)
    return get_object_or_404(PlanItem.objects.select_related("plan"), pk=pk, plan__state=D)


def _to_note(request: HttpRequest, pk: int) -> PlanItem:
    item: PlanItem = get_object_or_404(PlanItem.objects.select_related("plan"), pk=pk)
    if not may_note(item, request.user):
        raise Http404
    return item
