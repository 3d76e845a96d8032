"""The resident's cabinet: what is expected of the resident first, then all else (3.3.2, 3.3.3)."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from core import clock
from finance.domain.invoice_queries import accounts_of
from finance.views import headline_of
from portal.cabinet import contract_rows, other_rows, report_rows, status_of, supplement_rows
from portal.cabinet_blocks import NARROW, WIDE, blocks_of
from portal.cabinet_due import all_due, due_sentence
from portal.cabinet_rights import rights_rows
from residents.domain import queries
from residents.domain.duties import duties_of, report_duties
from residents.views.duty_words import status_of_duties


@login_required
def cabinet(request: HttpRequest, residency_id: int | None = None) -> HttpResponse:
    """The present residency of this representative, or the one asked for; 404 for people without one."""
    if not request.user.has_perm("residents.file_report"):
        raise Http404
    residencies = list(queries.of_representative(request.user))
    residency = next((row for row in residencies if residency_id in (None, row.pk)), None)
    if residency is None:
        raise Http404
    reports = list(residency.reports.all())
    due = all_due(residency, report_duties(residency, reports))
    context: dict[str, Any] = {
        "residency": residency,
        "status": status_of(residency),
        "due": due,
        "due_text": due_sentence(due),
        "reports": report_rows(residency, reports),
        "contract_rows": contract_rows(residency),
        "duties_text": status_of_duties(duties_of([residency])[residency.pk]),
        "money_text": headline_of(accounts_of([residency], clock.today()).get(residency.pk)),
        "supplements": supplement_rows(residency),
        "rights": rights_rows(residency),
        "wide": blocks_of(residency, WIDE),
        "narrow": blocks_of(residency, NARROW),
        "others": other_rows(residencies, residency),
    }
    return render(request, "portal/cabinet.html", context)
