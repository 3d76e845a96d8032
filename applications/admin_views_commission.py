"""The director's pages on commissions and criteria: each asks, shows, and calls one domain function."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from unfold.admin import ModelAdmin

from applications.admin_forms_commission import AppointForm, ApproveForm, CopyForm, EnlargeForm, WeighForm
from applications.domain.commission import APPOINT, appoint_commission, enlarge_commission
from applications.domain.commission_queries import calls_to_evaluate
from applications.domain.criteria import (
    ADD,
    CHANGE,
    approve_criteria_set,
    copy_criteria_set,
    weigh_criteria,
)
from applications.models import Call, Commission, CriteriaSet
from core.admin import TransitionForm, show_error
from core.errors import DomainError

SEATS_PAGE = "admin/applications/commission_seats.html"
PLAIN_PAGE = "admin/core/transition_page.html"


def require(request: HttpRequest, permission: str) -> None:
    """Answer 404 to those who may not do this."""
    if not request.user.has_perm(permission):
        raise Http404


def choose_call(admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Show the calls whose complete applications wait for a commission; a single one is chosen at once."""
    require(request, APPOINT)
    calls = list(calls_to_evaluate())
    if len(calls) == 1:
        return redirect("admin:applications_commission_appoint", calls[0].pk)
    context = {"title": _("Appoint a commission"), "opts": admin.opts, "calls": calls}
    page = "admin/applications/commission_calls.html"
    return TemplateResponse(request, page, admin.admin_site.each_context(request) | context)


def appoint(admin: ModelAdmin, request: HttpRequest, call_id: int) -> HttpResponse:
    """Appoint a commission for the complete applications of a call (3.3.1)."""
    require(request, APPOINT)
    call = get_object_or_404(Call.objects.select_related("criteria"), pk=call_id)
    form = AppointForm(*_bound(request), record=call, user=request.user)
    return _ask(
        admin,
        request,
        form,
        lambda: appoint_commission(
            call,
            order_number=form.cleaned_data["order_number"],
            order_date=form.cleaned_data["order_date"],
            due_on=form.cleaned_data["due_on"],
            quorum=form.cleaned_data["quorum"],
            members=form.seats,
            applications=list(form.cleaned_data["applications"]),
            actor=request.user,
        ),
        page=SEATS_PAGE,
        title=_("Appoint a commission"),
        done=_("The commission is appointed; the experts get a letter."),
    )


def enlarge(admin: ModelAdmin, request: HttpRequest, commission_id: int) -> HttpResponse:
    """Add experts to a commission by another order."""
    require(request, APPOINT)
    commission = get_object_or_404(Commission.objects.select_related("order", "call"), pk=commission_id)
    form = EnlargeForm(*_bound(request), record=commission, user=request.user)
    return _ask(
        admin,
        request,
        form,
        lambda: enlarge_commission(
            commission,
            order_number=form.cleaned_data["order_number"],
            order_date=form.cleaned_data["order_date"],
            members=form.seats,
            actor=request.user,
        ),
        page=SEATS_PAGE,
        title=_("Add experts"),
        done=_("The experts are added and get a letter."),
        goes_to=commission,
    )


def copy_criteria(admin: ModelAdmin, request: HttpRequest, set_id: int) -> HttpResponse:
    """Write a new version of a set of criteria."""
    require(request, ADD)
    source = get_object_or_404(CriteriaSet, pk=set_id)
    form = CopyForm(*_bound(request), record=source, user=request.user)
    return _ask(
        admin,
        request,
        form,
        lambda: copy_criteria_set(source, version=form.cleaned_data["version"], actor=request.user),
        title=_("Write a new version"),
        done=_("The new version is written. Set its weights, then approve it."),
    )


def weigh(admin: ModelAdmin, request: HttpRequest, set_id: int) -> HttpResponse:
    """Set weights, pass mark and quorum of a set that is not approved."""
    require(request, CHANGE)
    row = get_object_or_404(CriteriaSet.objects.filter(approved_on=None), pk=set_id)
    form = WeighForm(*_bound(request), record=row, user=request.user)
    return _ask(
        admin,
        request,
        form,
        lambda: weigh_criteria(row, **form.terms, actor=request.user),
        title=_("Set the weights"),
        says=_("The weights must make 100 together before the set is approved."),
        done=_("The weights are set."),
    )


def approve(admin: ModelAdmin, request: HttpRequest, set_id: int) -> HttpResponse:
    """Approve a set of criteria: from then on it stands still."""
    require(request, CHANGE)
    row = get_object_or_404(CriteriaSet.objects.filter(approved_on=None), pk=set_id)
    form = ApproveForm(*_bound(request), record=row, user=request.user)
    return _ask(
        admin,
        request,
        form,
        lambda: approve_criteria_set(row, approved_on=form.cleaned_data["approved_on"], actor=request.user),
        title=_("Approve the criteria"),
        says=_("After this the set does not change any more; calls may use it."),
        done=_("The criteria are approved."),
    )


def _bound(request: HttpRequest) -> tuple[Any, ...]:
    return (request.POST, request.FILES) if request.method == "POST" else ()


def _ask(
    admin: ModelAdmin,
    request: HttpRequest,
    form: TransitionForm,
    run: Callable[[], Any],
    *,
    title: str,
    done: str,
    says: str = "",
    page: str = PLAIN_PAGE,
    goes_to: Model | None = None,
) -> HttpResponse:
    """Show the form; on POST do `run()` and go to the record it gives, or show why not, typed words kept."""
    if request.method == "POST" and form.is_valid():
        try:
            made = run()
        except DomainError as error:
            show_error(form, error)
        else:
            messages.success(request, done)
            return redirect(_page_of(goes_to or made))
    record = form.record
    context = {
        "title": title,
        "opts": record._meta,
        "record": record,
        "form": form,
        "media": admin.media + form.media,
        "says": says,
        "button": title,
        "back_url": _page_of(record),
    }
    return TemplateResponse(request, page, admin.admin_site.each_context(request) | context)


def _page_of(record: Model) -> str:
    return reverse(f"admin:applications_{record._meta.model_name}_change", args=[record.pk])
