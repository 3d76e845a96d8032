"""The director's pages on criteria: each asks, shows, and calls one domain function."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from unfold.admin import ModelAdmin

from applications.admin_forms_criteria import ApproveForm, CopyForm, LevelsForm, WeighForm
from applications.domain.criteria import (
    ADD,
    CHANGE,
    approve_criteria_set,
    copy_criteria_set,
    describe_levels,
    weigh_criteria,
)
from applications.models import CriteriaSet, Criterion
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


def describe(admin: ModelAdmin, request: HttpRequest, criterion_id: int) -> HttpResponse:
    """Say what the points of one criterion mean, while its set is not approved."""
    require(request, CHANGE)
    unapproved = Criterion.objects.filter(criteria_set__approved_on=None).select_related("criteria_set")
    criterion = get_object_or_404(unapproved, pk=criterion_id)
    form = LevelsForm(*bound(request), record=criterion, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: describe_levels(criterion, levels=form.levels, actor=request.user),
        subject=criterion.criteria_set,
        title=_("What the points mean: %(name)s") % {"name": criterion.name},
        says=_(
            "The experts read these words beside the scale. 0, 3 and 5 are described before the approval."
        ),
        button=_("Save"),
        done=_("The levels are described."),
        goes_to=criterion.criteria_set,
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
