"""What the public reads of the Centre: the indicators of 7.2 as accepted reports tell them, no newer.

Sums and counts of the whole Centre only: no names, no residents, no contracts.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import override

from core import clock
from core.languages import LANGUAGE_NAMES
from core.quarters import Quarter
from documents.domain import snapshots
from reporting.indicators import INDICATORS, main
from reporting.models import CentreReport

#: the columns of the open data, in their order; a test holds the page that explains them to these
COLUMNS = (
    "period",
    "first_day",
    "last_day",
    "indicator",
    *(f"name_{language}" for language in sorted(LANGUAGE_NAMES)),
    "kind",
    "unit",
    "quarter_value",
    "reported_value",
    "plan",
    "report_number",
    "report_date",
    "accepted_on",
)


@dataclass(frozen=True)
class Told:
    """One accepted report of a quarter: its number and days, and its indicators as they were frozen."""

    quarter: Quarter
    number: str
    issued_on: date
    accepted_on: date
    data_on: date
    indicators: Sequence[Mapping[str, Any]]


def accepted() -> list[Told]:
    """The accepted reports of quarters, the oldest first. One query."""
    reports = CentreReport.objects.quarterly().accepted().select_related("paper").order_by("year", "quarter")
    return [_told(report) for report in reports]


def version() -> str:
    """A mark that changes exactly when the public figures do. One query."""
    last = CentreReport.objects.quarterly().accepted().order_by("-accepted_at", "-pk").first()
    return f"{last.pk}-{last.accepted_at}" if last else "none"


def rows(told: Sequence[Told]) -> Iterator[dict[str, Any]]:
    """A row for each quarter and indicator, with the keys of COLUMNS."""
    for one in told:
        for entry in one.indicators:
            yield {
                "period": str(one.quarter),
                "first_day": one.quarter.start,
                "last_day": one.quarter.end,
                "indicator": entry["code"],
                **names_of(entry["code"]),
                "kind": entry["kind"],
                "unit": entry["measure"],
                "quarter_value": quarter_value(entry),
                "reported_value": entry["fact"],
                "plan": entry["plan"],
                "report_number": one.number,
                "report_date": one.issued_on,
                "accepted_on": one.accepted_on,
            }


def quarter_value(entry: Mapping[str, Any]) -> Decimal | int | None:
    """The quarter by itself: what a flow added in it, or how a stock stood on its last day."""
    found: Decimal | int | None = entry["history"][-1]["value"]
    return found


def _told(report: CentreReport) -> Told:
    figures = snapshots.thaw(report.figures or {})
    paper = report.paper
    return Told(
        quarter=report.period,
        number=paper.number if paper else "",
        issued_on=paper.issued_on if paper else report.last_day,
        accepted_on=clock.day_of(report.accepted_at),  # type: ignore[arg-type]
        data_on=figures["data_on"],
        indicators=main(figures["indicators"]),
    )


def names_of(code: str) -> dict[str, str]:
    """The name of an indicator in each language, by its column."""
    names = {}
    for language in sorted(LANGUAGE_NAMES):
        with override(language):
            names[f"name_{language}"] = str(INDICATORS[code].label) if code in INDICATORS else code
    return names
