"""Who has had no advice for months: a sign that a resident may need a call, never more (3.2.1, 3.3.2)."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _

from core.formatting import format_date
from core.months import add_months
from residents.models import Residency
from units.base.domain.signs import grace
from units.base.enums import SERVED
from units.base.models import ServiceRequest
from units.incubator.enums import SessionState
from units.incubator.models import MentoringSession


def no_consultations(rows: Sequence[Residency], on: date) -> dict[int, str]:
    """Neither a mentor's session, held or planned, nor a service for months. Two queries."""
    keys = [row.pk for row in rows]
    sessions = MentoringSession.objects.filter(residency__in=keys).exclude(state=SessionState.MISSED)
    services = ServiceRequest.objects.filter(residency__in=keys, state__in=SERVED)
    met = dict(sessions.order_by().values_list("residency").annotate(Max("planned_on")))
    served = dict(services.order_by().values_list("residency").annotate(Max("delivered_on")))
    found: dict[int, str] = {}
    for row in rows:
        last = max((day for day in (met.get(row.pk), served.get(row.pk)) if day), default=None)
        if add_months(max(row.started_on, last or row.started_on), grace()) <= on:
            found[row.pk] = _words(last)
    return found


def _words(last: date | None) -> str:
    if last is None:
        return _("Neither a mentor's session nor a service yet.")
    return _("The last session or service was on %(date)s.") % {"date": format_date(last)}
