"""The tables of values: the indicators, and what jobs, investment and patents are made of."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from ip.enums import IPKind
from reporting.enums import IndicatorKind, Measure, PlanState
from reporting.presentation import figures, sentences
from residents.enums import InvestmentKind

Values = Mapping[str, Any]
Rows = list[dict[str, Any]]

#: a table has no room for the whole words
SHORT = {
    PlanState.MET: pgettext_lazy("state of a plan", "Met"),
    PlanState.BEHIND: pgettext_lazy("state of a plan", "Behind"),
    PlanState.NO_PLAN: pgettext_lazy("state of a plan", "No plan"),
    PlanState.NO_DATA: pgettext_lazy("state of a plan", "No data"),
}
TONES = {PlanState.MET: "ok", PlanState.BEHIND: "wait", PlanState.NO_PLAN: "dim", PlanState.NO_DATA: "dim"}


def indicator_rows(indicators: Sequence[Values]) -> Rows:
    """The five (or as many as the Board approved): fact, plan, percent, the quarter's change, state."""
    return [
        {
            "code": entry["code"],
            "label": sentences.label(entry["code"]),
            "note": _note(entry),
            "fact": figures.write_fact(entry["fact"], entry["measure"]),
            "plan": plan_words(entry["plan"], entry["measure"]),
            "has_fact": entry["fact"] is not None,
            "has_plan": entry["plan"] is not None,
            "percent": figures.write_percent(entry["percent"]),
            "change": figures.write_change(entry["change"], entry["measure"]) if "change" in entry else "",
            "on_year": _on_year(entry),
            "before": figures.write(entry.get("year_before"), entry["measure"]),
            "state": SHORT[PlanState(entry["state"])],
            "tone": TONES[PlanState(entry["state"])],
        }
        for entry in indicators
    ]


def investment_rows(parts: Values) -> Rows:
    """Investment by kind, in thousands of som that add up."""
    kinds = [kind for kind in InvestmentKind if parts.get(kind.value)]
    amounts = figures.in_thousands([parts[kind.value] for kind in kinds])
    rows = [
        {"label": str(kind.label), "value": figures.write_count(n), "tone": ""}
        for kind, n in zip(kinds, amounts, strict=True)
    ]
    return [*rows, {"label": _("Total"), "value": figures.exact(sum(amounts)), "tone": "sum"}]


def jobs_rows(jobs: Values) -> Rows:
    """Gained and lost add up to the net number, which is of full-time and part-time jobs."""
    return [
        {"label": _("Gained"), "value": figures.write_move(jobs["gained"]), "tone": ""},
        {"label": _("Lost"), "value": figures.write_move(-jobs["lost"]), "tone": ""},
        {
            "label": _("Created, net"),
            "value": figures.write_change(jobs["net"], Measure.COUNT),
            "tone": "sum",
        },
        {"label": _("of them full time"), "value": figures.write_move(jobs["full"]), "tone": "of"},
        {"label": _("of them part time"), "value": figures.write_move(jobs["part"]), "tone": "of"},
    ]


def stock_rows(jobs: Values) -> Rows:
    """Everybody who works for the residents in force on the last day."""
    return [
        {"label": _("Full time"), "value": figures.write_count(jobs["stock_full"]), "tone": ""},
        {"label": _("Part time"), "value": figures.write_count(jobs["stock_part"]), "tone": ""},
        {
            "label": _("Total"),
            "value": figures.write_count(jobs["stock_full"] + jobs["stock_part"]),
            "tone": "sum",
        },
    ]


def protection_rows(patents: Sequence[Values], certificates: int) -> Rows:
    """Patents by kind; certificates stand below the total, because they are not patents."""
    counts = Counter(entry["kind"] for entry in patents)
    rows = [
        {"label": str(kind.label), "value": figures.write_count(counts[kind.value]), "tone": ""}
        for kind in IPKind
        if counts[kind.value]
    ]
    total = {"label": _("Patents in all"), "value": figures.exact(len(patents)), "tone": "sum"}
    beside = {
        "label": _("Certificates (not counted as patents)"),
        "value": figures.write_count(certificates),
        "tone": "of",
    }
    return [*rows, total, beside]


def patent_rows(patents: Sequence[Values]) -> Rows:
    """The patents granted since the beginning of the year."""
    return [{**entry, "kind": str(IPKind(entry["kind"]).label)} for entry in patents]


def _on_year(entry: Values) -> str:
    """How the figure changed against the same quarter of the year before."""
    before, fact = entry.get("year_before"), entry["fact"]
    return figures.write_change(None if before is None or fact is None else fact - before, entry["measure"])


def plan_words(plan: Any, measure: str) -> str:
    """A plan that is missing is said to be missing: it is no nought."""
    return str(_("no plan")) if plan is None else figures.write(plan, measure)


def _note(entry: Values) -> str:
    """When it counts and in what; of how many reports, where some are missing."""
    kind, unit = str(IndicatorKind(entry["kind"]).label), figures.unit(entry["measure"])
    missing = entry.get("missing")
    parts = [f"{kind}, {unit}" if unit else kind]
    if missing and missing["gaps"]:
        numbers = {"known": missing["expected"] - len(missing["gaps"]), "expected": missing["expected"]}
        parts.append(_("counted: %(known)s of %(expected)s") % numbers)
    return "; ".join(parts)
