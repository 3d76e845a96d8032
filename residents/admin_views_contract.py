"""Pages beside a contract: what it grants, remarks, supplements, acts of acceptance."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from accounts.domain import scope
from core.admin_forms import TransitionForm
from core.admin_pages import ask, bound, page_of, require
from core.admin_shown import ShownAdmin
from core.languages import current_language
from documents.models import IssuedPaper
from residents.admin_forms_terms import AcceptanceForm, GrantForm, ReasonForm, RemarkForm, SupplementForm
from residents.domain import contract_paper, supplement_text
from residents.domain.agreement import offer_draft, remark, settle_remarks
from residents.domain.certificates import issue_acceptance, issue_certificate
from residents.domain.grants import add_grant, keep_grant, remove_grant, stop_grant
from residents.domain.removal import remove_representative
from residents.domain.supplements import draft_supplement, redraft_supplement
from residents.enums import ContractState
from residents.enums_contract import SupplementState
from residents.models import Contract, Grant, Representative, Residency, Supplement

PREPARE = "residents.prepare_contract"


def grant_add(admin: ShownAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Add what is granted to a draft of a contract or of a supplement."""
    row = _own(request, admin.model, pk, state=ContractState.DRAFT)
    form = GrantForm(*bound(request), record=row, user=request.user)
    act = lambda: add_grant(row, form.spec, actor=request.user)  # noqa: E731
    return ask(admin, request, form, act, title=_("Add what is granted"), subject=row, goes_to=row)


def grant_remove(admin: ShownAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then take a line out of a draft."""
    grant = _own(request, Grant, pk)
    home = grant.supplement or grant.contract
    act = lambda: remove_grant(grant, actor=request.user)  # noqa: E731
    return _confirm(admin, request, act, home, _("Remove the line"), str(grant))


def grant_stop(admin: ShownAdmin, request: HttpRequest, pk: int, grant_id: int) -> HttpResponse:
    """Ask, then have a supplement stop a line of the contract, or take that back."""
    row = _own(request, Supplement, pk, state=SupplementState.DRAFT)
    grant = get_object_or_404(Grant, pk=grant_id, contract=row.contract_id)
    act, title = (
        (keep_grant, _("Keep the line"))
        if grant.stopped_by_id == row.pk
        else (stop_grant, _("Stop the line by this supplement"))
    )
    return _confirm(admin, request, lambda: act(row, grant, actor=request.user), row, title, str(grant))


def offer(admin: ShownAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Show the draft to the future resident."""
    row = _own(request, Contract, pk, state=ContractState.DRAFT)
    says = _("A letter with the personal link tells the future resident that the draft can be read.")
    act = lambda: offer_draft(row, actor=request.user)  # noqa: E731
    return _confirm(admin, request, act, row, _("Show the draft to the future resident"), says)


def remark_add(admin: ShownAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Write a remark to the future resident."""
    row = _own(request, Contract, pk, state=ContractState.DRAFT)
    form = RemarkForm(*bound(request), record=row, user=request.user)
    act = lambda: remark(row, **form.cleaned_data, actor=request.user)  # noqa: E731
    return ask(admin, request, form, act, title=_("Write a remark"), subject=row, goes_to=row)


def remarks_settle(admin: ShownAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Note that the remarks that wait need no answer in words."""
    row = _own(request, Contract, pk)
    says = _("The remarks of the future resident are taken into account: they wait no longer.")
    act = lambda: settle_remarks(row, actor=request.user)  # noqa: E731
    return _confirm(admin, request, act, row, _("No answer is needed"), says)


def supplement_draft(admin: ShownAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a supplement to a signed contract."""
    row = _own(request, Contract, pk, state=ContractState.SIGNED)
    form = SupplementForm(*bound(request), record=row, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: draft_supplement(row, **form.cleaned_data, actor=request.user),
        title=_("Draft a supplement"),
        subject=row,
        says=_("A new last day extends the contract. What is granted is added on the next page."),
        done=_("The supplement is drafted. Add what is granted, read its text, then issue it."),
    )


def supplement_redraft(admin: ShownAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Change the days and words of a draft of a supplement."""
    row = _own(request, Supplement, pk, state=SupplementState.DRAFT)
    first = {name: getattr(row, name) for name in SupplementForm.base_fields}
    form = SupplementForm(*bound(request), record=row, user=request.user, initial=first)
    act = lambda: redraft_supplement(row, **form.cleaned_data, actor=request.user)  # noqa: E731
    return ask(admin, request, form, act, title=_("Change the draft"), subject=row)


def supplement_text_page(admin: ShownAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """The words of a supplement as a PDF in the screen's language: of a draft, or frozen once issued."""
    require(request, "residents.view_supplement")
    row = get_object_or_404(
        scope.within(Supplement.objects.all(), request.user, "residents.view_supplement"), pk=pk
    )
    language = current_language()
    title = supplement_text.title(row, language)
    if row.issued_on is None:
        content = contract_paper.set_draft(supplement_text.compose(row), title, language)
    else:
        content = contract_paper.set_translation(row, title, language)
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = 'inline; filename="supplement.pdf"'
    return response


def acceptance(admin: ShownAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Make the act of acceptance of what a contract grants."""
    row = _own(request, Contract, pk, state=ContractState.SIGNED)
    form = AcceptanceForm(*bound(request), record=row, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: _home(issue_acceptance(row, **form.cleaned_data, actor=request.user), row),
        title=_("Make the act of acceptance"),
        subject=row,
        says=_("The rooms and the equipment are listed as the contract grants them on that day."),
        done=_("The act has its number: print it for signature."),
    )


def certificate(admin: ShownAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Issue a certificate that the status is in force today."""
    row = _own(request, Residency, pk)
    says = _("A numbered paper with a code says that the status is in force today.")
    act = lambda: issue_certificate(row, actor=request.user)  # noqa: E731
    return _confirm(admin, request, act, row, _("Issue a certificate of the status"), says)


def representative_remove(admin: ShownAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why, then take a representative's way into the cabinet."""
    require(request, PREPARE)
    row = get_object_or_404(Representative, pk=pk)
    form = ReasonForm(*bound(request), record=row, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: remove_representative(row, **form.cleaned_data, actor=request.user),
        title=_("Remove the representative"),
        subject=row,
        says=_("The person no longer enters the cabinet of this resident; what they filed stays."),
        done=_("The person no longer represents the resident."),
    )


def _home(_paper: IssuedPaper, contract: Contract) -> Contract:
    return contract


def _confirm(
    admin: ShownAdmin, request: HttpRequest, act: Callable[[], Any], home: Any, title: str, says: str
) -> HttpResponse:
    form = TransitionForm(*bound(request))
    return ask(
        admin, request, form, act, title=title, subject=home, says=says, back_url=page_of(home), goes_to=home
    )


def _own(request: HttpRequest, model: Any, pk: int, **state: Any) -> Any:
    """The record, for who prepares contracts of its unit; 404 for all others and in another state."""
    require(request, PREPARE)
    rows = scope.within(model._default_manager.filter(**state), request.user, PREPARE)
    return get_object_or_404(rows, pk=pk)
