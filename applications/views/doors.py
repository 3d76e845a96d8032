"""Whose application this is: by the session, or by the token its form carries; 404 to everybody else."""

import uuid

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from applications.domain.links import form_token, open_form
from applications.models import Application
from documents.access import APPLICATIONS_KEY

MOST_OPENED = 20
TOKEN = "form_token"  # noqa: S105 – the name of a hidden field


def remember(request: HttpRequest, application: Application) -> None:
    """Open an application in this session, newest first; the oldest of many is closed."""
    opened = opened_ids(request)
    own = str(application.public_id)
    if opened[:1] != [own]:
        request.session[APPLICATIONS_KEY] = [own, *(one for one in opened if one != own)][:MOST_OPENED]


def forget(request: HttpRequest, application: Application) -> None:
    """Close an application in this session."""
    own = str(application.public_id)
    request.session[APPLICATIONS_KEY] = [one for one in opened_ids(request) if one != own]


def opened_ids(request: HttpRequest) -> list[str]:
    """Return the public identifiers opened in this session."""
    return [str(one) for one in request.session.get(APPLICATIONS_KEY, [])]


def opened_application(request: HttpRequest, public_id: uuid.UUID) -> Application:
    """Return the application of this page, or say "not found" without telling whether it exists."""
    if str(public_id) not in opened_ids(request):
        raise Http404
    application = Application.objects.select_related("call", "memory").filter(public_id=public_id).first()
    if application is None:
        raise Http404
    return application


def posted_application(request: HttpRequest, public_id: uuid.UUID) -> Application:
    """Return the application a form was posted for.

    The signed token in the form proves where it came from, so no cookie is needed: a session or a
    cookie lost while somebody was writing loses nothing.
    """
    require_own_page(request)
    application = open_form(request.POST.get(TOKEN, ""))
    if application is None or application.public_id != public_id:
        raise Http404
    remember(request, application)
    return application


def require_own_page(request: HttpRequest) -> None:
    """Refuse a form posted from another site's page; the browser says where it stood."""
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    ours = {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    if (site not in {"same-origin", "none"}) if site else (origin and origin not in ours):
        raise PermissionDenied


def token_of(application: Application | None) -> str:
    """Return the token for the next page of the form."""
    return form_token(application) if application else ""
