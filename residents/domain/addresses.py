"""Whole addresses of the residents' pages, for letters."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from core.quarters import Quarter
from residents.models import PeriodicReport, Residency, ResidentRequest


def cabinet_url(language: str) -> str:
    """The first page of the cabinet, in the reader's language."""
    return _whole("portal:cabinet", language)


def report_url(report: PeriodicReport, language: str) -> str:
    """The page of one report, in the reader's language."""
    return _whole("residents:report", language, report.residency_id, report.period)


def write_report_url(residency: Residency, quarter: Quarter, language: str) -> str:
    """Where the report of a quarter is begun or gone on with, in the reader's language."""
    return _whole("residents:report_edit", language, residency.pk, quarter)


def duties_url(residency: Residency, language: str) -> str:
    """The page of one resident's duties in its cabinet, in the reader's language."""
    return _whole("residents:duties", language, residency.pk)


def project_url(residency: Residency, language: str) -> str:
    """The page of one resident's project in its cabinet, in the reader's language."""
    return _whole("residents:project", language, residency.pk)


def request_url(request: ResidentRequest, language: str) -> str:
    """The thread of one request in the resident's cabinet, in the reader's language."""
    return _whole("residents:request", language, request.residency_id, request.pk)


def name_url(residency: Residency, language: str) -> str:
    """The page of the use of the Centre's name, in the reader's language."""
    return _whole("residents:name", language, residency.pk)


def _whole(name: str, language: str, *args: object) -> str:
    with override(language):
        return f"{settings.SITE_URL}{reverse(name, args=args)}"
