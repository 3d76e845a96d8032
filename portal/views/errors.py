"""Pages for what went wrong: plain sentences, the way on, and nothing told that is not the reader's."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form is older than the session: nothing was saved, and what was typed is still in the browser."""
    return render(request, "403_csrf.html", status=403)
