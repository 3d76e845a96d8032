"""The pages of City Hall and partner enterprises: file a problem, see what became of it (memorandum 3.1)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.errors import DomainError
from core.form_errors import show_error
from partnerships.domain.evidence import PERMISSIONS
from partnerships.domain.problems import file_problem
from partnerships.domain.queries import own_problems
from partnerships.enums import ProblemState, Side
from partnerships.forms import ProblemForm
from partnerships.models import Problem
from partnerships.views.doors import filer_of, own_problem
from partnerships.views.words import answers, state_of, steps

PER_PAGE = 20


@require_safe
@login_required
def city(request: HttpRequest) -> HttpResponse:
    """Own problems in every state, the newest first."""
    user = filer_of(request)
    page = Paginator(own_problems(user), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page_obj": page,
        "rows": [(one, state_of(one)) for one in page],
        "total": page.paginator.count,
        "is_city": user.has_perm(PERMISSIONS[Side.CITY]),
    }
    return render(request, "partnerships/city_home.html", context)


@login_required
def file_city_problem(request: HttpRequest) -> HttpResponse:
    """GET asks, POST files; what was typed stays when something is wrong."""
    user = filer_of(request)
    form = ProblemForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            problem = file_problem(form.filing, actor=user)
        except DomainError as error:
            show_error(form, error)
        else:
            messages.success(request, _("The problem is filed. The Centre's staff will consider it."))
            return redirect("partnerships:city_problem", problem.pk)
    return render(request, "partnerships/city_file.html", {"form": form})


@require_safe
@login_required
def city_problem(request: HttpRequest, pk: int) -> HttpResponse:
    """One's own problem with all that was told and all that happened."""
    problem = own_problem(filer_of(request), pk)
    context = {
        "problem": problem,
        "status": state_of(problem),
        "next": _next(problem),
        "answers": answers(problem, contact=True),
        "steps": steps(problem),
    }
    return render(request, "partnerships/city_problem.html", context)


def _next(problem: Problem) -> str:
    """What is next and who acts."""
    return {
        ProblemState.NEW: _("You need do nothing now. The Centre's staff consider the problem."),
        ProblemState.ACCEPTED: _("The problem is on the public list. The university looks for a solver."),
        ProblemState.IN_WORK: _("The university works on it."),
        ProblemState.SOLVED: _("The work is finished. The result stands below."),
        ProblemState.DECLINED: _("The university does not take the problem on. The reason stands below."),
    }[ProblemState(problem.state)]
