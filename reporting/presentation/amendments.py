"""The version of the Regulation in force on a day, in words (8.2)."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from core.formatting import format_date
from reporting.domain.amendments import version_on
from reporting.models import Amendment


def version_rows(day: date) -> list[dict[str, Any]]:
    """The amendments in force on `day`, in their order, each with its two references. One query."""
    return [
        {"text": _("Clause %(clause)s") % {"clause": row.clause}, "note": basis_of(row), "clause": row.clause}
        | {"wording": row.wording}
        for row in version_on(day)
    ]


def basis_of(row: Amendment) -> str:
    """By which decision and which order an amendment is in force, and since when."""
    if row.council_act is None or row.order_act is None or row.in_force_from is None:
        return ""
    return _(
        "In force from %(from)s: decision of the Academic Council № %(council)s of %(council_day)s, "
        "rector's order № %(order)s of %(order_day)s"
    ) % {
        "from": format_date(row.in_force_from, "short"),
        "council": row.council_act.number,
        "council_day": format_date(row.council_act.dated_on, "short") if row.council_act.dated_on else "",
        "order": row.order_act.number,
        "order_day": format_date(row.order_act.dated_on, "short") if row.order_act.dated_on else "",
    }
