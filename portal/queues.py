"""Queues of work: each role sees its own, counted from the records (4.2.3)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.domain import scope
from core import clock
from core.admin_pages import page_of
from core.quarters import Quarter
from documents.domain.queries import waiting_for
from documents.domain.resolutions import COMPLETE
from portal.work import WORKS, Work
from reporting.domain.approval import approver_on
from reporting.domain.work_plan import overdue_items
from reporting.enums_plans import YearPlanState
from reporting.models import CentreReport, YearPlan
from reporting.models.year_plan import APPROVE, NOTE


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
    found = [_queue(work, user) for work in WORKS if user.has_perm(work.permission)]
    if user.has_perm(COMPLETE):
        found.insert(0, _own_documents(user))
    if user.has_perm(NOTE):
        found.append(_own_lines(user))
    if user.has_perm(APPROVE):
        found.append(_plans_to_approve(user))
    if user.has_perm("reporting.submit_report"):
        found.append(_quarter_queue())
    return [queue for queue in found if queue and queue.count]


def quarter_to_submit() -> Quarter | None:
    """The earliest quarter after the last submitted one that has already ended (7.1)."""
    last = CentreReport.objects.submitted().quarterly().order_by("-year", "-quarter").first()
    current = Quarter.of(clock.today())
    due = last.period.next if last else current.previous
    return due if due < current else None


def _queue(work: Work, user: Any) -> Queue:
    waiting = scope.within(work.waiting(), user, work.permission)
    oldest = waiting.first()
    count = waiting.count() if oldest else 0
    record = work.alone(oldest) if work.alone and count == 1 else None
    return Queue(
        title=str(work.title),
        act=str(work.act),
        url=page_of(record) if record else reverse(f"admin:{work.page}") + work.filter,
        count=count,
        since=work.since(oldest) if oldest else None,
    )


def _own_documents(user: Any) -> Queue:
    """Documents that a resolution gave to this person; they wait since the resolution (7.3)."""
    waiting = waiting_for(user)
    oldest = waiting.order_by("resolved_on", "pk").first()
    return Queue(
        title=_("Documents that wait for you"),
        act=pgettext("queue", "Carry out"),
        url=reverse("admin:documents_correspondence_changelist") + "?due=mine",
        count=waiting.count() if oldest else 0,
        since=oldest.resolved_on if oldest else None,
    )


def _own_lines(user: Any) -> Queue:
    """The overdue lines of the work plan that this person answers for (4.2.3 c)."""
    late = overdue_items().filter(owner=user)
    oldest = late.first()
    return Queue(
        title=_("Your overdue lines of the work plan"),
        act=pgettext("queue", "Note what came of them"),
        url=reverse("admin:reporting_planitem_changelist") + "?standing=late&whose=mine",
        count=late.count() if oldest else 0,
        since=oldest.due_on if oldest else None,
    )


def _plans_to_approve(user: Any) -> Queue | None:
    """Work plans and budgets that wait for their one approver (4.1)."""
    waiting = YearPlan.objects.filter(state=YearPlanState.SUBMITTED).order_by("submitted_at", "pk")
    oldest = waiting.first()
    approver = approver_on(clock.today()) if oldest else None
    if oldest is None or approver is None or approver.pk != user.pk:
        return None
    return Queue(
        title=_("Work plans and budgets to approve"),
        act=pgettext("queue", "Approve or give back"),
        url=reverse("admin:reporting_yearplan_changelist") + "?state__exact=submitted",
        count=waiting.count(),
        since=clock.day_of(oldest.submitted_at) if oldest.submitted_at else None,
    )


def _quarter_queue() -> Queue | None:
    quarter = quarter_to_submit()
    if quarter is None:
        return None
    begun = CentreReport.objects.of(quarter).first()
    return Queue(
        title=_("Report of the Centre: %(quarter)s") % {"quarter": quarter.label()},
        act=pgettext("queue", "Continue the report") if begun else pgettext("queue", "Open the report"),
        url=reverse("admin:reporting_centrereport_change", args=[begun.pk])
        if begun
        else reverse("admin:reporting_centrereport_add"),
        count=1,
        since=quarter.next.start,
    )
