"""A budget against the money: plan, confirmed fact, per cent; a missing plan is said as such (5.2)."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from core.formatting import format_number, format_percent
from finance.presentation.money_tables import LISTS as PAGES
from reporting.domain.budget import Execution, execution_of, total_of
from reporting.domain.year_plan_paper import LISTS
from reporting.domain.year_plans import approved_plan
from reporting.enums_plans import BudgetSide, YearPlanKind

KEYS = {BudgetSide.INCOME.value: "source", BudgetSide.SPENDING.value: "purpose"}


def execution_tables(year: int) -> list[dict[str, Any]]:
    """Two tables, income and spending, each line with the rows behind its fact."""
    lines = execution_of(year)
    return [
        {
            "title": str(BudgetSide(side).label),
            "rows": [_row(line, year) for line in lines if line.side == side],
            "total": _row(total_of(lines, side), year),
        }
        for side in BudgetSide.values
    ]


def beside_money(year: int) -> dict[str, Any]:
    """What the page of the year's money says of its budget; nothing but the word where none is approved."""
    plan = approved_plan(YearPlanKind.BUDGET, year)
    page = reverse("admin:reporting_yearplan_change", args=[plan.pk]) if plan else ""
    template = "admin/reporting/budget_execution.html"
    return {"template": template, "plan": plan, "url": page, "tables": execution_tables(year) if plan else []}


def _row(line: Execution, year: int) -> dict[str, Any]:
    label = str(dict(LISTS[line.side].choices)[line.code]) if line.code else _("Total")
    chosen = f"{KEYS[line.side]}__exact={line.code}&" if line.code else ""
    url = f"{reverse(PAGES[line.side])}?{chosen}period={year}&state__exact=confirmed"
    words = {"plan": _plan(line), "fact": format_number(line.fact, 2), "percent": _percent(line)}
    says = (
        _("No plan; confirmed: %(fact)s")
        if line.plan is None
        else _("Plan: %(plan)s; confirmed: %(fact)s; executed: %(percent)s")
    )
    return {"label": label, **words, "says": says % words, "url": url}


def _plan(line: Execution) -> str:
    return _("no plan") if line.plan is None else format_number(line.plan, 2)


def _percent(line: Execution) -> str:
    return "–" if line.percent is None else format_percent(line.percent, 1)
