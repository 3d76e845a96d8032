"""The director's pages on criteria: each asks, shows, and calls one domain function."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from unfold.admin import ModelAdmin

from applications.admin_forms_criteria import ApproveForm, CopyForm, WeighForm
from applications.domain.criteria import (
    ADD,
    CHANGE,
    approve_criteria_set,
    copy_criteria_set,
    weigh_criteria,
)
from applications.models import CriteriaSet
from core.admin_pages import ask, bound, require


def copy_criteria(admin: ModelAdmin, request: HttpRequest, set_id: int) -> HttpResponse:
    """Write a new version of a set of criteria."""
    require(request, ADD)
    source = get_object_or_404(CriteriaSet, pk=set_id)
    form = CopyForm(*bound(request), record=source, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: copy_criteria_set(source, version=form.cleaned_data["version"], actor=request.user),
        subject=source,
        title=_("Write a new version"),
        done=_("The new version is written. Set its weights, then approve it."),
    )


def weigh(admin: ModelAdmin, request: HttpRequest, set_id: int) -> HttpResponse:
    """Set weights, pass mark and quorum of a set that is not approved."""
    require(request, CHANGE)
    row = get_object_or_404(CriteriaSet.objects.filter(approved_on=None), pk=set_id)
    form = WeighForm(*bound(request), record=row, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: weigh_criteria(row, **form.terms, actor=request.user),
        subject=row,
        title=_("Set the weights"),
        says=_("The weights must make 100 together before the set is approved."),
        done=_("The weights are set."),
    )


def approve(admin: ModelAdmin, request: HttpRequest, set_id: int) -> HttpResponse:
    """Approve a set of criteria: from then on it stands still."""
    require(request, CHANGE)
    row = get_object_or_404(CriteriaSet.objects.filter(approved_on=None), pk=set_id)
    form = ApproveForm(*bound(request), record=row, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: approve_criteria_set(row, approved_on=form.cleaned_data["approved_on"], actor=request.user),
        subject=row,
        title=_("Approve the criteria"),
        says=_("After this the set does not change any more; calls may use it."),
        done=_("The criteria are approved."),
    )
