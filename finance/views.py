"""A resident's own invoices in its cabinet: what is owed, by when, each with its paper (3.3.3)."""

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core import clock
from core.formatting import format_date, format_money
from documents.enums import PaperKind
from finance.domain.invoice_queries import Account, accounts_of, advance_of
from finance.enums import INVOICE_TONES
from finance.models import Invoice
from residents.models import Residency
from residents.views.doors import own_residency
from residents.views.papers import translated

A_PAGE = 24


@login_required
def invoices(request: HttpRequest, residency_id: int) -> HttpResponse:
    """The issued invoices of one residency, the latest first, and what is owed of them all."""
    residency = own_residency(request, residency_id)
    issued = Invoice.objects.issued().with_paid().filter(contract=residency.contract_id)
    page = Paginator(issued.select_related("paper"), A_PAGE).get_page(request.GET.get("page"))
    account = accounts_of([residency], clock.today()).get(residency.pk)
    context = {
        "residency": residency,
        "headline": headline_of(account),
        "facts": _facts(residency, account),
        "is_late": bool(account and account.late),
        "invoices": [_row(invoice) for invoice in page.object_list],
        "page_obj": page,
    }
    return render(request, "finance/own_invoices.html", context)


def invoice_translation(request: HttpRequest, paper_id: uuid.UUID, language: str) -> HttpResponse:
    """A PDF of the same frozen content for those who may read the invoice; 404 for all others."""
    return translated(request, paper_id, language, kinds=[PaperKind.INVOICE])


def headline_of(account: Account | None) -> str:
    """One sentence over the invoices: what matters most."""
    if account is None:
        return _("Nothing is to be paid yet")
    if account.late:
        return _("Overdue: %(sum)s") % {"sum": format_money(account.overdue)}
    if account.owed > 0:
        return _("To be paid: %(sum)s") % {"sum": format_money(account.owed)}
    return _("Every invoice is paid")


def _facts(residency: Residency, account: Account | None) -> list[dict[str, str]]:
    rows = []
    if account and account.owed > 0:
        rows.append({"label": _("Owed in all"), "value": format_money(account.owed)})
    if account and account.earliest:
        rows.append({"label": _("Was to be paid by"), "value": format_date(account.earliest, "short")})
    if advance := advance_of([residency.party_id]).get(residency.party_id):
        rows.append({"label": _("Paid ahead"), "value": format_money(advance)})
    return rows


def _row(invoice: Invoice) -> dict[str, Any]:
    standing = invoice.standing()
    russian = get_language() == "ru" and invoice.paper_id is not None
    return {
        "number": invoice.number,
        "url": reverse("documents:paper", args=[invoice.paper_id]),
        "ru_url": reverse("finance:invoice_translation", args=[invoice.paper_id, "ru"]) if russian else "",
        "first": invoice.period_from,
        "last": invoice.period_to,
        "due_on": invoice.due_on,
        "total": invoice.total,
        "paid": invoice.paid,
        "tone": INVOICE_TONES[standing],
        "state": standing.label,
    }
