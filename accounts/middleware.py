"""Roles that need a second factor get nowhere without one but to its pages, the way out and the languages."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _

from accounts.second_factor import Standing, standing_of

OPEN = frozenset({"account_logout", "account_reauthenticate", "account_inactive", "set_language", "root"})
ENROLMENT = "mfa_"


class SecondFactorMiddleware:
    """Asked before every page, so that a factor withdrawn or a role newly given counts at once."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Let the request on, or lead to where the second factor is set, shown, or asked for anew."""
        if request.resolver_match and is_open(request.resolver_match.view_name):
            return None
        match standing_of(request):
            case Standing.FREE:
                return None
            case Standing.WITHDRAWN:
                logout(request)
                messages.error(
                    request, _("Your second factor was withdrawn. Log in again and set a new one.")
                )
                return redirect("account_login")
            case Standing.UNPROVED:
                return redirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': _way_back(request)})}")
        messages.warning(
            request,
            _("Your role works only with a second factor. Set one now: it takes a minute."),
        )
        return redirect("mfa_index")


def is_open(view_name: str) -> bool:
    """Whether a page is for everybody who has given the first factor."""
    return view_name in OPEN or view_name.startswith(ENROLMENT)


def _way_back(request: HttpRequest) -> str:
    path = request.get_full_path()
    fits = request.method == "GET" and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if fits else reverse("portal:home")
