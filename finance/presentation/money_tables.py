"""The year's money as tables: each figure is a link to the rows that make it."""

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from core.formatting import format_money, format_number
from core.quarters import Quarter
from finance.domain import queries
from finance.domain.queries import Line, Total
from finance.enums import FundingSource, OperationState, SpendingPurpose

NONE = "–"
LISTS = {
    "income": "admin:finance_income_changelist",
    "spending": "admin:finance_spending_changelist",
}

#: What upper rooms say beside the money of a year, each with its `template`; filled by AppConfig.ready().
BESIDE: list[Callable[[int], dict[str, Any]]] = []


def of_year(year: int) -> dict[str, Any]:
    """Income by source, spending by source with what is left, spending by purpose."""
    quarters = Quarter(year, 1).year_quarters
    return {
        "heads": [_("Q%(number)s") % {"number": quarter.number} for quarter in quarters],
        "tables": [
            _table(_("Income by source (5.2)"), "income", "source", queries.income_by_source(year), year),
            _table(_("Spending by source"), "spending", "source", queries.spending_by_source(year), year),
            _table(
                _("Spending by purpose (5.3)"), "spending", "purpose", queries.spending_by_purpose(year), year
            ),
        ],
        "balances": [
            {"label": source.label, "value": _words(queries.balance_of(source, on=quarters[-1].end))}
            for source in FundingSource
        ],
        "beside": [say(year) for say in BESIDE],
    }


def _table(title: str, kind: str, key: str, lines: Iterable[Line], year: int) -> dict[str, Any]:
    lines = list(lines)
    labels = dict((FundingSource if key == "source" else SpendingPurpose).choices)
    rows = [_row(str(labels[line.code]), line, kind, {f"{key}__exact": line.code}, year) for line in lines]
    total = _row(_("Total"), queries.total_of(lines, year), kind, {}, year)
    return {"title": title, "rows": rows, "total": total}


def _row(label: str, line: Line, kind: str, chosen: dict[str, str], year: int) -> dict[str, Any]:
    cells = [_cell(total, kind, chosen, str(quarter)) for quarter, total in line.quarters.items()]
    return {"label": label, "cells": [*cells, _cell(line.year, kind, chosen, str(year))]}


def _cell(total: Total, kind: str, chosen: dict[str, str], period: str) -> dict[str, str]:
    page = reverse(LISTS[kind])
    confirmed = {**chosen, "period": period, "state__exact": OperationState.CONFIRMED}
    waiting = {**chosen, "period": period, "state__in": ",".join(queries.WAITING)}
    return {
        "confirmed": _number(total.confirmed),
        "confirmed_url": f"{page}?{urlencode(confirmed)}",
        "waiting": _number(total.waiting) if total.waiting else "",
        "waiting_url": f"{page}?{urlencode(waiting)}",
    }


def _number(amount: Any) -> str:
    return format_number(amount, 2).replace("-", "−") if amount else NONE


def _words(amount: Any) -> str:
    return format_money(amount).replace("-", "−")
