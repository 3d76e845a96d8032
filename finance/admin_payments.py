"""Pages beside the lists of invoices and of income: charging, paying, taking back, debts by age (3.3.3)."""

from itertools import pairwise
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.domain import scope
from core import clock
from core.admin_forms import TransitionForm
from core.admin_pages import ask, bound, list_of, page_of, require, show
from core.admin_shown import ShownAdmin
from core.formatting import format_date, format_money
from core.spreadsheets import XLSX, as_xlsx
from finance.admin_forms import CancelForm, PayForm
from finance.domain import invoice_queries
from finance.domain.invoice_queries import AGES, Debt
from finance.domain.invoices import Made, charge_all, is_stale, waiting
from finance.domain.payments import ALLOCATE, allocate, allocate_oldest, free_of, take_back
from finance.domain.renewal import renew_invoice
from finance.enums import InvoiceState
from finance.models import Allocation, Income, Invoice
from finance.models.invoice import ISSUE

SEE = "finance.view_invoice"
AT_ONCE = 200
TOLD = 20


def charge_due(admin: ShownAdmin, request: HttpRequest) -> HttpResponse:
    """GET says how many contracts wait; POST charges them and says what came of it."""
    require(request, ISSUE)
    if request.method == "POST":
        _tell(request, charge_all(limit=AT_ONCE, actor=request.user))  # type: ignore[arg-type]
        return HttpResponseRedirect(list_of(Invoice))
    count = len(waiting(clock.today()))
    words = ngettext(
        "%(count)d contract has days that are over and not charged. Each gets its invoices.",
        "%(count)d contracts have days that are over and not charged. Each gets its invoices.",
        count,
    )
    says = (
        words % {"count": count} if count else _("Every day that is over is charged. There is nothing to do.")
    )
    return show(
        admin, request, TransitionForm(), title=_("Charge what is due"), says=says, button=_("Charge now")
    )


def ages(admin: ShownAdmin, request: HttpRequest) -> HttpResponse:
    """What each resident owes, by how long it is overdue."""
    debts = _debts(request)
    context = {
        **admin.admin_site.each_context(request),
        "title": _("Debts by age"),
        "opts": admin.opts,
        "heads": _age_heads(),
        "rows": [{"debt": debt, "cells": _cells(debt)} for debt in debts],
        "total": _cells(_sum_of(debts)),
        "advances": _advances(request),
    }
    return TemplateResponse(request, "admin/finance/ageing.html", context)


def ages_table(admin: ShownAdmin, request: HttpRequest) -> HttpResponse:
    """The same as a spreadsheet."""
    heads = [_("Resident"), _("Unit"), *_age_heads()]
    rows = [[debt.party, debt.unit, debt.ahead, *debt.buckets, debt.total] for debt in _debts(request)]
    answer = HttpResponse(as_xlsx(_("Debts by age"), heads, rows), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="debts-{clock.today()}.xlsx"'
    return answer


def pay(admin: ShownAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Let a payment of the same resident pay this invoice."""
    invoice = _invoice(request, pk, ALLOCATE, Invoice.objects.unpaid())
    payments = invoice_queries.payments().filter(party=invoice.party_id, free__gt=0)
    form = PayForm(*bound(request), payments=payments, record=invoice, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: allocate(**form.cleaned_data, invoice=invoice, actor=request.user),  # type: ignore[arg-type]
        title=_("Pay from a payment"),
        subject=invoice,
        says=_("Still owed: %(sum)s. Only income that the accountants have confirmed pays (5.3).")
        % {"sum": format_money(invoice.owed)},
        goes_to=invoice,
        done=_("The payment is allocated."),
    )


def renew(admin: ShownAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel an invoice the contract no longer bears out, and charge its days anew."""
    invoice = _invoice(request, pk, ISSUE, Invoice.objects.live())
    if not is_stale(invoice):
        raise Http404
    form = CancelForm(*bound(request), record=invoice, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: renew_invoice(invoice, actor=request.user, **form.cleaned_data),  # type: ignore[arg-type]
        title=_("Charge anew"),
        subject=invoice,
        says=_(
            "The contract asks something else by now. This invoice is cancelled; its money pays the new one."
        ),
        goes_to=list_of(Invoice),
        done=_("The days are charged anew."),
    )


def part_back(admin: ShownAdmin, request: HttpRequest, pk: int, part: int) -> HttpResponse:
    """Take a part of a payment away from its invoice."""
    invoice = _invoice(request, pk, ALLOCATE, Invoice.objects.issued())
    row = get_object_or_404(Allocation.objects.standing(), pk=part, invoice=invoice)
    form = CancelForm(*bound(request), record=row, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: take_back(row, actor=request.user, **form.cleaned_data),  # type: ignore[arg-type]
        title=_("Take back"),
        subject=invoice,
        says=_("%(sum)s pay this invoice no more and are the resident's advance again.")
        % {"sum": format_money(row.amount)},
        goes_to=invoice,
        done=_("The payment is taken back."),
    )


def spread(admin: ShownAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Let a payment pay the invoices of its resident, the earliest due first."""
    require(request, ALLOCATE)
    income = get_object_or_404(invoice_queries.payments().filter(free__gt=0), pk=pk)
    return ask(
        admin,
        request,
        TransitionForm(*bound(request)),
        lambda: allocate_oldest(income, actor=request.user),  # type: ignore[arg-type]
        title=_("Pay invoices, the earliest first"),
        subject=income,
        says=_("The payment still holds %(sum)s; what no invoice asks stays an advance.")
        % {"sum": format_money(free_of(income))},
        goes_to=income,
        done=_("The payment is allocated."),
    )


def parts_of(income: Income, user: Any) -> dict[str, Any]:
    """What stands above a payment: the invoices it pays, and what it still holds."""
    parts = list(income.allocations.standing().select_related("invoice__party"))
    holds = invoice_queries.payments().filter(pk=income.pk, free__gt=0).exists()
    known = holds and Invoice.objects.unpaid().filter(party=income.party_id).exists()
    return {
        "parts": [(part.invoice, page_of(part.invoice), format_money(part.amount)) for part in parts],
        "free": format_money(free_of(income)) if parts or known else "",
        "may_spread": known and user.has_perm(ALLOCATE),
    }


def _invoice(request: HttpRequest, pk: int, permission: str, rows: QuerySet[Invoice]) -> Invoice:
    require(request, permission)
    own = scope.within(rows, request.user, permission).with_paid()  # type: ignore[attr-defined]
    found: Invoice = get_object_or_404(own.select_related("party", "contract"), pk=pk)
    return found


def _tell(request: HttpRequest, made: Made) -> None:
    count = len(made.invoices)
    drafts = sum(one.state == InvoiceState.DRAFT for one in made.invoices)
    if count:
        words = ngettext("%(count)d invoice made, %(sum)s.", "%(count)d invoices made, %(sum)s.", count)
        messages.success(request, words % {"count": count, "sum": format_money(made.total)})
    elif not made.refused:
        messages.info(request, _("Every day that is over is charged. There is nothing to do."))
    if drafts:
        messages.info(request, _("They are drafts: open each and issue it."))
    for sentence in made.refused[:TOLD]:
        messages.warning(request, sentence)
    if made.left:
        messages.warning(request, _("Contracts left for the next press: %(count)d.") % {"count": made.left})


def _debts(request: HttpRequest) -> list[Debt]:
    require(request, SEE)
    return invoice_queries.ageing(scope.within(Invoice.objects.unpaid(), request.user, SEE), clock.today())


def _age_heads() -> list[str]:
    ranges = [f"{first + 1}–{last}" for first, last in pairwise(AGES)]
    late = [_("%(days)s days late") % {"days": days} for days in (*ranges, f"{AGES[-1]}+")]
    return [_("Not due yet"), *late, _("Owed in all")]


def _cells(debt: Debt) -> list[str]:
    return [format_money(sum_) if sum_ else "–" for sum_ in (debt.ahead, *debt.buckets, debt.total)]


def _sum_of(debts: list[Debt]) -> Debt:
    total = Debt("", None, "")
    for debt in debts:
        total.ahead += debt.ahead
        total.buckets = [sum(pair) for pair in zip(total.buckets, debt.buckets, strict=True)]  # type: ignore[misc]
    return total


def _advances(request: HttpRequest) -> list[dict[str, str]]:
    if not request.user.has_perm("finance.view_income"):
        return []
    rows = invoice_queries.advances().select_related("party")
    return [
        {
            "party": str(income.party),
            "url": page_of(income),
            "day": format_date(income.received_on, "short"),
            "free": format_money(income.free),
        }
        for income in rows
    ]
