"""Queues of work: one for each act somebody must do, counted from the records (4.2.3).

A queue stands in the table with the permission of its act, so each role sees its own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from applications.enums import ApplicationState
from applications.models import Application
from core import clock
from core.quarters import Quarter
from reporting.models import CentreReport
from residents.domain import queries as residents

type Words = str | Promise


@dataclass(frozen=True)
class Work:
    """One kind of work: who does it (by permission), what waits, where it is done."""

    permission: str
    title: Words
    act: Words
    page: str
    filter: str
    waiting: Callable[[], QuerySet[Any]]
    since: Callable[[Any], date | None]


@dataclass(frozen=True)
class Queue:
    """A kind of work with something in it; `since` is the day the oldest began to wait."""

    title: str
    act: str
    url: str
    count: int
    since: date | None


def queues_of(user: Any) -> list[Queue]:
    """The queues of this person that are not empty: two queries each."""
    found = [_queue(work) for work in WORKS if user.has_perm(work.permission)]
    if user.has_perm("reporting.submit_report"):
        found.append(_quarter_queue())
    return [queue for queue in found if queue and queue.count]


def in_state(*states: str) -> Callable[[], QuerySet[Application]]:
    """Applications in one of some states, the longest waiting first."""
    return lambda: Application.objects.filter(state__in=states).order_by("submitted_at", "pk")


def quarter_to_submit() -> Quarter | None:
    """The earliest quarter after the last submitted one that has already ended (7.1)."""
    last = CentreReport.objects.submitted().quarterly().order_by("-year", "-quarter").first()
    current = Quarter.of(clock.today())
    due = last.period.next if last else current.previous
    return due if due < current else None


def _queue(work: Work) -> Queue:
    waiting = work.waiting()
    oldest = waiting.first()
    return Queue(
        title=str(work.title),
        act=str(work.act),
        url=reverse(f"admin:{work.page}") + work.filter,
        count=waiting.count() if oldest else 0,
        since=work.since(oldest) if oldest else None,
    )


def _quarter_queue() -> Queue | None:
    quarter = quarter_to_submit()
    if quarter is None:
        return None
    begun = CentreReport.objects.of(quarter).first()
    return Queue(
        title=str(_("Report of the Centre: %(quarter)s") % {"quarter": quarter.label()}),
        act=str(
            pgettext_lazy("queue", "Continue the report")
            if begun
            else pgettext_lazy("queue", "Open the report")
        ),
        url=reverse("admin:reporting_centrereport_change", args=[begun.pk])
        if begun
        else reverse("admin:reporting_centrereport_add"),
        count=1,
        since=quarter.next.start,
    )


def submitted_day(application: Application) -> date | None:
    """The day an application was sent."""
    return clock.day_of(application.submitted_at) if application.submitted_at else None


S = ApplicationState
APPLICATIONS = "applications_application_changelist"
WORKS = (
    Work(
        "applications.check_application",
        _("Applications to check for completeness"),
        pgettext_lazy("queue", "Check"),
        APPLICATIONS,
        f"?state__exact={S.SUBMITTED}",
        in_state(S.SUBMITTED),
        submitted_day,
    ),
    Work(
        "applications.appoint_commission",
        _("Complete applications that wait for a commission"),
        pgettext_lazy("queue", "Appoint a commission"),
        "applications_commission_add",
        "",
        in_state(S.COMPLETE),
        submitted_day,
    ),
    Work(
        "applications.decide_application",
        _("Evaluated applications that wait for the final decision"),
        pgettext_lazy("queue", "Decide"),
        APPLICATIONS,
        f"?state__exact={S.EVALUATED}",
        in_state(S.EVALUATED),
        submitted_day,
    ),
    Work(
        "residents.prepare_contract",
        _("Accepted applications that wait for a contract"),
        pgettext_lazy("queue", "Prepare contracts"),
        "residents_contract_add",
        "",
        residents.awaiting_contract,
        lambda application: application.decision.decided_on,
    ),
    Work(
        "residents.sign_contract",
        _("Contracts to be signed"),
        pgettext_lazy("queue", "Open the contracts"),
        "residents_contract_changelist",
        "?state__exact=issued",
        residents.awaiting_signature,
        lambda contract: contract.issued_on,
    ),
    Work(
        "residents.verify_report",
        _("Residents' reports to verify"),
        pgettext_lazy("queue", "Verify"),
        "residents_periodicreport_changelist",
        "?state__exact=submitted",
        residents.awaiting_verification,
        lambda report: clock.day_of(report.submitted_at),
    ),
    Work(
        "residents.end_residency",
        _("Residencies whose contract has run out"),
        pgettext_lazy("queue", "Record the end"),
        "residents_residency_changelist",
        "",
        lambda: residents.expiry_unrecorded().order_by("expires_on", "pk"),
        lambda residency: residency.expires_on,
    ),
)
