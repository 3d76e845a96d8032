"""The page of one request, the same for residents and for the university: look, confirm, withdraw."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.models import User
from core.errors import DomainError
from core.form_errors import show_error
from units.base.domain.requests import confirm_request, withdraw_request
from units.base.enums import RequestState
from units.base.models import ServiceRequest
from units.base.models.request import OPEN
from units.base.words import next_step, request_answers, status_of

ACTS = {
    "confirm": (confirm_request, lambda: _("You confirmed that the service was given.")),
    "withdraw": (withdraw_request, lambda: _("The request is withdrawn.")),
}

__all__ = ["request_page", "show_error"]


def request_page(
    request: HttpRequest,
    found: ServiceRequest,
    user: User,
    *,
    back: str,
    first_rows: Sequence[dict[str, Any]] = (),
) -> HttpResponse:
    """GET shows the request, `first_rows` before its own; POST confirms the delivery or withdraws it."""
    if request.method == "POST":
        act, said = ACTS.get(request.POST.get("do", ""), (None, None))
        if act is None or said is None:
            raise Http404
        try:
            act(found, actor=user)
            messages.success(request, said())
        except DomainError as error:
            messages.error(request, str(error))
        return redirect(request.path)
    context = {
        "found": found,
        "status": status_of(found),
        "next": next_step(found),
        "answers": [*first_rows, *request_answers(found)],
        "may_confirm": found.state == RequestState.DELIVERED,
        "may_withdraw": found.state in OPEN,
        "back": back,
    }
    return render(request, "units/request_page.html", context)
