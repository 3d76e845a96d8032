"""The director's pages on commissions: each asks, shows, and calls one domain function."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from unfold.admin import ModelAdmin

from applications.admin_forms_commission import AppointForm, GiveManyForm, MembershipForm, StandingForm
from applications.admin_forms_workload import CallInForm, ReadersForm
from applications.domain.alternates import call_in_alternate
from applications.domain.commission import (
    APPOINT,
    appoint_commission,
    appoint_standing_commission,
    give_many_to_commission,
)
from applications.domain.commission_queries import calls_to_evaluate
from applications.domain.membership import LEAD
from applications.domain.membership_orders import change_membership
from applications.domain.workload import assign_readers, loads_of, readers_needed
from applications.models import Call, Commission
from core.admin_pages import ask, bound, require
from core.clock import today

SEATS_PAGE = "admin/applications/commission_seats.html"


def choose_call(admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Show the calls whose complete applications wait for a commission, and the way to a standing one."""
    require(request, APPOINT)
    context = {
        "title": _("Appoint a commission"),
        "opts": admin.opts,
        "calls": list(calls_to_evaluate()),
        "standing": list(Commission.objects.in_force(today()).select_related("order")),
    }
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


def appoint_standing(admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Appoint a standing commission for a term."""
    require(request, APPOINT)
    form = StandingForm(*bound(request), user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: appoint_standing_commission(
            order_number=form.cleaned_data["order_number"],
            order_date=form.cleaned_data["order_date"],
            in_force_from=form.cleaned_data["in_force_from"],
            in_force_to=form.cleaned_data["in_force_to"],
            quorum=form.cleaned_data["quorum"],
            members=form.seats,
            actor=request.user,
        ),
        page=SEATS_PAGE,
        title=_("Appoint a standing commission"),
        done=_("The commission is appointed; the experts get a letter."),
    )


def change_members(admin: ModelAdmin, request: HttpRequest, commission_id: int) -> HttpResponse:
    """Change who sits in a commission by another order."""
    require(request, APPOINT)
    commission = _commission(commission_id)
    form = MembershipForm(*bound(request), record=commission, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: change_membership(
            commission,
            order_number=form.cleaned_data["order_number"],
            order_date=form.cleaned_data["order_date"],
            members=form.seats,
            actor=request.user,
        ),
        page=SEATS_PAGE,
        subject=commission,
        title=_("Change the membership"),
        done=_("The membership is changed; those who joined get a letter."),
        goes_to=commission,
    )


def give(admin: ModelAdmin, request: HttpRequest, commission_id: int) -> HttpResponse:
    """Give complete applications to a commission that is appointed already."""
    require(request, APPOINT)
    commission = _commission(commission_id)
    form = GiveManyForm(*bound(request), record=commission, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: give_many_to_commission(
            form.cleaned_data["applications"], commission=commission, actor=request.user
        ),
        subject=commission,
        title=_("Give applications to the commission"),
        says=_("The experts first declare their interests, then score the application."),
        done=_("The applications are given to the commission."),
    )


def share_out(admin: ModelAdmin, request: HttpRequest, commission_id: int) -> HttpResponse:
    """Show each expert's load with a proposal of who reads what, and assign."""
    require(request, LEAD)
    commission = _commission(commission_id)
    form = ReadersForm(*bound(request), record=commission, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: assign_readers(commission, readers=form.readers, actor=request.user),
        page="admin/applications/commission_readers.html",
        subject=commission,
        title=_("Share out the reading"),
        done=_("The reading is shared out: experts see what is given to them first."),
        loads=loads_of(form.readings),
        needed=readers_needed(commission.quorum),
    )


def call_in(admin: ModelAdmin, request: HttpRequest, commission_id: int) -> HttpResponse:
    """Call in an alternate where recusals leave too few for the quorum."""
    require(request, LEAD)
    commission = _commission(commission_id)
    form = CallInForm(*bound(request), record=commission, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: call_in_alternate(form.chosen[0], member=form.chosen[1], actor=request.user),
        subject=commission,
        title=_("Call in an alternate"),
        says=""
        if form.pairs
        else _("Nothing to do: no quorum is broken, or no alternate without a conflict of interest is left."),
        done=_("The alternate is called in and gets a letter."),
        goes_to=commission,
    )


def _commission(pk: int) -> Commission:
    return get_object_or_404(Commission.objects.select_related("order", "call"), pk=pk)
