"""Where a number comes from: its definition, the records that make it, and who is not in it (7.2).

A quarter whose report is submitted is told as the report told it; any other as the facts tell it now.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from core import clock
from core.quarters import Quarter
from documents.domain import snapshots
from reporting.domain.snapshot import missing_values, row_values
from reporting.enums import Combine, IndicatorKind
from reporting.indicators import INDICATORS, Indicator
from reporting.indicators.base import combined
from reporting.models import CentreReport, PlanValue

Values = dict[str, Any]
#: the figures that residents' reports give
FROM_REPORTS = ("jobs_created", "investment", "revenue")
NOBODY: Values = {"asked": "records", "expected": 0, "gaps": []}


@dataclass(frozen=True)
class Lineage:
    """One figure of one quarter with everything behind it."""

    indicator: Indicator
    quarter: Quarter
    fact: Decimal | None
    plan: Decimal | None = None
    #: the records that make `fact`, as plain values
    rows: Sequence[Values] = ()
    missing: Values = field(default_factory=lambda: dict(NOBODY))
    #: the submitted report that says so; none while the facts speak for themselves
    report: CentreReport | None = None
    #: what the records give now, where the report says something else
    now: Decimal | None = None
    has_moved: bool = False
    has_begun: bool = True

    @property
    def adds_up(self) -> bool:
        """Whether the records make the figure."""
        return self.figure_of(self.rows) == self.fact

    def figure_of(self, rows: Sequence[Values]) -> Decimal | None:
        """The figure of some of the rows."""
        parts = [(row["value"], row.get("whole", Decimal(0))) for row in rows]
        return combined(self.indicator.combine, parts)

    def by(self, key: Callable[[Values], str]) -> dict[str, Decimal | None]:
        """The figure of each group of rows; of a sum the groups add up to the whole."""
        groups: dict[str, list[Values]] = {}
        for row in self.rows:
            groups.setdefault(key(row), []).append(row)
        return {name: self.figure_of(rows) for name, rows in groups.items()}

    @property
    def is_sum(self) -> bool:
        """Whether the records simply add up."""
        return self.indicator.combine == Combine.SUM


def lineage(code: str, quarter: Quarter, *, on: date | None = None) -> Lineage | None:
    """The figure as the submitted report tells it, else as the facts do; none for an unknown indicator."""
    indicator = INDICATORS.get(code)
    if indicator is None:
        return None
    told = as_submitted(code, quarter)
    if told is not None:
        return _beside_facts(told)
    if quarter.start > (on or clock.today()):
        return Lineage(indicator, quarter, None, _plan(code, quarter), has_begun=False)
    rows = indicator.behind(indicator.rows(quarter.year_quarters[0], quarter), quarter)
    return Lineage(
        indicator,
        quarter,
        fact=indicator.figure(rows),
        plan=_plan(code, quarter),
        rows=[row_values(row) for row in rows],
        missing=missing_values(indicator.missing(quarter)),
    )


def as_submitted(code: str, quarter: Quarter) -> Lineage | None:
    """The figure in the submitted report of the quarter; none when there is no such figure."""
    report = CentreReport.objects.submitted().of(quarter).select_related("paper").first()
    indicator = INDICATORS.get(code)
    if report is None or indicator is None:
        return None
    figures = snapshots.thaw(report.figures or {})
    entry = next((entry for entry in figures["indicators"] if entry["code"] == code), None)
    if entry is None:
        return None
    stock = indicator.kind == IndicatorKind.STOCK
    kept = figures.get("rows", {}).get(code, [])
    return Lineage(
        indicator,
        quarter,
        fact=entry["fact"],
        plan=entry["plan"],
        rows=[row for row in kept if row["quarter"] == quarter or not stock],
        missing=entry.get("missing") or _missing_then(figures, indicator),
        report=report,
    )


def _beside_facts(told: Lineage) -> Lineage:
    """The same with what the records give now, where that is another figure."""
    now = told.indicator.year_to_date(told.quarter)
    return replace(told, now=now, has_moved=now != told.fact)


def _plan(code: str, quarter: Quarter) -> Decimal | None:
    return PlanValue.objects.of([quarter]).filter(indicator=code).values_list("value", flat=True).first()


def _missing_then(figures: Values, indicator: Indicator) -> Values:
    """Of a report frozen before figures kept who is missing: its list of residents who did not report."""
    reporting = figures.get("reporting")
    if reporting is None or indicator.code not in FROM_REPORTS:
        return dict(NOBODY)
    gaps = [{"name": row["name"], "why": row["state"], "model": "", "pk": 0} for row in reporting["missing"]]
    return {"asked": "residents", "expected": reporting["expected"], "gaps": gaps}
