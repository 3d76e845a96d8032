"""Whose page it is: a representative opens the residencies of its own party, and gets 404 for all else."""

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from accounts.models import User
from core.quarters import Quarter
from residents.models import PeriodicReport, Residency


def own_residency(request: HttpRequest, residency_id: int) -> Residency:
    """The residency of this representative. Raises Http404 for anybody else's."""
    rows = Residency.objects.select_related("party", "contract").of_user(user_of(request))
    return get_object_or_404(rows, pk=residency_id)


def own_report(request: HttpRequest, residency_id: int, quarter: Quarter) -> PeriodicReport:
    """The report of this representative's residency. Raises Http404 when there is none."""
    residency = own_residency(request, residency_id)
    found = get_object_or_404(residency.reports.of_quarter(quarter))
    found.residency = residency
    return found


def user_of(request: HttpRequest) -> User:
    """Who is logged in. Raises Http404 for those who do not file reports."""
    user = request.user
    if isinstance(user, AnonymousUser) or not user.has_perm("residents.file_report"):
        raise Http404
    return user
