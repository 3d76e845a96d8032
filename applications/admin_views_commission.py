"""The director's pages on commissions: each asks, shows, and calls one domain function."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from unfold.admin import ModelAdmin

from applications.admin_forms_commission import AppointForm, EnlargeForm
from applications.domain.commission import APPOINT, appoint_commission, enlarge_commission
from applications.domain.commission_queries import calls_to_evaluate
from applications.models import Call, Commission
from core.admin_pages import ask, bound, require

SEATS_PAGE = "admin/applications/commission_seats.html"


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
    form = AppointForm(*bound(request), record=call, user=request.user)
    return ask(
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
        subject=call,
        title=_("Appoint a commission"),
        done=_("The commission is appointed; the experts get a letter."),
    )


def enlarge(admin: ModelAdmin, request: HttpRequest, commission_id: int) -> HttpResponse:
    """Add experts to a commission by another order."""
    require(request, APPOINT)
    commission = get_object_or_404(Commission.objects.select_related("order", "call"), pk=commission_id)
    form = EnlargeForm(*bound(request), record=commission, user=request.user)
    return ask(
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
        subject=commission,
        title=_("Add experts"),
        done=_("The experts are added and get a letter."),
        goes_to=commission,
    )
