"""The money of the quarter in the report: what came by source, what went by purpose (5.2, 5.3)."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from core.formatting import format_number
from finance.enums import FundingSource, SpendingPurpose
from reporting.presentation import figures, told

Values = Mapping[str, Any]
NOTHING = Decimal(0)


def money(values: Values, *, of_year: bool = False) -> dict[str, Any] | None:
    """Tables of the confirmed money; none where there was none, or in a report from before it was told."""
    known = values.get("money")
    if known is None:
        return None
    income, spent, purposes = known["income"], known["spent"], known["purposes"]
    if not told.something((income, spent, purposes)):
        return None
    sources = [
        {"label": str(source.label), "income": _som(income.get(source)), "spent": _som(spent.get(source))}
        for source in FundingSource
    ]
    total = {"label": _("Total"), "income": _som(_sum(income)), "spent": _som(_sum(spent)), "tone": "sum"}
    return {
        "caption": _("Money of the year by source, confirmed by OshTU's accountants, som")
        if of_year
        else _("Money of the quarter by source, confirmed by OshTU's accountants, som"),
        "heading": (
            _("Money of the year: received %(income)s, spent %(spent)s")
            if of_year
            else _("Money of the quarter: received %(income)s, spent %(spent)s")
        )
        % {"income": _millions(_sum(income)), "spent": _millions(_sum(spent))},
        "sources": [*sources, total],
        "purposes": [
            *({"label": str(p.label), "value": _som(purposes.get(p)), "tone": ""} for p in SpendingPurpose),
            {"label": _("Total"), "value": _som(_sum(purposes)), "tone": "sum"},
        ],
    }


def _sum(amounts: Mapping[str, Decimal]) -> Decimal:
    return sum(amounts.values(), NOTHING)


def _som(amount: Decimal | None) -> str:
    return format_number(amount, 2).replace("-", "−") if amount else figures.NONE


def _millions(amount: Decimal) -> str:
    return _("%(amount)s million som") % {"amount": figures.write(amount, "kgs")}
