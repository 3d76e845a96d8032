"""The commission's workspace around a decision: its result to enter, appeals to consider (3.3.1)."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from applications.domain import decision as domain
from applications.domain.appeal_reading import appeals_for
from applications.domain.commission_queries import find_application
from applications.domain.deciders import refusal_to_decide
from applications.domain.expert_view import file_for_expert
from applications.domain.waiting import waiting_of
from applications.enums import ApplicationState
from applications.forms.commission_decision import CommissionDecisionForm
from applications.models.selection import TAKE_DECISION
from applications.views.commission_doors import for_experts
from core.errors import DomainError
from core.form_errors import show_error


@for_experts
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Ask the chair or the secretary for the result the commission came to, where it decides itself."""
    application = find_application(request.user, public_id)
    if application is None or refusal_to_decide(application, request.user, TAKE_DECISION):
        raise Http404
    is_open = application.state == ApplicationState.EVALUATED
    if not is_open and request.method != "POST":
        messages.info(
            request, _("The decision on this application is taken already, or it is too early for it.")
        )
        return redirect("applications:commission")
    form = CommissionDecisionForm(request.POST or None, record=application)
    if request.method == "POST" and form.is_valid():
        try:
            domain.decide(application, **form.terms(), actor=request.user)
        except DomainError as error:
            show_error(form, error)
        else:
            messages.success(
                request, _("The decision is entered. The applicant is told when it is released.")
            )
            return redirect("applications:commission")
    context = {"application": application, "form": form, "found": waiting_of([application])[0]}
    return render(request, "applications/commission_decide.html", context)


@for_experts
@never_cache
@require_safe
def appeal(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an appeal, its files and the application to somebody named to consider it."""
    found = appeals_for(request.user).filter(pk=pk).first()
    if found is None:
        raise Http404
    application = found.decision.application
    context = {
        "appeal": found,
        "application": application,
        "sections": file_for_expert(application).sections,
        "files": [file.upload for file in found.files.select_related("upload").order_by("pk")],
    }
    return render(request, "applications/commission_appeal.html", context)
