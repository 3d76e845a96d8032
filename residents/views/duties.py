"""A resident's own duties in its cabinet: what is known, rules to read, warnings, the decision (3.3.3)."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from core import clock
from core.errors import DomainError
from core.form_errors import show_error
from residents.domain.declarations import (
    RIGHTS_WORDS,
    acknowledge_rules,
    declare_rights,
    may_declare_rights,
    rules_to_read,
)
from residents.domain.disputes import contest_termination, may_contest
from residents.domain.duties import duties_of
from residents.domain.termination import standing_of
from residents.forms.duties import AgreeForm, ContestForm
from residents.models import InternalRules, Residency, Termination
from residents.views.doors import own_residency, user_of
from residents.views.duty_words import (
    acknowledgement_rows,
    duty_rows,
    notice_rows,
    status_of_duties,
    termination_rows,
)


@login_required
def duties(request: HttpRequest, residency_id: int) -> HttpResponse:
    """The five duties with their evidence, and all that can be done about them."""
    residency = own_residency(request, residency_id)
    in_force = residency.is_in_force()
    known = duties_of([residency])[residency.pk]
    termination = standing_of(residency)
    context: dict[str, Any] = {
        "residency": residency,
        "headline": status_of_duties(known),
        "duties": duty_rows(known),
        "to_read": rules_to_read(residency) if in_force else [],
        "may_declare": in_force and may_declare_rights(residency),
        "notices": notice_rows(residency),
        "given": acknowledgement_rows(residency),
        "termination": termination,
        "decision": termination_rows(termination) if termination else [],
        "may_contest": termination is not None and may_contest(termination, clock.today()),
    }
    return render(request, "residents/duties.html", context)


@login_required
def rules(request: HttpRequest, residency_id: int, rules_id: int) -> HttpResponse:
    """One version of the rules: GET shows its text, POST says that it has been read."""
    residency = _in_force(request, residency_id)
    version = get_object_or_404(InternalRules.objects.in_force(clock.today()), pk=rules_id)
    form = AgreeForm(_sent(request), words=_("We have read these rules and keep them."))
    if request.method == "POST" and form.is_valid():
        try:
            acknowledge_rules(residency, version, actor=user_of(request))
        except DomainError as error:
            show_error(form, error)
        else:
            messages.success(request, _("Noted: you have read this version of the rules."))
            return redirect("residents:duties", residency.pk)
    context = {"residency": residency, "rules": version, "act": version.act, "form": form}
    return render(request, "residents/rules.html", context)


@login_required
def rights(request: HttpRequest, residency_id: int) -> HttpResponse:
    """The yearly declaration on intellectual property: GET shows its words, POST gives it."""
    residency = _in_force(request, residency_id)
    form = AgreeForm(_sent(request), words=_(RIGHTS_WORDS))
    if request.method == "POST" and form.is_valid():
        try:
            declare_rights(residency, actor=user_of(request))
        except DomainError as error:
            show_error(form, error)
        else:
            messages.success(request, _("The declaration is recorded."))
            return redirect("residents:duties", residency.pk)
    return render(request, "residents/rights.html", {"residency": residency, "form": form})


@login_required
def contest(request: HttpRequest, residency_id: int) -> HttpResponse:
    """GET shows the decision and asks why the resident does not agree; POST contests it (3.3.4)."""
    residency = own_residency(request, residency_id)
    termination = _open_decision(residency)
    form = ContestForm(_sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            contest_termination(termination, **form.cleaned_data, actor=user_of(request))
        except DomainError as error:
            show_error(form, error)
        else:
            messages.success(request, _("Your objection is recorded. The Centre will answer by an act."))
            return redirect("residents:duties", residency.pk)
    context = {
        "residency": residency,
        "termination": termination,
        "rows": termination_rows(termination),
        "form": form,
    }
    return render(request, "residents/contest.html", context)


def _sent(request: HttpRequest) -> Any:
    """What was sent, an empty form too; nothing before that."""
    return request.POST if request.method == "POST" else None


def _in_force(request: HttpRequest, residency_id: int) -> Residency:
    residency = own_residency(request, residency_id)
    if not residency.is_in_force():
        raise Http404
    return residency


def _open_decision(residency: Residency) -> Termination:
    termination = standing_of(residency)
    if termination is None or not may_contest(termination, clock.today()):
        raise Http404
    return termination
