"""The hub's page for the university: ask, see what became of it, confirm (3.2.3)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from core.errors import DomainError
from core.form_errors import show_error
from units.base.domain.queries import requests_of_member
from units.base.domain.requests import ASK_HUB, ask_as_member
from units.base.forms import MemberAskForm
from units.base.pages import request_page
from units.base.words import request_rows


@login_required
@permission_required(ASK_HUB, raise_exception=True)
def hub(request: HttpRequest) -> HttpResponse:
    """Own requests and the form for a new one."""
    form = MemberAskForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _asked(request, form):
        messages.success(request, _("Your request is sent."))
        return redirect("ctii:hub")
    rows = request_rows(
        requests_of_member(request.user),  # type: ignore[arg-type]
        lambda row: reverse("ctii:request", args=[row.pk]),
    )
    return render(request, "units/hub.html", {"form": form, "rows": rows})


@login_required
@permission_required(ASK_HUB, raise_exception=True)
def hub_request(request: HttpRequest, request_id: int) -> HttpResponse:
    """One own request."""
    found = get_object_or_404(requests_of_member(request.user), pk=request_id)  # type: ignore[arg-type]
    return request_page(request, found, request.user, back=reverse("ctii:hub"))  # type: ignore[arg-type]


def _asked(request: HttpRequest, form: MemberAskForm) -> bool:
    try:
        ask_as_member(**form.cleaned_data, actor=request.user)  # type: ignore[arg-type]
    except DomainError as error:
        show_error(form, error)
        return False
    return True
