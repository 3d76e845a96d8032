"""The draft of a contract as the future resident reads it: its words, remarks both ways, «We agree» (1.4)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from applications import limits
from applications.views.doors import opened_ids
from core.actors import StandIn
from core.errors import DomainError
from core.form_errors import show_error
from core.languages import current_language
from documents.enums import Side
from documents.thread_lines import lines_of
from residents.domain import contract_text
from residents.domain.agreement import agree_as_party, remark_from_party, waits
from residents.enums import ContractState
from residents.forms.draft import RemarkForm
from residents.models import Contract

NEGOTIATED = (ContractState.DRAFT, ContractState.AGREED)


@require_safe
@never_cache
def contract_draft(request: HttpRequest, contract_id: int) -> HttpResponse:
    """Show the draft to those it was shown to; 404 to all others."""
    return _show(request, own_draft(request, contract_id), RemarkForm())


@require_POST
@never_cache
def contract_remark(request: HttpRequest, contract_id: int) -> HttpResponse:
    """Send a remark; what is wrong with it is said on the page, what was typed stays."""
    contract = own_draft(request, contract_id)
    form = RemarkForm(request.POST)
    if form.is_valid() and _sent(request, contract, form):
        messages.success(request, _("Your remark is sent."))
        return redirect("residents:contract_draft", contract_id)
    return _show(request, contract, form)


@require_POST
@never_cache
def contract_agree(request: HttpRequest, contract_id: int) -> HttpResponse:
    """Record that the future resident agrees with the draft."""
    contract = own_draft(request, contract_id)
    try:
        agree_as_party(contract)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request, _("You agree with the text. The Centre will send the contract for signature.")
        )
    return redirect("residents:contract_draft", contract_id)


def own_draft(request: HttpRequest, contract_id: int) -> Contract:
    """The draft whose application this session has opened, or whose party this person represents."""
    rows = Contract.objects.filter(state__in=NEGOTIATED, offered_on__isnull=False)
    contract = get_object_or_404(rows.select_related("party", "application", "template"), pk=contract_id)
    if str(contract.application.public_id) in opened_ids(request):
        return contract
    user = request.user
    if not user.is_authenticated or not contract.party.representatives.filter(user=user.pk).exists():
        raise Http404
    return contract


def _show(request: HttpRequest, contract: Contract, form: RemarkForm) -> HttpResponse:
    text = contract_text.compose(contract)[current_language()]
    agreed = contract.state == ContractState.AGREED
    context: dict[str, Any] = {
        "contract": contract,
        "sections": text["sections"],
        "thread": lines_of(contract, reader=Side.OUTSIDE, other=_("The Centre")),
        "form": form,
        "agreed": agreed,
        "why_not": "" if agreed else waits(contract),
    }
    return render(request, "residents/contract_draft.html", context)


def _sent(request: HttpRequest, contract: Contract, form: RemarkForm) -> bool:
    if not limits.may_send_message(request):
        form.add_error(None, _("You have sent many messages just now. Wait a little and try again."))
        return False
    actor = request.user if request.user.is_authenticated else StandIn.APPLICANT
    try:
        remark_from_party(contract, **form.cleaned_data, actor=actor)
    except DomainError as error:
        show_error(form, error)
        return False
    return True
