"""The cabinet's services: own rooms, asking, booking, confirming what was given (2.2, 3.3.2)."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from core.errors import DomainError
from core.form_errors import show_error
from portal.services import booking_answers, booking_rows, taken_rows
from residents.domain import queries as residents
from residents.models import Residency
from residents.views.doors import own_residency, user_of
from units.base.domain.queries import allocations_of, requests_of_residency
from units.base.domain.requests import ask_as_resident
from units.base.forms import ResidentAskForm
from units.base.models import ServiceRequest
from units.base.pages import request_page
from units.base.words import allocation_rows, request_rows
from units.technopark.domain.orders import order_work
from units.technopark.domain.queries import bookings_ahead, bookings_of
from units.technopark.forms import OrderForm


@login_required
def services(request: HttpRequest, residency_id: int | None = None) -> HttpResponse:
    """GET shows rooms, requests and the form; POST asks for a service."""
    residency = _residency(request, residency_id)
    form = ResidentAskForm(request.POST or None, unit=residency.unit)
    if request.method == "POST" and form.is_valid() and _asked(request, residency, form):
        messages.success(request, _("Your request is sent."))
        return redirect("portal:cabinet_services_of", residency.pk)
    context: dict[str, Any] = {
        "residency": residency,
        "form": form if residency.is_in_force() else None,
        "rooms": allocation_rows(allocations_of(residency)),
        "rows": request_rows(requests_of_residency(residency), _request_url),
        "bookings": booking_rows(bookings_of(residency)[:10]),
    }
    return render(request, "portal/services.html", context)


@login_required
def service_request(request: HttpRequest, request_id: int) -> HttpResponse:
    """One request of this representative's resident; 404 for anybody else's."""
    user = user_of(request)
    own = Residency.objects.of_user(user).values("pk")
    known = ServiceRequest.objects.select_related(
        "residency__party", "executor", "requester", "booking__equipment", "booking__premises"
    )
    found = get_object_or_404(known, pk=request_id, residency__in=own)
    back = reverse("portal:cabinet_services_of", args=[found.residency_id])
    rows = booking_answers(found)
    return request_page(request, found, user, back=back, first_rows=rows)


@login_required
def workshop_order(request: HttpRequest, residency_id: int) -> HttpResponse:
    """Hours of a laboratory, a workshop or a piece of equipment (3.2.2)."""
    residency = own_residency(request, residency_id)
    if not residency.is_in_force():
        raise Http404
    form = OrderForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _ordered(request, residency, form):
        messages.success(request, _("The hours are yours. The Technopark will name who helps you."))
        return redirect("portal:cabinet_services_of", residency.pk)
    context = {"residency": residency, "form": form, "taken": taken_rows(bookings_ahead()[:20])}
    return render(request, "portal/workshop_order.html", context)


def _residency(request: HttpRequest, residency_id: int | None) -> Residency:
    if residency_id is not None:
        return own_residency(request, residency_id)
    present = residents.of_representative(user_of(request)).first()
    if present is None:
        raise Http404
    return present


def _asked(request: HttpRequest, residency: Residency, form: ResidentAskForm) -> bool:
    try:
        ask_as_resident(residency, **form.cleaned_data, actor=user_of(request))
    except DomainError as error:
        show_error(form, error)
        return False
    return True


def _ordered(request: HttpRequest, residency: Residency, form: OrderForm) -> bool:
    try:
        order_work(residency, **form.order, actor=user_of(request))
    except DomainError as error:
        show_error(form, error)
        return False
    return True


def _request_url(row: ServiceRequest) -> str:
    return reverse("portal:cabinet_request", args=[row.pk])
