"""The quarterly report as its template wants it: words, tables and charts in the active language (7.1)."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Post
from core.formatting import format_date, format_number
from documents import charts
from documents.domain.preparers import Prepared
from reporting.indicators import INDICATORS, Indicator, main, supporting
from reporting.presentation import (
    attached,
    money_tables,
    movement_tables,
    resident_tables,
    sentences,
    told,
    transfer_tables,
    value_tables,
    work_tables,
)

Values = Mapping[str, Any]
RESIDENTS = "residents"


def prepare(values: Values) -> Prepared:
    """The context of `reporting/papers/quarterly_report.html` from the report's plain values."""
    drawings = {
        f"bar_{entry['code']}": charts.plan_bar(entry["fact"] or 0, entry["plan"])
        for entry in values["indicators"]
    }
    residents = next((entry for entry in values["indicators"] if entry["code"] == RESIDENTS), None)
    if residents is not None:
        drawings["residents"] = residents_chart(residents)
    context = {
        **shared(values),
        "is_draft": "paper" not in values,
        "headline": sentences.headline(values["indicators"]),
        "lead": sentences.lead(values),
        "indicators": value_tables.indicator_rows(main(values["indicators"])),
        "supporting": value_tables.indicator_rows(told.told(supporting(values["indicators"]))),
        "untold": told.untold(supporting(values["indicators"])),
        "tells": told.tells(values, residents),
        "words": values["words"],
        "chapters": values["words"].get("chapters", {}),
        **_work(values),
        "chart": _chart_words(residents) if residents else None,
        "money": money_tables.money(values),
        **_residents(values),
        **_movement(values),
    }
    return Prepared(context, drawings, attached.files_of(values))


def _work(values: Values) -> dict[str, Any]:
    """Services, risks and plans; nothing for a report of the form before they were in it."""
    if "risks" not in values:
        return {}
    risks = values["risks"]
    return {
        "work": work_tables.work(values),
        "risks": work_tables.risk_rows(risks),
        "risks_heading": work_tables.risks_heading(risks),
        "risks_on": risks["on"],
        "ending": risks["ending"],
        "next_plan": work_tables.plan_rows(values["next_plan"]),
        "next_quarter": values["period"].next,
    }


def shared(values: Values) -> dict[str, Any]:
    """What the reports of a quarter and of a year have in common."""
    signatory = values["signatory"]
    return {
        "paper": values.get("paper"),
        "form": values.get("form", 1),
        "period": values.get("period"),
        "data_on": values["data_on"],
        "indicator_set": values["indicator_set"],
        "signatory": {"post": Post(signatory["post"]).label, "name": signatory["name"]},
        "notes": [
            _note(INDICATORS[entry["code"]]) for entry in values["indicators"] if entry["code"] in INDICATORS
        ],
        "sources": _sources(values["indicators"]),
    }


def residents_chart(entry: Values) -> bytes:
    """Residents at the end of each of the last quarters, with the plan as a mark."""
    history = entry["history"]
    quarters = [point["quarter"] for point in history]
    return charts.bar_chart(
        [point["value"] for point in history],
        [_("Q%(number)s") % {"number": quarter.number} for quarter in quarters],
        value_labels=[format_number(point["value"]) for point in history],
        groups=[
            str(quarter.year) if place == 0 or quarter.number == 1 else ""
            for place, quarter in enumerate(quarters)
        ],
        plan=[point["plan"] for point in history],
        plan_label=_("plan %(value)s") % {"value": format_number(entry["plan"])}
        if entry["plan"] is not None
        else "",
    )


def _chart_words(entry: Values) -> dict[str, str]:
    points = [
        f"{point['quarter'].label()} – {_residents_in_words(point['value'])}" for point in entry["history"]
    ]
    return {
        "heading": sentences.chart_heading(entry),
        "alt": _("Number of residents at the end of each quarter: %(points)s.")
        % {"points": "; ".join(points)},
    }


def _residents_in_words(count: Any) -> str:
    return ngettext("%(count)s resident", "%(count)s residents", int(count or 0)) % {
        "count": format_number(count)
    }


def _sources(indicators: list[Values]) -> str:
    known = [INDICATORS[entry["code"]] for entry in main(indicators) if entry["code"] in INDICATORS]
    return "; ".join(dict.fromkeys(str(indicator.source) for indicator in known))


def _note(indicator: Indicator) -> dict[str, Any]:
    """How one is counted and from what."""
    return {"label": indicator.label, "text": indicator.definition, "source": indicator.source}


def _residents(values: Values) -> dict[str, Any]:
    listed = values["residents"]
    return {
        "residents_heading": sentences.residents_heading(listed),
        "residents_caption": _("Since the beginning of the year, as of %(day)s")
        % {"day": format_date(values["period"].end, "short")},
        "groups": resident_tables.resident_groups(listed),
        "total": resident_tables.resident_total(listed),
        "units": resident_tables.unit_rows(listed),
        "units_total": sum(bool(entry["in_force"]) for entry in listed),
    }


def _movement(values: Values) -> dict[str, Any]:
    return {
        "moves_heading": sentences.moves_heading(values["flows"]),
        "flows": movement_tables.flow_rows(values["flows"]),
        "admitted": movement_tables.admitted_rows(values["moves"]["admitted"]),
        "left": movement_tables.left_rows(values["moves"]["left"]),
        **transfer_tables.context(values),
        "reporting_heading": sentences.reporting_heading(values["reporting"]),
        "counted": movement_tables.counted_rows(values["reporting"]),
        "restated": movement_tables.restated_rows(values.get("restatements", ())),
        "missing": movement_tables.missing_rows(values["reporting"]["missing"]),
        "pipeline_heading": sentences.pipeline_heading(values["pipeline"]),
        "pipeline": movement_tables.pipeline_rows(values["pipeline"]),
        "stages": movement_tables.stage_rows(values["pipeline"]),
        "jobs": value_tables.jobs_rows(values["jobs"]),
        "stock": value_tables.stock_rows(values["jobs"]),
        "investment": value_tables.investment_rows(values["investment"]),
        "protection": value_tables.protection_rows(values["patents"], values["certificates"]),
        "patents": value_tables.patent_rows(values["patents"]),
    }
