"""The page of one number: what it says, how it is counted, what records make it, who is not in it (7.2)."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from core.enums import Direction, Unit
from core.spreadsheets import as_xlsx
from finance.enums import OperationState
from reporting.domain.lineage import Lineage
from reporting.domain.snapshot import percent, plan_state
from reporting.enums import Combine, PlanState
from reporting.indicators import Asked
from reporting.presentation import figures, sentences
from reporting.presentation.movement_tables import MISSING
from reporting.presentation.value_tables import TONES

Values = dict[str, Any]
#: why one is not in the figure, by whom it is asked of
REASONS: dict[str, Mapping[str, Any]] = {
    Asked.RESIDENTS: MISSING,
    Asked.OPERATIONS: dict(OperationState.choices),
    Asked.RECORDS: {"no_day": gettext_lazy("the day on which it was found complete is not known")},
    Asked.GRADUATES: {"unknown": gettext_lazy("nothing is known")},
}


def page(found: Lineage, *, link: Callable[[Values], str]) -> Values:
    """What both pages show; `link` gives the address of a record, empty where the reader may not open it."""
    indicator = found.indicator
    state = plan_state(found.fact, found.plan, less=indicator.less_is_better)
    return {
        "title": sentences.label(indicator.code),
        "period": found.quarter.label(),
        "answer": _answer(found),
        "formula": indicator.definition,
        "facts": _facts(found, state),
        "tone": TONES[state],
        "splits": [split for split in _splits(found) if split["lines"]],
        "is_share": indicator.combine == Combine.RATIO,
        "rows": [_row(found, row, link) for row in found.rows],
        "sum": _sum(found),
        "missing": missing(found.missing),
        "told": _told(found),
        "moved": _moved(found),
        "has_begun": found.has_begun,
    }


def exact_fact(value: Decimal | None) -> str:
    """The figure to its last digit; words where there is none."""
    return _("no data") if value is None else figures.exact(value)


def missing(values: Mapping[str, Any]) -> Values | None:
    """Who is not in the figure: a sentence and the list; none where nobody was to be asked."""
    expected, gaps = values["expected"], values["gaps"]
    if not expected:
        return None
    known, reasons = expected - len(gaps), REASONS[values["asked"]]
    return {
        "says": _known_says(values["asked"], known, expected),
        "rows": [{"name": gap["name"], "why": str(reasons.get(gap["why"], ""))} for gap in gaps],
    }


def sheet(found: Lineage) -> bytes:
    """The same records as a spreadsheet: the last line is the figure."""
    headings = [
        _("Record"),
        _("Quarter"),
        _("Date"),
        _("Unit"),
        _("Direction"),
        _("Details"),
        _("Value"),
        _("Of the whole"),
    ]
    rows = [
        [
            row["name"],
            str(row["quarter"]),
            row["on"],
            _label(Unit, row.get("unit", "")),
            _label(Direction, row.get("direction", "")),
            _detail(found, row),
            row["value"],
            row.get("whole") or None,
        ]
        for row in found.rows
    ]
    last = [sentences.label(found.indicator.code), str(found.quarter), None, None, None, _unit(found)]
    return as_xlsx(sentences.label(found.indicator.code), headings, [*rows, [*last, found.fact, None]])


def record_link(user: Any) -> Callable[[Values], str]:
    """Where a reader of the admin may open each record."""

    def link(row: Values) -> str:
        app, model = row["model"].split(".")
        if not user.is_staff or not user.has_perm(f"{app}.view_{model}"):
            return ""
        try:
            return reverse(f"admin:{app}_{model}_change", args=[row["pk"]])
        except NoReverseMatch:  # a record without a screen of its own
            return ""

    return link


def no_link(row: Values) -> str:
    """For readers who have no admin."""
    return ""


def _answer(found: Lineage) -> str:
    unit = _unit(found)
    answer = exact_fact(found.fact)
    return f"{answer} {unit}" if unit and found.fact is not None else answer


def _unit(found: Lineage) -> str:
    measure = found.indicator.measure
    return "" if measure == "count" else str(measure.label)


def _facts(found: Lineage, state: PlanState) -> list[tuple[str, str]]:
    indicator = found.indicator
    met = percent(found.fact, found.plan, less=indicator.less_is_better)
    plan = _("No plan is set") if found.plan is None else figures.exact(found.plan)
    if met is not None:
        plan = _("%(plan)s (met: %(percent)s)") % {"plan": plan, "percent": figures.write_percent(met)}
    return [
        (_("Plan for the quarter"), plan),
        (_("State"), str(state.label)),
        (_("Counted"), str(indicator.kind.label)),
        (_("How the records make it"), str(indicator.combine.label)),
        (_("Source"), figures.capital(str(indicator.source))),
        (_("Responsible"), str(indicator.responsible.label)),
    ]


def _splits(found: Lineage) -> list[Values]:
    units, directions = dict(Unit.choices), dict(Direction.choices)
    splits = [
        _split(_("By unit"), found.by(lambda row: row.get("unit", "")), units),
        _split(_("By direction"), found.by(lambda row: row.get("direction", "")), directions),
    ]
    if found.indicator.parts != units:  # the number of residents has its unit for a sub-kind
        splits.append(_split(_("By kind"), found.by(lambda row: row["part"]), found.indicator.parts))
    return splits


def _split(title: str, groups: Mapping[str, Decimal | None], labels: Mapping[str, Any]) -> Values:
    """The groups in the order of their list; where no row has one there is no split."""
    unnamed = pgettext("split", "Not of one of them")
    known = [code for code in labels if code in groups]
    rest = sorted(code for code in groups if code not in labels)
    lines = [
        {
            "label": str(labels.get(code, code)) or unnamed,
            "value": exact_fact(groups[code]),
        }
        for code in (*known, *rest)
    ]
    return {"title": title, "lines": lines if any(groups) else []}


def _row(found: Lineage, row: Values, link: Callable[[Values], str]) -> Values:
    return {
        "name": row["name"],
        "quarter": row["quarter"],
        "on": row["on"],
        "detail": _detail(found, row),
        "value": figures.exact(row["value"]),
        "whole": figures.exact(row["whole"]) if row.get("whole") else "",
        "url": link(row),
    }


def _detail(found: Lineage, row: Values) -> str:
    part = str(found.indicator.parts.get(row["part"], row["part"]))
    return " · ".join(word for word in (part, row["reference"]) if word)


def _sum(found: Lineage) -> Values | None:
    """The line below the records: what they add up to, and how the figure comes of it."""
    if not found.rows:
        return None
    value = sum((row["value"] for row in found.rows), Decimal(0))
    whole = sum((row.get("whole", Decimal(0)) for row in found.rows), Decimal(0))
    if found.is_sum:
        return {"label": _("Total"), "value": figures.exact(value), "whole": ""}
    if found.indicator.combine == Combine.RATIO:
        label = _("Total, and the share: %(share)s") % {"share": exact_fact(found.fact)}
        return {"label": label, "value": figures.exact(value), "whole": figures.exact(whole)}
    return {"label": _("Median"), "value": exact_fact(found.fact), "whole": ""}


def _known_says(asked: str, known: int, expected: int) -> str:
    numbers = {"known": known, "expected": expected}
    if asked == Asked.RESIDENTS:
        return sentences.reporting_heading({"expected": expected, "verified": known})
    if asked == Asked.GRADUATES:
        return (
            ngettext(
                "The state is known of %(known)s of %(expected)s graduate",
                "The state is known of %(known)s of %(expected)s graduates",
                expected,
            )
            % numbers
        )
    if asked == Asked.OPERATIONS:
        return _("Confirmed by the accountants: %(known)s of %(expected)s") % numbers
    return _("Counted: %(known)s of %(expected)s") % numbers


def _told(found: Lineage) -> str:
    report = found.report
    if report is None:
        return ""
    return _("As the submitted report tells it: № %(number)s, %(period)s. The figure stands still.") % {
        "number": report.paper.number if report.paper else figures.NONE,
        "period": report.label(),
    }


def _moved(found: Lineage) -> str:
    if not found.has_moved:
        return ""
    return _("The records now give %(now)s: a correction is shown in the next report (7.1).") % {
        "now": exact_fact(found.now)
    }


def _label(choices: Any, code: str) -> str:
    return str(choices(code).label) if code in choices.values else ""
