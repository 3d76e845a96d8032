"""Whose hours of equipment lie idle: a sign that a resident may need a call, never more (3.3.2)."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _

from core import clock
from core.formatting import format_date
from core.months import add_months
from residents.enums_contract import GrantKind
from residents.models import Residency
from units.base.domain.signs import grace, granted
from units.technopark.models import Booking


def unused_equipment(rows: Sequence[Residency], on: date) -> dict[int, str]:
    """Hours by the contract, and for months none booked, ahead neither. Two queries."""
    since = granted(rows, GrantKind.EQUIPMENT, on)
    live = Booking.objects.live().filter(request__residency__in=list(since))
    last = dict(live.order_by().values_list("request__residency").annotate(Max("starts_at")))
    return {
        pk: _words(clock.day_of(last[pk]) if pk in last else None)
        for pk, day in since.items()
        if add_months(max(day, clock.day_of(last[pk]) if pk in last else day), grace()) <= on
    }


def _words(last: date | None) -> str:
    if last is None:
        return _("The contract grants hours of equipment, and none has been booked.")
    return _("The last hours of equipment were on %(date)s.") % {"date": format_date(last)}
