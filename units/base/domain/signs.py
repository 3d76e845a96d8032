"""Whose room stands unused: a sign that a resident may need a call, never more (3.3.2)."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from core.conf import centre
from core.formatting import format_date
from core.months import add_months
from residents.enums_contract import GrantKind
from residents.models import Grant, Residency
from units.base.models import Allocation


def grace() -> int:
    """Months after which what is granted and not used is a sign."""
    return int(centre("SIGN_MONTHS"))


def granted(rows: Sequence[Residency], kind: str, on: date) -> dict[int, date]:
    """Since when each residency (by pk) has had something of this kind by its contract. One query."""
    lines = Grant.objects.in_force(on).filter(kind=kind, contract__residency__in=[row.pk for row in rows])
    begun = {row.pk: row.started_on for row in rows}
    since: dict[int, date] = {}
    for pk, effective in lines.values_list("contract__residency", "supplement__effective_on"):
        day = max(effective or begun[pk], begun[pk])
        since[pk] = min(since.get(pk, day), day)
    return since


def unused_rooms(rows: Sequence[Residency], on: date) -> dict[int, str]:
    """A room by the contract for months, and none taken in all that time. Two queries."""
    since = granted(rows, GrantKind.ROOM, on)
    taken = set(
        Allocation.objects.filter(residency__in=list(since))
        .overlapping(add_months(on, -grace()), on)
        .values_list("residency", flat=True)
    )
    words = _("The contract grants a room since %(date)s, and none has been taken.")
    return {
        pk: words % {"date": format_date(day)}
        for pk, day in since.items()
        if pk not in taken and add_months(day, grace()) <= on
    }
