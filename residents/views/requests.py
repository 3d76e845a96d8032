"""Requests to the Centre in the cabinet: asked here, each with its thread (3.3.2)."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.errors import DomainError
from core.form_errors import show_error
from documents.enums import Side
from documents.thread_lines import lines_of
from residents.domain import queries
from residents.domain.centre_requests import open_request, settle_request, write_to_centre
from residents.enums_cabinet import ASKED_IN_WORDS, REQUEST_TONES, RequestState
from residents.forms.cabinet import AskForm, WriteForm
from residents.models import Residency, ResidentRequest
from residents.views.cabinet_words import next_step, request_rows
from residents.views.doors import own_residency, user_of


@login_required
def requests(request: HttpRequest, residency_id: int | None = None) -> HttpResponse:
    """GET shows what was asked and the form; POST asks. Without a residency, the present one."""
    residency = _residency(request, residency_id)
    form = AskForm(*_sent(request), initial=_first(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = open_request(residency, **form.cleaned_data, actor=user_of(request))
        except DomainError as error:
            show_error(form, error)
        else:
            messages.success(request, _("Your request is sent."))
            return redirect("residents:request", residency.pk, made.pk)
    context: dict[str, Any] = {
        "residency": residency,
        "rows": request_rows(residency.centre_requests.all()),
        "form": form if residency.is_in_force() else None,
    }
    return render(request, "residents/requests.html", context)


@login_required
def thread(request: HttpRequest, residency_id: int, request_id: int) -> HttpResponse:
    """GET shows one request with its thread; POST writes in it."""
    found = _own(request, residency_id, request_id)
    form = WriteForm(*_sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            write_to_centre(found, **form.cleaned_data, actor=user_of(request))
        except DomainError as error:
            show_error(form, error)
        else:
            messages.success(request, _("Your message is sent."))
            return redirect("residents:request", residency_id, request_id)
    state = RequestState(found.state)
    closed = state == RequestState.CLOSED
    context: dict[str, Any] = {
        "residency": found.residency,
        "request_row": found,
        "tone": REQUEST_TONES[state],
        "next": next_step(found),
        "thread": lines_of(found, reader=Side.OUTSIDE, other=_("The Centre")),
        "form": form if not closed or found.residency.is_in_force() else None,
        "closed": closed,
    }
    return render(request, "residents/request.html", context)


@login_required
@require_POST
def settle(request: HttpRequest, residency_id: int, request_id: int) -> HttpResponse:
    """The resident needs nothing more."""
    found = _own(request, residency_id, request_id)
    try:
        settle_request(found, actor=user_of(request))
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The request is closed."))
    return redirect("residents:request", residency_id, request_id)


def _own(request: HttpRequest, residency_id: int, request_id: int) -> ResidentRequest:
    residency = own_residency(request, residency_id)
    found = get_object_or_404(residency.centre_requests, pk=request_id)
    found.residency = residency
    return found


def _residency(request: HttpRequest, residency_id: int | None) -> Residency:
    if residency_id is not None:
        return own_residency(request, residency_id)
    present = queries.of_representative(user_of(request)).first()
    if present is None:
        raise Http404
    return present


def _first(request: HttpRequest) -> dict[str, str]:
    """What a door of the cabinet leads to: the kind is chosen already."""
    asked = request.GET.get("kind", "")
    return {"kind": asked} if asked in ASKED_IN_WORDS else {}


def _sent(request: HttpRequest) -> tuple[Any, ...]:
    return (request.POST, request.FILES) if request.method == "POST" else ()
