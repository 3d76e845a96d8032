"""Which page answers which step."""

import uuid
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from applications.enums import Step
from applications.views.budget import BudgetView
from applications.views.files import DocumentsView
from applications.views.sending import CheckView
from applications.views.steps import ApplicantView, NeedsView, ProjectView
from applications.views.team import TeamView

PAGES: dict[str, Callable[..., HttpResponse]] = {
    Step.APPLICANT: ApplicantView.as_view(),
    Step.PROJECT: ProjectView.as_view(),
    Step.TEAM: TeamView.as_view(),
    Step.NEEDS: NeedsView.as_view(),
    Step.BUDGET: BudgetView.as_view(),
    Step.DOCUMENTS: DocumentsView.as_view(),
    Step.CHECK: CheckView.as_view(),
}


@csrf_exempt  # the form's own signed token stands in for the cookie: see doors.posted_application
@never_cache
def step(request: HttpRequest, public_id: uuid.UUID, step: str) -> HttpResponse:
    """Show or take one step of the form."""
    page = PAGES.get(step)
    if page is None:
        raise Http404
    return page(request, public_id=public_id, step=step)
