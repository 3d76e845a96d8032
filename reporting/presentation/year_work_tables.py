"""The work plan and the budget of a year in its report: how much was done, and line by line (4.2.3 c)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.formatting import format_number, format_percent
from reporting.domain.budget import Execution, total_of
from reporting.domain.year_plan_paper import LISTS
from reporting.enums_plans import BudgetSide, ItemStanding
from reporting.presentation import figures

Values = Mapping[str, Any]
DONE = (ItemStanding.DONE, ItemStanding.DONE_LATE)


def work_plan(values: Values) -> dict[str, Any] | None:
    """Each line with its standing; none where no plan was approved or the report is older than this part."""
    known = values.get("work_plan")
    if not known:
        return None
    items = known["items"]
    done = sum(item["standing"] in DONE for item in items)
    heading = ngettext(
        "Of %(count)s line of the work plan %(done)s is done",
        "Of %(count)s lines of the work plan %(done)s are done",
        len(items),
    )
    return {
        "heading": heading % {"count": format_number(len(items)), "done": format_number(done)},
        "version": known["version"],
        "approved_on": known["approved_on"],
        "counts": _counts(items),
        "rows": [{**item, "standing": str(ItemStanding(item["standing"]).label)} for item in items],
    }


def budget(values: Values) -> dict[str, Any] | None:
    """Income by source and spending by purpose against the budget; none where none was approved."""
    known = values.get("budget")
    if not known:
        return None
    lines = [Execution(**line) for line in known["lines"]]
    income = total_of(lines, BudgetSide.INCOME.value)
    return {
        "heading": _("The plan of income is carried out by %(percent)s") % {"percent": _percent(income)}
        if income.percent is not None
        else _("Budget and its execution"),
        "version": known["version"],
        "sides": [_side(side, lines) for side in BudgetSide],
    }


def _counts(items: Sequence[Values]) -> list[dict[str, Any]]:
    """How many lines stand how; those that stand nowhere are left out."""
    standing = [item["standing"] for item in items]
    return [
        {"label": str(one.label), "value": figures.exact(standing.count(one.value))}
        for one in ItemStanding
        if one.value in standing
    ]


def _side(side: BudgetSide, lines: list[Execution]) -> dict[str, Any]:
    own = [line for line in lines if line.side == side.value]
    return {"label": str(side.label), "rows": [*map(_row, own), _row(total_of(lines, side.value))]}


def _row(line: Execution) -> dict[str, Any]:
    label = str(dict(LISTS[line.side].choices)[line.code]) if line.code else _("Total")
    return {
        "label": label,
        "tone": "" if line.code else "sum",
        "plan": _("no plan") if line.plan is None else _som(line.plan),
        "fact": _som(line.fact),
        "percent": _percent(line),
    }


def _som(amount: Decimal) -> str:
    return format_number(amount, 2).replace("-", "−") if amount else figures.NONE


def _percent(line: Execution) -> str:
    return figures.NONE if line.percent is None else format_percent(line.percent, 1)
