"""What a quarterly report says, as plain values: made from the facts, frozen when it is submitted (7.1).

Codes, numbers, money and days only, never sentences: the words are made later, in each language.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from applications.domain.pipeline import pipeline
from core.quarters import Quarter
from finance.domain.queries import confirmed_between
from reporting.domain import quarter_work, resident_figures, signatories
from reporting.enums import PlanState
from reporting.indicators import INDICATORS, Indicator, Missing, Row
from reporting.indicators.jobs import movement
from reporting.indicators.patents import certificates
from reporting.indicators.residents import resident_flows, unit_flows
from reporting.indicators.sums import Sum
from reporting.models import CentreReport, IndicatorSet, PlanValue
from residents.domain import headcount

HISTORY, YEAR = 8, 4
#: the form of the paper: a report submitted by an earlier form is printed by it again, to the byte
FORM = 3
Snapshot = dict[str, Any]


def build_snapshot(
    quarter: Quarter, indicator_set: IndicatorSet, *, on: date, report: CentreReport | None = None
) -> Snapshot:
    """The report of `quarter` as the facts give it on the day `on`."""
    indicators = [INDICATORS[code] for code in indicator_set.codes]
    first = quarter.year_quarters[0]
    year = {indicator.code: indicator.rows(first, quarter) for indicator in indicators}
    return {
        "form": FORM,
        "period": quarter,
        "data_on": on,
        "indicator_set": _set(indicator_set),
        "indicators": indicator_entries(quarter, indicator_set.codes),
        "flows": resident_flows(quarter).values(),
        "unit_flows": unit_flows(quarter),
        "jobs": _jobs(year.get("jobs_created", []), quarter),
        "investment": _by_part(year.get("investment", [])),
        "patents": _patents(year.get("patents", [])),
        "certificates": certificates(quarter.year_quarters[0], quarter),
        "residents": resident_figures.of_year(quarter, year),
        "moves": resident_figures.moves(quarter),
        "reporting": resident_figures.reporting(quarter),
        "restatements": resident_figures.restatements(quarter),
        "pipeline": _pipeline(quarter),
        "money": confirmed_between(quarter.start, quarter.end),
        **quarter_work.done(quarter, quarter),
        "risks": quarter_work.risks(quarter, on=on),
        "next_plan": quarter_work.next_plan(quarter, indicator_set.codes),
        "words": words_of(report),
        "signatory": signatories.director_on(on),
        "rows": {code: [row_values(row) for row in found] for code, found in year.items()},
    }


def indicator_entries(quarter: Quarter, codes: Iterable[str]) -> list[Snapshot]:
    """Some indicators of a quarter as a report would tell them now: fact, plan, change, eight quarters."""
    indicators, history = [INDICATORS[code] for code in codes], quarter.last(HISTORY)
    first = min(history[0], quarter.year_quarters[0])
    plans = {(p.indicator, p.period): p.value for p in PlanValue.objects.of(list(history))}
    return [_indicator(one, one.sums(first, quarter), history, plans) for one in indicators]


def _set(indicator_set: IndicatorSet) -> Snapshot:
    act = indicator_set.act
    return {"version": indicator_set.version, "act_number": act.number, "act_date": act.dated_on}


def _indicator(
    indicator: Indicator,
    sums: Sequence[Row | Sum],
    history: Sequence[Quarter],
    plans: dict[tuple[str, Quarter], Decimal],
) -> Snapshot:
    by_quarter = indicator.each(sums, history)
    quarter = history[-1]
    fact = indicator.fact(sums, quarter)
    plan = plans.get((indicator.code, quarter))
    less = indicator.less_is_better
    return {
        "code": indicator.code,
        "kind": indicator.kind.value,
        "measure": indicator.measure.value,
        "combine": indicator.combine.value,
        "fact": fact,
        "plan": plan,
        "percent": percent(fact, plan, less=less),
        "state": plan_state(fact, plan, less=less).value,
        "change": _change(indicator, by_quarter, quarter),
        "year_before": _year_before(indicator, sums, by_quarter),
        "missing": missing_values(indicator.missing(quarter)),
        "history": [
            {"quarter": q, "value": value, "plan": plans.get((indicator.code, q))}
            for q, value in by_quarter.items()
        ],
    }


def percent(fact: Decimal | None, plan: Decimal | None, *, less: bool = False) -> Decimal | None:
    """The fact in hundredths of the plan, or the plan in hundredths of the fact where less is better.

    None without a fact or a plan, and for a plan or a fact of nothing: there is nothing to divide by.
    """
    if fact is None or plan is None:
        return None
    part, whole = (plan, fact) if less else (fact, plan)
    return (part * 100 / whole).quantize(Decimal("0.01")) if whole else None


def plan_state(fact: Decimal | None, plan: Decimal | None, *, less: bool = False) -> PlanState:
    """Whether the fact has reached the plan; without a plan or without data it is neither met nor behind."""
    if fact is None:
        return PlanState.NO_DATA
    if plan is None:
        return PlanState.NO_PLAN
    return PlanState.MET if (fact <= plan if less else fact >= plan) else PlanState.BEHIND


def _change(
    indicator: Indicator, by_quarter: dict[Quarter, Decimal | None], quarter: Quarter
) -> Decimal | None:
    """What a flow added in the quarter; of all else, how far it is from the quarter before."""
    now, before = by_quarter[quarter], by_quarter[quarter.previous]
    if indicator.is_additive:
        return now
    return None if now is None or before is None else now - before


def _year_before(
    indicator: Indicator, sums: Sequence[Row | Sum], by_quarter: dict[Quarter, Decimal | None]
) -> Decimal | None:
    """The figure of the same quarter a year before; none when the records do not go back so far."""
    *_rest, quarter = by_quarter
    then = quarter + -YEAR
    if not any(one.quarter <= then for one in sums):
        return None
    return indicator.fact(sums, then)


def missing_values(missing: Missing) -> Snapshot:
    """Who is not in a figure, as plain values."""
    gaps = [{"name": gap.name, "why": gap.why, "model": gap.model, "pk": gap.pk} for gap in missing.gaps]
    return {"asked": missing.asked.value, "expected": missing.expected, "gaps": gaps}


def _jobs(rows: Sequence[Row], quarter: Quarter) -> Snapshot:
    change = movement(rows)
    now = headcount.jobs_now(quarter).values()
    return {
        "gained": change.gained,
        "lost": change.lost,
        "net": change.net,
        "full": change.full,
        "part": change.part,
        "stock_full": sum(jobs.full for jobs in now),
        "stock_part": sum(jobs.part for jobs in now),
    }


def _by_part(rows: Iterable[Row]) -> dict[str, Decimal]:
    parts: dict[str, Decimal] = {}
    for row in rows:
        parts[row.part] = parts.get(row.part, Decimal(0)) + row.value
    return parts


def _patents(rows: Iterable[Row]) -> list[Snapshot]:
    return [{"title": row.name, "kind": row.part, "number": row.reference, "on": row.on} for row in rows]


def _pipeline(quarter: Quarter) -> Snapshot:
    counts = pipeline(quarter.start, quarter.end)
    return {
        "before": counts.before,
        "received": counts.received,
        "reopened": counts.reopened,
        "accepted": counts.accepted,
        "rejected": counts.rejected,
        "withdrawn": counts.withdrawn,
        "after": counts.after,
        "by_state": counts.by_state,
    }


def words_of(report: CentreReport | None) -> Snapshot:
    names = ("highlights", "obstacles", "requests")
    words = {name: getattr(report, name) if report else "" for name in names}
    return {**words, "chapters": report.chapters if report else {}}


def row_values(row: Row) -> Snapshot:
    """A record behind a figure, so that the frozen report still shows what it was made of."""
    names = (
        "quarter", "value", "whole", "model", "pk", "name", "on", "unit", "direction", "part", "reference",
    )  # fmt: skip
    return {name: getattr(row, name) for name in names}
