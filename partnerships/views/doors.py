"""Whose page it is: City Hall and partners enter, each sees its own; all others get 404."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from accounts.models import User
from partnerships.domain.evidence import PERMISSIONS
from partnerships.domain.memorandum import the_memorandum
from partnerships.domain.queries import obligations, own_problems
from partnerships.enums import Side
from partnerships.models import Obligation, Problem


def filer_of(request: HttpRequest) -> User:
    """Who is logged in and files problems. Raises Http404 for everybody else."""
    return _with_permission(request, "partnerships.file_problem")


def city_officer_of(request: HttpRequest) -> User:
    """Who is logged in and speaks for City Hall. Raises Http404 for everybody else."""
    return _with_permission(request, PERMISSIONS[Side.CITY])


def own_problem(user: User, pk: int) -> Problem:
    """A problem this person may see in every state. Raises Http404 for anybody else's."""
    return get_object_or_404(own_problems(user), pk=pk)


def city_obligation(code: str) -> Obligation:
    """One of City Hall's four obligations. Raises Http404 for the university's."""
    rows: QuerySet[Obligation] = obligations(the_memorandum()).filter(side=Side.CITY)
    return get_object_or_404(rows, code=code)


def _with_permission(request: HttpRequest, permission: str) -> User:
    user = request.user
    if isinstance(user, AnonymousUser) or not user.has_perm(permission):
        raise Http404
    return user
