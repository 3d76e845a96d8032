"""A report as a PDF: a draft from the facts as they are, or the frozen paper in any of three languages."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import override, pgettext

from core import clock
from core.quarters import Quarter
from documents.domain import papers, preparers, snapshots
from documents.rendering import render_pdf
from reporting.domain.reports import TEMPLATES, indicators_for, paper_kind, paper_title, snapshot_of
from reporting.models import CentreReport


def print_report(report: CentreReport, *, language: str, on: date | None = None) -> bytes:
    """The PDF of `report`: what was submitted, to the byte, or a draft of the day `on`."""
    if report.paper is None:
        return print_draft(report, language=language, on=on)
    if language == report.paper.language:
        paper = papers.ensure_file(report.paper)
        with paper.file.open("rb") as stored:
            return bytes(stored.read())
    return papers.render(report.paper, language)


def print_draft(report: CentreReport, *, language: str, on: date | None = None) -> bytes:
    """The report as the facts give it on the day `on`, marked as a draft; `report` need not be stored."""
    day = on or clock.today()
    return set_draft(report, draft_values(report, on=day), language=language, on=day)


def draft_values(report: CentreReport, *, on: date) -> Mapping[str, Any]:
    """What a draft of the day `on` says, as it would be frozen."""
    return snapshots.thaw(snapshots.freeze(snapshot_of(report, on=on)))


def set_draft(report: CentreReport, values: Mapping[str, Any], *, language: str, on: date) -> bytes:
    """The pages of a draft, from its values."""
    template = TEMPLATES[paper_kind(report)]
    prepared = preparers.prepare(template, values, language=language)
    with override(language):
        title = f"{paper_title(report)} ({pgettext('report of the Centre', 'Draft')})"
    return render_pdf(
        template,
        prepared.context,
        charts=prepared.charts,
        files=prepared.files,
        language=language,
        title=title,
        on=on,
    )


def report_of(period: Quarter | int) -> CentreReport:
    """The stored report of a period, or an unstored one that shows the facts as a draft.

    Raises DomainError when the Board has approved no indicators for the period (7.1).
    """
    stored = CentreReport.objects.of(period).select_related("indicator_set__act", "paper").first()
    if stored is not None:
        return stored
    quarter = period if isinstance(period, Quarter) else Quarter(period, 4)
    number = period.number if isinstance(period, Quarter) else None
    return CentreReport(year=quarter.year, quarter=number, indicator_set=indicators_for(quarter))
