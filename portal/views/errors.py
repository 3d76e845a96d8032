"""Pages for what went wrong: plain sentences, the way on, and nothing told that is not the reader's."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import defaults

AWAY_SECONDS = 60


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form is older than the session: nothing was saved, and what was typed is still in the browser."""
    return render(request, "403_csrf.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke. When it is the database that went away, say so: the act was not saved, try again."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        page = render(None, "503.html", status=503)
        page["Retry-After"] = str(AWAY_SECONDS)
        return page
    return defaults.server_error(request)
