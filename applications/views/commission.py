"""One application of an expert: the declaration, the file with the score sheet (3.3.1)."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applications.domain.commission_queries import find_application
from applications.domain.conflicts import declare_conflict, standing_of
from applications.domain.expert_view import applicant_for_expert, title_for_expert
from applications.domain.opening import seat_of
from applications.domain.scoring import score, submit_scores
from applications.enums import ApplicationState, Standing
from applications.forms.conflict import DeclarationForm
from applications.forms.scores import ScoresForm
from applications.models import Application, CommissionMember
from applications.views.commission_doors import for_experts
from applications.views.commission_page import file_page, scores_form
from core.errors import DomainError
from core.form_errors import show_error

SEND = "send"


@for_experts
@require_http_methods(["GET", "HEAD", "POST"])
def declare(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Ask for the declaration; of the application only its title and its applicant's name are shown."""
    application, seat, standing = _find(request, public_id)
    if standing == Standing.RECUSED or application.state != ApplicationState.IN_EVALUATION:
        return redirect("applications:commission")
    form = DeclarationForm(
        request.POST if request.method == "POST" else None, again=standing == Standing.CLEAR
    )
    if request.method == "POST" and form.is_valid() and _declared(request, application, form):
        return _after_declaration(request, application, seat)
    context = {
        "application": application,
        "title": title_for_expert(application),
        "applicant": applicant_for_expert(application),
        "form": form,
    }
    return render(request, "applications/commission_declare.html", context)


@for_experts
@require_http_methods(["GET", "HEAD", "POST"])
def evaluate(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show the file and the score sheet; only after the declaration, never to an expert in conflict."""
    application, seat, standing = _find(request, public_id)
    if standing == Standing.RECUSED:
        raise PermissionDenied
    if standing == Standing.UNDECLARED:
        if application.state != ApplicationState.IN_EVALUATION:
            raise Http404
        return redirect("applications:commission_declare", public_id)
    form = scores_form(application, seat, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _saved(request, application, form):
        return redirect("applications:commission_file", public_id)
    return render(request, "applications/commission_file.html", file_page(application, seat, form))


def _find(request: HttpRequest, public_id: uuid.UUID) -> tuple[Application, CommissionMember, Standing]:
    application = find_application(request.user, public_id)
    seat = seat_of(application, request.user) if application else None
    if application is None or seat is None or application.state == ApplicationState.WITHDRAWN:
        raise Http404
    return application, seat, standing_of(application, seat)


def _declared(request: HttpRequest, application: Application, form: DeclarationForm) -> bool:
    try:
        declare_conflict(
            application,
            expert=request.user,
            has_conflict=form.declares_conflict,
            statement=form.cleaned_data["statement"] if form.declares_conflict else "",
        )
    except DomainError as error:
        show_error(form, error)
        return False
    return True


def _after_declaration(
    request: HttpRequest, application: Application, seat: CommissionMember
) -> HttpResponse:
    if standing_of(application, seat) == Standing.RECUSED:
        messages.info(
            request, _("Thank you. You do not evaluate this application, and its file is closed to you.")
        )
        return redirect("applications:commission")
    return redirect("applications:commission_file", application.public_id)


def _saved(request: HttpRequest, application: Application, form: ScoresForm) -> bool:
    """Keep the draft, then send it when that was asked; what cannot be sent stays kept."""
    try:
        score(
            application,
            expert=request.user,
            points=form.points(),
            comments=form.comments(),
            overall=form.cleaned_data["overall"],
        )
        if SEND in request.POST:
            submit_scores(application, expert=request.user)
    except DomainError as error:
        show_error(form, error)
        return False
    done = _("Your scores are sent. Thank you.") if SEND in request.POST else _("The draft is saved.")
    messages.success(request, done)
    return True
