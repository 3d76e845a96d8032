"""Pages of the admin that begin something: a contract for an application, a registration, an invitation."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.domain import scope
from applications.enums import ApplicantForm
from applications.models import Application
from core.admin_pages import ask, bound, require
from core.admin_shown import ShownAdmin
from residents.admin_forms import DraftForm, InviteForm, RegistrationForm
from residents.domain import queries
from residents.domain.applicants import register_applicant
from residents.domain.contract_paper import render_draft
from residents.domain.contracts import draft_contract, redraft_contract
from residents.domain.signing import invite_representative
from residents.enums import ContractState
from residents.models import Contract, Registration

PREPARE = "residents.prepare_contract"
SEE = "residents.view_contract"


def choose_application(admin: ShownAdmin, request: HttpRequest) -> HttpResponse:
    """Accepted applications that have no contract yet; a team is first registered (1.4)."""
    require(request, PREPARE)
    registered = set(Registration.objects.values_list("application", flat=True))
    rows = [
        {
            "application": application,
            "must_register": application.applicant_form == ApplicantForm.PROJECT_TEAM
            and application.pk not in registered,
        }
        for application in _awaiting(request)
    ]
    context = {
        **admin.admin_site.each_context(request),
        "title": _("Contracts to draft"),
        "opts": admin.opts,
        "rows": rows,
    }
    return TemplateResponse(request, "admin/residents/contract_choose.html", context)


def draft(admin: ShownAdmin, request: HttpRequest, application_id: int) -> HttpResponse:
    """Draft the contract of one accepted application (3.3.1)."""
    require(request, PREPARE)
    application = get_object_or_404(_awaiting(request), pk=application_id)
    form = DraftForm(*bound(request), record=application, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: draft_contract(application, **form.terms, actor=request.user),
        title=_("Draft the contract"),
        subject=application,
        says=_("The party is OshTU, acting through the Centre (1.2). Nothing is numbered yet."),
        back_url=reverse("admin:residents_contract_choose"),
        done=_("The contract is drafted. Read its text, then issue it for signature."),
    )


def redraft(admin: ShownAdmin, request: HttpRequest, contract_id: int) -> HttpResponse:
    """Change the terms of a contract that is still a draft."""
    require(request, PREPARE)
    contract = get_object_or_404(_drafts(request, PREPARE), pk=contract_id)
    form = DraftForm(
        *bound(request), record=contract.application, user=request.user, initial=_terms(contract)
    )
    return ask(
        admin,
        request,
        form,
        lambda: redraft_contract(contract, **form.terms, actor=request.user),
        title=_("Change the draft"),
        subject=contract,
    )


def register(admin: ShownAdmin, request: HttpRequest, application_id: int) -> HttpResponse:
    """Enter that the team has registered, then go on to its contract (1.4)."""
    require(request, PREPARE)
    application = get_object_or_404(_awaiting(request), pk=application_id)
    form = RegistrationForm(*bound(request), record=application, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: register_applicant(application, **form.cleaned_data, actor=request.user),
        title=_("Enter the registration"),
        subject=application,
        says=_("Only a legal entity or an individual entrepreneur can be a resident (1.4)."),
        back_url=reverse("admin:residents_contract_choose"),
        done=_("The registration is entered. Now the contract can be drafted."),
    )


def invite(admin: ShownAdmin, request: HttpRequest) -> HttpResponse:
    """Invite one more representative of a resident."""
    require(request, PREPARE)
    form = InviteForm(*bound(request), user=request.user)
    residencies = form.fields["residency"]
    residencies.queryset = scope.within(residencies.queryset, request.user, PREPARE)
    return ask(
        admin,
        request,
        form,
        lambda: invite_representative(form.cleaned_data["residency"], form.person, actor=request.user),
        title=_("Invite a representative"),
        subject=_("Resident's cabinet"),
        done=_("The invitation is sent."),
    )


def draft_text(admin: ShownAdmin, request: HttpRequest, contract_id: int) -> HttpResponse:
    """What a draft will say, as a PDF without a number."""
    require(request, SEE)
    unissued = Contract.objects.filter(state__in=[ContractState.DRAFT, ContractState.AGREED])
    contract = get_object_or_404(scope.within(unissued, request.user, SEE), pk=contract_id)
    response = HttpResponse(render_draft(contract), content_type="application/pdf")
    response.headers["Content-Disposition"] = 'inline; filename="contract-draft.pdf"'
    return response


def _awaiting(request: HttpRequest) -> QuerySet[Application]:
    return scope.within(queries.awaiting_contract(), request.user, PREPARE)


def _drafts(request: HttpRequest, permission: str) -> QuerySet[Contract]:
    drafts = Contract.objects.filter(state=ContractState.DRAFT)
    return scope.within(drafts, request.user, permission)


def _terms(contract: Contract) -> dict[str, Any]:
    return {name: getattr(contract, name) for name in DraftForm.base_fields}
