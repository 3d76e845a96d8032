"""A submitted report on the screen: the same words and tables as on paper."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from core.languages import LANGUAGE_NAMES, current_language
from reporting.indicators import main, supporting
from reporting.models import CentreReport
from reporting.presentation import (
    money_tables,
    movement_tables,
    resident_tables,
    sentences,
    tiles,
    transfer_tables,
    value_tables,
)

Values = Mapping[str, Any]


def context(report: CentreReport, values: Values) -> dict[str, Any]:
    """What `reporting/report_detail.html` shows."""
    common = {
        "report": report,
        "headline": sentences.headline(values["indicators"]),
        "tables": indicator_tables(values["indicators"], _board_link(report)),
        "words": values["words"],
        "restated": movement_tables.restated_rows(values.get("restatements", ())),
        "downloads": downloads(report),
    }
    return common if report.is_annual else {**common, **_of_quarter(values)}


def board(report: CentreReport, values: Values) -> dict[str, Any]:
    """What the Board's first page shows of the latest quarter."""
    residents = next((entry for entry in values["indicators"] if entry["code"] == "residents"), None)
    return {
        "report": report,
        "headline": sentences.headline(values["indicators"]),
        "tiles": tiles.tiles(main(values["indicators"]), _board_link(report)),
        "supporting": supporting_tables(values["indicators"], _board_link(report)),
        "chart": tiles.residents_chart(residents) if residents else None,
        "data_on": values["data_on"],
        "money": money_tables.money(values),
    }


def report_list(reports: Iterable[CentreReport]) -> list[dict[str, Any]]:
    """The submitted reports, each with its number, its day and whether this reader has opened it."""
    return [
        {
            "label": report.label(),
            "url": reverse("reporting:report", args=[report.code]),
            "pdf": reverse("reporting:pdf", args=[report.code, current_language()]),
            "number": report.paper.number if report.paper else "",
            "day": report.submitted_at,
            "is_new": any(delivery.read_at is None for delivery in report.my_deliveries),  # type: ignore[attr-defined]
        }
        for report in reports
    ]


def downloads(report: CentreReport) -> list[dict[str, str]]:
    """The PDF in each language, named in that language."""
    return [
        {"language": code, "name": name, "url": reverse("reporting:pdf", args=[report.code, code])}
        for code, name in LANGUAGE_NAMES.items()
    ]


def indicator_tables(indicators: Sequence[Values], link: Callable[[str], str]) -> list[dict[str, Any]]:
    """The indicators of 7.2, and below them those that support them; each leads to its records."""
    first = _table("indicators", _("Indicators"), main(indicators), link)
    return [first, *supporting_tables(indicators, link)]


def supporting_tables(indicators: Sequence[Values], link: Callable[[str], str]) -> list[dict[str, Any]]:
    """The indicators beside those of 7.2: one table, or none."""
    entries = supporting(indicators)
    return [_table("supporting", _("Supporting indicators"), entries, link)] if entries else []


def _table(place: str, title: str, entries: Sequence[Values], link: Callable[[str], str]) -> dict[str, Any]:
    rows = [{**row, "url": link(row["code"])} for row in value_tables.indicator_rows(entries)]
    return {"id": place, "title": title, "rows": rows}


def _board_link(report: CentreReport) -> Callable[[str], str]:
    """The page of a figure of a quarter's report; of a year's, that of its last quarter."""
    return lambda code: reverse("reporting:indicator", args=[code, report.period])


def _of_quarter(values: Values) -> dict[str, Any]:
    return {
        "lead": sentences.lead(values),
        "residents_heading": sentences.residents_heading(values["residents"]),
        "groups": resident_tables.resident_groups(values["residents"]),
        "total": resident_tables.resident_total(values["residents"]),
        "moves_heading": sentences.moves_heading(values["flows"]),
        "admitted": movement_tables.admitted_rows(values["moves"]["admitted"]),
        "left": movement_tables.left_rows(values["moves"]["left"]),
        **transfer_tables.context(values),
        "reporting_heading": sentences.reporting_heading(values["reporting"]),
        "missing": movement_tables.missing_rows(values["reporting"]["missing"]),
        "money": money_tables.money(values),
    }
