"""The first page of the Supervisory Board and the rector: the latest quarter at a glance (7.1, 7.2)."""

from typing import Any

from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core import clock
from reporting.access import READ
from reporting.domain import queries
from reporting.presentation import page
from reporting.presentation.board_page import board_now


@require_safe
@login_required
@permission_required(READ, raise_exception=True)
def board(request: HttpRequest) -> HttpResponse:
    """The submitted reports; the figures are those of the latest submitted quarter, frozen."""
    user: Any = request.user
    reports = queries.submitted_for(user)
    latest = reports.quarterly().order_by("-year", "-quarter").first()
    context: dict[str, Any] = {"reports": page.report_list(reports)}
    context |= board_now(user, clock.today())
    if latest is not None:
        context |= page.board(latest, queries.figures_of(latest))
    return render(request, "portal/board.html", context)
