"""The contract in another language: set from the frozen text, beside the Kyrgyz original (1.2)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from core.languages import LANGUAGE_NAMES
from documents.access import viewer_of
from residents.access import may_read_contract, may_read_supplement
from residents.domain import supplement_text
from residents.domain.contract_paper import render_translation, set_translation
from residents.models import Contract, Supplement
from residents.views.papers import pdf


def contract_translation(request: HttpRequest, contract_id: int, language: str) -> HttpResponse:
    """A PDF for those who may read the contract; 404 for all others."""
    contract = get_object_or_404(Contract.objects.select_related("paper", "party"), pk=contract_id)
    known = language in LANGUAGE_NAMES
    if contract.paper is None or not known or not may_read_contract(contract.paper, viewer_of(request)):
        raise Http404
    name = f"{contract.number.replace('/', '-')}-{language}.pdf"
    return pdf(render_translation(contract, language), name)


def supplement_translation(request: HttpRequest, supplement_id: int, language: str) -> HttpResponse:
    """The PDF of an issued supplement for those who may read its contract; 404 for all others."""
    row = get_object_or_404(Supplement.objects.select_related("paper", "contract"), pk=supplement_id)
    known = language in LANGUAGE_NAMES
    if row.paper is None or not known or not may_read_supplement(row.paper, viewer_of(request)):
        raise Http404
    name = f"{row.number.replace('/', '-')}-{language}.pdf"
    return pdf(set_translation(row, supplement_text.title(row, language), language), name)
