"""The Centre in figures: the last submitted quarterly report, and nothing newer (7.1)."""

from dataclasses import dataclass
from typing import Any

from core.formatting import format_number
from reporting.models import CentreReport


@dataclass(frozen=True)
class PublicReport:
    """The quarter reported on and its figures in words."""

    label: str
    figures: list[dict[str, Any]]


def public_figures() -> PublicReport | None:
    """The figures of the last submitted quarter; None until one is submitted."""
    report = CentreReport.objects.submitted().quarterly().order_by("-year", "-quarter").first()
    if report is None:
        return None
    return PublicReport(report.label(), [])
