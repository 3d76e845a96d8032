"""The Centre in figures for everybody, and the same as open data (7.2)."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from core.conf import centre
from core.spreadsheets import CSV
from reporting.domain import open_data
from reporting.presentation import public_figures

HOUR = 3600


def _mark(_request: HttpRequest) -> str:
    """The figures' version and the terms of their use: when one changes, what was kept is asked for again."""
    kept = f"{open_data.version()} {centre('OPEN_DATA_LICENCE')}"
    return f'"{hashlib.sha256(kept.encode()).hexdigest()[:20]}"'


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """The indicators of 7.2 as the accepted reports tell them."""
    downloads = [("CSV", reverse("portal:figures_csv")), ("JSON", reverse("portal:figures_json"))]
    shown = public_figures.page(open_data.accepted())
    return render(request, "portal/figures.html", {**shown, "downloads": downloads})


@require_safe
@cache_control(public=True, max_age=HOUR)
@condition(etag_func=_mark)
def figures_csv(_request: HttpRequest) -> HttpResponse:
    """The same as comma-separated text."""
    return _file(public_figures.csv_of(open_data.accepted()), CSV, "csv")


@require_safe
@cache_control(public=True, max_age=HOUR)
@condition(etag_func=_mark)
def figures_json(_request: HttpRequest) -> HttpResponse:
    """The same as JSON."""
    return _file(public_figures.json_of(open_data.accepted()), public_figures.JSON, "json")


def _file(content: bytes, kind: str, suffix: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="iitb-figures.{suffix}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Access-Control-Allow-Origin"] = "*"
    return response
