"""The applicant's page: opened by a personal link, without an account."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from applications.answers import sections
from applications.views.doors import forget, opened_application
from portal.applicant import page_of


@require_safe
@never_cache
def application(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Say what has become of the application, what is next and who acts."""
    own = opened_application(request, public_id)
    if own.is_draft:
        return redirect("applications:resume", public_id)
    context = {"page": page_of(own), "application": own, "sections": sections(own)}
    return render(request, "portal/applicant_page.html", context)


@require_POST
def close(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Close the application on this device: the personal link opens it again."""
    forget(request, opened_application(request, public_id))
    return redirect("portal:landing")
