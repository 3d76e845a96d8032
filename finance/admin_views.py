"""Pages of the money admin beside the records: entering, correcting, reversing, and the year at a glance."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from core import clock
from core.admin_pages import ask, bound, require
from core.admin_shown import ShownAdmin
from core.formatting import format_date, format_number
from finance import admin_payments
from finance.admin_forms import ReverseForm
from finance.domain import queries
from finance.domain.confirmation import reverse_operation
from finance.domain.entries import correct_entry
from finance.enums import OperationState
from finance.models import Income, Operation
from finance.models.operation import ENTER
from finance.presentation import money_tables

OPEN = (OperationState.ENTERED, OperationState.RETURNED)


def enter(admin: Any, request: HttpRequest) -> HttpResponse:
    """Enter income or spending (V)."""
    if not request.user.has_perm(ENTER):
        raise PermissionDenied
    form = admin.entry_form(*bound(request), user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: admin.enter(**form.cleaned_data, actor=request.user),
        title=_("Enter income") if admin.model is Income else _("Enter spending"),
        says=_("It counts when the finance officer confirms it by the accounting document (5.3)."),
    )


def correct(admin: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Correct an entry that is not confirmed."""
    operation = _entry(admin, request, pk, OPEN)
    if operation.reverses is not None:
        raise Http404
    form = admin.entry_form(*bound(request), record=operation, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: correct_entry(operation, **form.cleaned_data, actor=request.user),
        title=_("Correct the entry"),
        subject=operation,
        says=operation.remark if operation.state == OperationState.RETURNED else "",
    )


def reverse_entry(admin: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Enter the reversal of a confirmed row."""
    operation = _entry(admin, request, pk, (OperationState.CONFIRMED,))
    form = ReverseForm(*bound(request), record=operation, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: reverse_operation(operation, **form.cleaned_data, actor=request.user),
        title=_("Enter the reversal"),
        subject=operation,
        says=_("The row itself never changes: its reversal takes the whole amount away. Then enter it anew."),
    )


def money(admin: ShownAdmin, request: HttpRequest) -> HttpResponse:
    """The money of a year: six sources by quarter, three purposes, each figure leading to its rows."""
    if not admin.has_view_permission(request):
        raise Http404
    this_year = clock.today().year
    years = sorted({this_year, *queries.years_with_money()}, reverse=True)
    asked = request.GET.get("year", "")
    year = next((known for known in years if str(known) == asked), this_year)
    context = {
        **admin.admin_site.each_context(request),
        "title": _("Money by six sources"),
        "opts": admin.opts,
        "year": year,
        "years": years,
        **money_tables.of_year(year),
    }
    return TemplateResponse(request, "admin/finance/money.html", context)


def desk(operation: Operation, user: "User | AnonymousUser") -> dict[str, Any]:
    """What stands above an entry: its original or its reversal, and the acts that are no transitions."""
    name = operation._meta.model_name
    reversal = queries.reversal_of(operation)
    may = user.has_perm(ENTER)
    plain = operation.reverses is None
    correctable = may and plain and operation.state in OPEN
    reversible = may and plain and operation.state == OperationState.CONFIRMED and reversal is None
    payment = admin_payments.parts_of(operation, user) if isinstance(operation, Income) else {}
    return {
        **payment,
        "reversal": reversal,
        "change_page": f"admin:finance_{name}_change",
        "correct_url": reverse(f"admin:finance_{name}_correct", args=[operation.pk]) if correctable else "",
        "reverse_url": reverse(f"admin:finance_{name}_reverse", args=[operation.pk]) if reversible else "",
    }


def foreign_words(income: Income) -> str:
    """`5 000,00 USD × 87,45 · 22.11.2026`, or a dash for som."""
    if income.foreign_amount is None or income.rate is None or income.rate_date is None:
        return "–"
    amount = f"{format_number(income.foreign_amount, 2)} {income.currency}"
    return f"{amount} × {format_number(income.rate)} · {format_date(income.rate_date, 'short')}"


def _entry(admin: Any, request: HttpRequest, pk: int, states: tuple[str, ...]) -> Operation:
    require(request, ENTER)
    found: Operation = get_object_or_404(admin.model.objects.filter(state__in=states), pk=pk)
    return found
