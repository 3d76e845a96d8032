"""The year's report: its quarters side by side, each as it was submitted (7.1)."""

from datetime import date
from typing import Any

from core.quarters import Quarter
from documents.domain import snapshots
from finance.domain.queries import confirmed_between
from reporting.domain import quarter_work, signatories, year_work
from reporting.domain.snapshot import FORM, Snapshot, build_snapshot, percent, plan_state, words_of
from reporting.indicators import INDICATORS
from reporting.models import CentreReport, IndicatorSet, PlanValue


def build_annual(
    year: int, indicator_set: IndicatorSet, *, on: date, report: CentreReport | None = None
) -> Snapshot:
    """The year from its quarters: the frozen figures of those submitted, the facts of those begun."""
    submitted = {r.period: r for r in _submitted(year)}
    quarters = [q for q in Quarter(year, 1).year_quarters if q.start <= on]
    figures = {q: _figures(q, submitted.get(q), indicator_set, on) for q in quarters}
    last = figures[quarters[-1]]
    return {
        "form": FORM,
        "year": year,
        "data_on": on,
        "indicator_set": last["indicator_set"],
        "quarters": [{"quarter": q, "number": _number(submitted.get(q))} for q in quarters],
        "indicators": [_indicator(entry, figures, year) for entry in last["indicators"]],
        "flows": [{"quarter": q, **values["flows"]} for q, values in figures.items()],
        "restatements": [row for values in figures.values() for row in values.get("restatements", ())],
        "alumni": quarter_work.alumni(min(on, quarters[-1].end)),
        "work_plan": year_work.work_plan(year, on),
        "budget": year_work.budget(year, quarters[-1]),
        "money": confirmed_between(quarters[0].start, quarters[-1].end),
        **year_work.done(quarters[-1]),
        "words": words_of(report),
        "signatory": signatories.director_on(on),
    }


def _submitted(year: int) -> list[CentreReport]:
    return list(CentreReport.objects.quarterly().submitted().filter(year=year).select_related("paper"))


def _number(report: CentreReport | None) -> str:
    return report.paper.number if report and report.paper else ""


def _figures(
    quarter: Quarter, report: CentreReport | None, indicator_set: IndicatorSet, on: date
) -> Snapshot:
    if report is not None and report.figures is not None:
        return snapshots.thaw(report.figures)
    return build_snapshot(quarter, indicator_set, on=on)


def _indicator(entry: dict[str, Any], figures: dict[Quarter, Snapshot], year: int) -> Snapshot:
    """One indicator's year: each quarter by itself, and the year against the plan of its last quarter."""
    code = entry["code"]
    by_quarter = [_of(code, values, quarter) for quarter, values in figures.items()]
    plan = PlanValue.objects.filter(indicator=code, year=year, quarter=4).first()
    target = plan.value if plan else None
    less = INDICATORS[code].less_is_better if code in INDICATORS else False
    return {
        **{key: entry[key] for key in ("code", "kind", "measure", "fact", "year_before") if key in entry},
        "plan": target,
        "percent": percent(entry["fact"], target, less=less),
        "state": plan_state(entry["fact"], target, less=less).value,
        "quarters": by_quarter,
    }


def _of(code: str, values: Snapshot, quarter: Quarter) -> Snapshot:
    for entry in values["indicators"]:
        if entry["code"] == code:
            return {"quarter": quarter, "value": entry["history"][-1]["value"], "fact": entry["fact"]}
    return {"quarter": quarter, "value": None, "fact": None}
