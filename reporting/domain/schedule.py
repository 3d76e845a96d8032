"""What the timetable does by itself: the report of a quarter that is over is opened, once (7.1)."""

import logging
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.domain.appointments import director_on
from core import clock
from core.actors import StandIn
from core.conf import centre
from core.errors import DomainError
from core.quarters import Quarter
from documents.domain.reminders import Due
from reporting.domain.reports import open_report
from reporting.enums import ReportState
from reporting.models import CentreReport

log = logging.getLogger(__name__)


def open_due(at: datetime | None = None) -> list[CentreReport]:
    """Open the report of every quarter that is over since the last one; answer those opened now.

    A worker that stood still for two quarters opens both; running twice opens nothing twice. Without
    indicators approved by the Board (7.1) nothing is opened, and the log says so.
    """
    at = at or clock.now()
    opened = []
    for quarter in _due_quarters(clock.day_of(at)):
        if CentreReport.objects.of(quarter).exists():
            continue
        try:
            opened.append(open_report(quarter, actor=StandIn.SYSTEM, at=at))
        except DomainError as error:
            log.warning("The report of %s is not opened: %s", quarter, error)
    return opened


def due_on(quarter: Quarter) -> date:
    """The day by which the Centre's report of a quarter is submitted."""
    return quarter.end + timedelta(days=int(centre("CENTRE_REPORT_DAYS")))


def reports_due() -> Iterator[Due]:
    """The director, or who acts for the director, once for each open report whose quarter is over."""
    today = clock.today()
    appointment = director_on(today)
    if appointment is None:
        return
    for report in CentreReport.objects.quarterly().filter(state=ReportState.OPEN):
        if report.last_day < today:
            yield Due.to(
                appointment.user,
                record=report,
                due_on=due_on(report.period),
                words=partial(_say, report),
                link=partial(_page, report),
            )


def _due_quarters(today: date) -> list[Quarter]:
    """The quarters after the last report, up to the one that ended last."""
    ended = Quarter.of(today).previous
    last = CentreReport.objects.quarterly().order_by("-year", "-quarter").first()
    return list(last.period.next.through(ended)) if last else [ended]


def _say(report: CentreReport) -> str:
    return _("Report of the Centre to the Board and the rector: %(period)s") % {"period": report.label()}


def _page(report: CentreReport) -> str:
    return f"{settings.SITE_URL}{reverse('admin:reporting_centrereport_change', args=[report.pk])}"
