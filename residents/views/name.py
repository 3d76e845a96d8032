"""The use of the Centre's name in the cabinet: what is granted, what waits, asking for it (3.3.2)."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core import clock
from core.errors import DomainError
from core.form_errors import show_error
from core.formatting import format_date
from residents.domain.name_permissions import ground_of, request_permission, withdraw_permission
from residents.enums_cabinet import NameState
from residents.forms.cabinet import NameForm
from residents.models import Residency
from residents.views.cabinet_words import permission_cards
from residents.views.doors import own_residency, user_of


@login_required
def name(request: HttpRequest, residency_id: int) -> HttpResponse:
    """GET shows the permissions and the form; POST asks for one."""
    residency = own_residency(request, residency_id)
    last_day = format_date(residency.left - timedelta(days=1))
    form = NameForm(request.POST if request.method == "POST" else None, last_day=last_day)
    if request.method == "POST" and form.is_valid():
        try:
            request_permission(residency, **form.cleaned_data, actor=user_of(request))
        except DomainError as error:
            show_error(form, error)
        else:
            messages.success(request, _("Your request is sent. The director decides."))
            return redirect("residents:name", residency.pk)
    context: dict[str, Any] = {
        "residency": residency,
        "cards": permission_cards(residency),
        "form": form if request.method == "POST" or not _why_not(residency) else None,
        "why_not": _why_not(residency),
        "ask_url": f"{reverse('residents:requests', args=[residency.pk])}?kind=document",
    }
    return render(request, "residents/name.html", context)


@login_required
@require_POST
def withdraw(request: HttpRequest, residency_id: int, permission_id: int) -> HttpResponse:
    """The resident takes the request back before the decision."""
    residency = own_residency(request, residency_id)
    permission = get_object_or_404(residency.name_permissions, pk=permission_id)
    try:
        withdraw_permission(permission, actor=user_of(request))
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The request is withdrawn."))
    return redirect("residents:name", residency_id)


def _why_not(residency: Residency) -> str:
    """Why nothing can be asked for now, in a sentence; nothing when it can."""
    if not residency.is_in_force():
        return _("The resident status is not in force.")
    if ground_of(residency, clock.today()) is None:
        return _("The contract does not provide for the use of the name. A supplement to the contract can.")
    if residency.name_permissions.filter(state=NameState.ASKED).exists():
        return _("A request for the use of the name already waits for the decision.")
    return ""
