"""City Hall's page of the obligations: the whole board, and what City Hall itself did (memorandum 3)."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.errors import DomainError
from core.form_errors import show_error
from core.languages import translated
from partnerships.acts import evidence_with_file
from partnerships.domain.evidence import plan_action
from partnerships.domain.memorandum import the_memorandum
from partnerships.domain.queries import board
from partnerships.enums import Side
from partnerships.forms import ActionFields, EvidenceFields
from partnerships.models import Obligation
from partnerships.views.doors import city_obligation, city_officer_of
from partnerships.views.words import board_rows, term_rows


@require_safe
@login_required
def city_obligations(request: HttpRequest) -> HttpResponse:
    """All eight obligations with every line of evidence; City Hall may add to its own four."""
    city_officer_of(request)
    agreement = the_memorandum()
    lines = board(agreement)
    sides = []
    for side in Side:
        own = [line for line in lines if line.obligation.side == side]
        sides.append((side.label, board_rows(own, linked=side == Side.CITY)))
    return render(
        request, "partnerships/city_obligations.html", {"sides": sides, "term": term_rows(agreement)}
    )


@login_required
def record_for_city(request: HttpRequest, code: str) -> HttpResponse:
    """Record what City Hall did for one of C1–C4."""
    user, obligation = city_officer_of(request), city_obligation(code)
    form = EvidenceFields(request.POST or None, request.FILES or None)
    form.offer_actions(obligation)

    def run(data: dict[str, Any]) -> None:
        evidence_with_file(obligation, user, data)

    return _act(request, obligation, form, run, _("Record what was done"))


@login_required
def plan_for_city(request: HttpRequest, code: str) -> HttpResponse:
    """Plan what City Hall will do for one of C1–C4."""
    user, obligation = city_officer_of(request), city_obligation(code)

    def run(data: dict[str, Any]) -> None:
        plan_action(obligation, **data, actor=user)

    return _act(request, obligation, ActionFields(request.POST or None), run, _("Plan an action"))


def _act(
    request: HttpRequest,
    obligation: Obligation,
    form: forms.Form,
    run: Callable[[dict[str, Any]], None],
    title: str,
) -> HttpResponse:
    """GET asks, POST does; what was typed stays when something is wrong."""
    if request.method == "POST" and form.is_valid():
        try:
            run(form.cleaned_data)
        except DomainError as error:
            show_error(form, error)
        else:
            messages.success(request, _("Recorded."))
            return redirect("partnerships:city_obligations")
    context = {
        "form": form,
        "title": title,
        "obligation": obligation,
        "text": translated(obligation, "text"),
    }
    return render(request, "partnerships/city_act.html", context)
