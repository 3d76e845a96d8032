"""The chair's pages: who may score, alternates, the spread of the marks (3.3.1)."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications.domain.alternates import call_in_alternate
from applications.domain.commission_queries import find_application
from applications.domain.conflicts import standing_of
from applications.domain.membership import panel_of, seats_in
from applications.domain.opening import seat_of
from applications.domain.profiles import describe_expert
from applications.domain.scoring import open_scores
from applications.domain.summary import summary
from applications.domain.waivers import waive_conflict
from applications.enums import ApplicationState, MemberRole, Standing
from applications.forms.expert import ProfileForm, ReasonForm
from applications.models import Application, CommissionMember, ExpertProfile
from applications.views.chair_page import chair_page
from applications.views.commission_doors import for_experts
from core.errors import DomainError
from core.form_errors import show_error


@for_experts
@require_safe
def lead(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show who may score, who has, how far the marks lie apart, and what only the chair can do."""
    application = _chaired(request, public_id)
    page = chair_page(summary(application), request.user, None)
    return render(request, "applications/commission_chair.html", page)


@for_experts
@require_http_methods(["GET", "HEAD", "POST"])
def waive(request: HttpRequest, public_id: uuid.UUID, member_id: int) -> HttpResponse:
    """Ask why a recused expert may score, then record the waiver."""
    application = _chaired(request, public_id)
    member = get_object_or_404(panel_of(application), pk=member_id)
    expert = next(one for one in summary(application).experts if one.member.pk == member.pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            waive_conflict(application, member=member, reason=form.cleaned_data["reason"], actor=request.user)
        except DomainError as error:
            show_error(form, error)
        else:
            messages.success(request, _("The waiver is recorded; it will stand in the protocol."))
            return redirect("applications:commission_chair", public_id)
    context = {"application": application, "member": member, "conflict": expert.conflict, "form": form}
    return render(request, "applications/commission_waive.html", context)


@for_experts
@require_POST
def call_in(request: HttpRequest, public_id: uuid.UUID, member_id: int) -> HttpResponse:
    """Give the application to an alternate."""
    application = _chaired(request, public_id)
    member: CommissionMember = get_object_or_404(seats_in(application.commission), pk=member_id)
    return _do(
        request,
        application,
        lambda: call_in_alternate(application, member=member, actor=request.user),
        _("The alternate is called in and gets a letter."),
    )


@for_experts
@require_POST
def show_scores(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Open the sent scores to every expert of this application."""
    application = _chaired(request, public_id)
    return _do(
        request,
        application,
        lambda: open_scores(application, actor=request.user),
        _("The scores are open to the experts of this application."),
    )


@for_experts
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """Ask the expert where they work and which directions they know."""
    known = ExpertProfile.objects.filter(user=request.user).first()
    form = ProfileForm(request.POST if request.method == "POST" else None, profile=known)
    if request.method == "POST" and form.is_valid():
        try:
            describe_expert(request.user, **form.cleaned_data, actor=request.user)
        except DomainError as error:
            show_error(form, error)
        else:
            messages.success(request, _("Your record is saved."))
            return redirect("applications:commission")
    return render(request, "applications/commission_profile.html", {"form": form})


def _chaired(request: HttpRequest, public_id: uuid.UUID) -> Application:
    """Return an open application of a commission this expert chairs; nothing to others, 403 when recused."""
    application = find_application(request.user, public_id)
    seat = seat_of(application, request.user) if application else None
    if application is None or seat is None or seat.role != MemberRole.CHAIR:
        raise Http404
    if application.state != ApplicationState.IN_EVALUATION:
        raise Http404
    if standing_of(application, seat) == Standing.RECUSED:
        raise PermissionDenied
    return application


def _do(request: HttpRequest, application: Application, act: Callable[[], Any], done: str) -> HttpResponse:
    try:
        act()
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done)
    return redirect("applications:commission_chair", application.public_id)
