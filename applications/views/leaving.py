"""Going on later: the personal link by mail, and the door it opens."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from applications import limits
from applications.domain.letters import write_to_applicant
from applications.domain.links import good_until, open_link
from applications.models import Application
from applications.views.doors import opened_application, remember


def mail_link(request: HttpRequest, application: Application) -> None:
    """Mail the link with which the applicant goes on later, unless that was done many times just now."""
    if limits.may_write_to(request, application.email):
        write_to_applicant(application, "application_continue")


@require_safe
def later(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Say that everything is kept and where the link went."""
    application = opened_application(request, public_id)
    if not application.is_editable:
        return redirect("portal:application", public_id)
    context = {"application": application, "link_until": good_until()}
    return render(request, "applications/application_later.html", context)


@require_safe
@never_cache
def open_personal(request: HttpRequest, token: str) -> HttpResponse:
    """Open one application in this session and leave the token behind at once."""
    application = open_link(token)
    if application is None:
        raise Http404
    remember(request, application)
    target = "applications:resume" if application.is_editable else "portal:application"
    response = redirect(target, application.public_id)
    response["Referrer-Policy"] = "no-referrer"
    return response
