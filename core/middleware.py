"""Which language a request is answered in, and what its page may load."""

from collections.abc import Callable
from typing import Any

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.decorators import sync_only_middleware

REMEMBERED_SECONDS = 365 * 24 * 60 * 60


@sync_only_middleware
def language_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """By the address, else by the reader's cookie, else Kyrgyz.

    The browser's own preference is not asked: Kyrgyz is the portal's first language, and one visible
    click changes it.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        chosen = translation.get_language_from_path(request.path_info)
        language = chosen or cookie_language(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Cookie",))
        if chosen and chosen != request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME):
            remember_language(response, chosen)
        return response

    return middleware


def remember_language(response: HttpResponse, language: str) -> None:
    """Keep the language of the page on this device, for the bare address and the admin."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=REMEMBERED_SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def cookie_language(request: HttpRequest) -> str:
    """The language chosen before on this device, or the first language."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


class ContentSecurityMiddleware(CSPMiddleware):
    """The strict policy of CONTENT_SECURITY_POLICY; under /admin/ what Unfold cannot do without."""

    def get_policy_parts(self, request: HttpRequest, response: Any, report_only: bool = False) -> PolicyParts:
        """Loosen the policy for the admin's own pages alone."""
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith(reverse("admin:index")):
            parts.replace = {**settings.ADMIN_CONTENT_SECURITY, **(parts.replace or {})}
        return parts
