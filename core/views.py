"""The bare address of the site."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation

from core.middleware import cookie_language


def language_root(request: HttpRequest) -> HttpResponse:
    """Lead from `/` to the landing page in the reader's language."""
    with translation.override(cookie_language(request)):
        return redirect(reverse("portal:landing"))
