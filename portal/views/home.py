"""After login: everybody lands on their own first page."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.homes import home_url


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Lead to the page where this person's work begins."""
    return redirect(home_url(request.user))
