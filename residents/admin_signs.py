"""Who needs a call: residents with signs and their reasons, and the act that proposes one (3.3.2).

The list proposes; it counts nothing, ranks nobody and changes no status.
"""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.domain import scope
from core.admin_pages import ask, bound, page_of, require
from core.admin_shown import ShownAdmin
from core.folding import fold
from documents.enums import Side
from residents.admin_forms_cabinet import CallForm, SignsForm
from residents.domain.calls import propose_call
from residents.domain.signals import Sign, signs_of
from residents.enums_cabinet import SIGN_LABELS
from residents.models import Residency, ResidentRequest
from residents.models.resident_request import ANSWER

SEE = "residents.view_residentrequest"
A_PAGE = 25


def board(admin: ShownAdmin, request: HttpRequest) -> HttpResponse:
    """Residents in force that show some sign; as many queries for one as for thousands."""
    require(request, SEE)
    form = SignsForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    rows = list(_residents(request, wanted.get("unit", ""), request.GET.get("q", "")))
    known = signs_of(rows)
    found = [row for row in rows if _shows(known[row.pk], wanted.get("sign", ""))]
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        **admin.admin_site.each_context(request),
        "title": _("Residents who may need a call"),
        "opts": admin.opts,
        "form": form,
        "search": request.GET.get("q", ""),
        "page": page,
        "query": query.urlencode(),
        "rows": _lines(request, list(page.object_list), known),
    }
    return TemplateResponse(request, "admin/residents/sign_board.html", context)


def propose(admin: ShownAdmin, request: HttpRequest, residency_id: int) -> HttpResponse:
    """Ask for the words and propose the call; what shows the need is told to the staff alone."""
    require(request, ANSWER)
    rows = scope.within(Residency.objects.in_force(), request.user, ANSWER)
    residency = get_object_or_404(rows.select_related("party", "contract"), pk=residency_id)
    form = CallForm(*bound(request), record=residency, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: propose_call(residency, **form.cleaned_data, actor=request.user),
        title=_("Propose a mentor's call"),
        subject=residency,
        says=" ".join(sign.words for sign in signs_of([residency])[residency.pk]),
        button=_("Propose the call"),
        back_url=reverse("admin:residents_residency_signs"),
        done=_("The call is proposed: the resident's answer comes into this request."),
    )


def sign_rows(residency: Residency) -> list[dict[str, str]]:
    """The signs of one resident for the page of its residency."""
    return [_row(sign) for sign in signs_of([residency])[residency.pk]]


def call_link(request: HttpRequest, residency: Residency) -> list[tuple[Any, str]]:
    """The door to the proposal, or to the one that is open; nothing without signs."""
    proposed = _proposals([residency]).get(residency.pk)
    if proposed:
        return [(_("The proposed call"), page_of(proposed))]
    if not request.user.has_perm(ANSWER) or not signs_of([residency])[residency.pk]:
        return []
    url = reverse("admin:residents_residency_call", args=[residency.pk])
    return [(_("Propose a mentor's call"), url)]


def _residents(request: HttpRequest, unit: str, search: str) -> QuerySet[Residency]:
    rows = scope.within(Residency.objects.in_force(), request.user, SEE)
    if unit:
        rows = rows.filter(unit=unit)
    for word in fold(search).split():
        rows = rows.filter(folded__contains=word)
    return rows.select_related("party", "contract").order_by("party__folded", "pk")


def _shows(signs: Sequence[Sign], code: str) -> bool:
    return any(code in ("", sign.code) for sign in signs)


def _lines(
    request: HttpRequest, shown: Sequence[Residency], known: dict[int, list[Sign]]
) -> list[dict[str, Any]]:
    proposed = _proposals(shown)
    may = request.user.has_perm(ANSWER)
    return [
        {
            "residency": row,
            "signs": [_row(sign) for sign in known[row.pk]],
            "proposed": proposed.get(row.pk),
            "url": reverse("admin:residents_residency_call", args=[row.pk])
            if may and scope.may(request.user, ANSWER, row)
            else "",
        }
        for row in shown
    ]


def _proposals(rows: Sequence[Residency]) -> dict[int, ResidentRequest]:
    """The open proposals of these residents. One query."""
    opened = ResidentRequest.objects.unclosed().filter(side=Side.CENTRE, residency__in=rows)
    return {one.residency_id: one for one in opened}  # type: ignore[attr-defined]


def _row(sign: Sign) -> dict[str, str]:
    return {"text": str(SIGN_LABELS.get(sign.code, sign.code)), "note": sign.words}
