"""The bare address of the site, and the address of what the portal does without."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation

from core.middleware import cookie_language


def language_root(request: HttpRequest) -> HttpResponse:
    """Lead from `/` to the landing page in the reader's language."""
    with translation.override(cookie_language(request)):
        return redirect(reverse("portal:landing"))


def nothing_here(request: HttpRequest) -> HttpResponse:
    """Take the place of a library's page that is no part of the portal."""
    raise Http404
