"""What falls due here, and for whom: warnings, requests, permissions, former residents (3.3.2, 3.3.3)."""

from collections.abc import Iterator
from functools import partial

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.domain.roles import holders_of
from accounts.models import User
from core import clock
from core.domain.quarter_lock import is_open
from core.quarters import Quarter
from documents.domain.reminders import SOURCES, Due
from residents.domain import alumni
from residents.domain.addresses import duties_url, name_url, write_report_url
from residents.domain.letters import representatives
from residents.domain.periods import due_day
from residents.domain.queries import not_reported
from residents.models import NamePermission, Notice, Residency, ResidentRequest
from residents.models.resident_request import ANSWER


def register_reminders() -> None:
    """Register what this room reminds of."""
    SOURCES["notices"] = cures_due
    SOURCES["follow_ups"] = follow_ups_due
    SOURCES["requests"] = answers_due
    SOURCES["names"] = permissions_ending
    SOURCES["resident_reports"] = reports_due


def cures_due() -> Iterator[Due]:
    """Each representative of a resident whose warning still runs."""
    running = Notice.objects.running(clock.today()).select_related("residency__party", "paper")
    for notice in running.order_by("cure_by", "pk"):
        for user in representatives(notice.residency.party):
            yield Due.to(
                user,
                record=notice,
                due_on=notice.cure_by,
                words=partial(_say_notice, notice),
                link=partial(duties_url, notice.residency, user.language),
            )


def follow_ups_due() -> Iterator[Due]:
    """The employees of the unit, once for each anniversary of a former resident; earlier years once too."""
    staff = list(_staff(alumni.RECORD))
    for asked in alumni.to_ask(alumni.with_questions()):
        for user in staff:
            if user.unit == asked.residency.unit:
                yield Due.to(
                    user,
                    record=asked.residency,
                    due_on=asked.due_on,
                    words=partial(_say_follow_up, asked.residency, asked.year),
                    link=_page_of_questions,
                )


def answers_due() -> Iterator[Due]:
    """The employees of the unit, once for each request of a resident that waits for the Centre (3.3.2)."""
    staff = list(_staff(ANSWER))
    for request in ResidentRequest.objects.to_answer().select_related("residency__party"):
        for user in staff:
            if user.unit == request.residency.unit:
                yield Due.to(
                    user,
                    record=request,
                    due_on=request.due_on,
                    words=partial(_say_request, request),
                    link=partial(_page_of_request, request),
                )


def reports_due() -> Iterator[Due]:
    """Each representative of a resident that has not sent the report of the quarter just ended (3.3.3)."""
    quarter = Quarter.of(clock.today()).previous
    if not is_open(quarter):
        return
    for residency in not_reported(quarter).order_by("pk"):
        for user in representatives(residency.party):
            yield Due.to(
                user,
                record=residency,
                due_on=due_day(quarter),
                words=partial(_say_report, quarter),
                link=partial(write_report_url, residency, quarter, user.language),
            )


def permissions_ending() -> Iterator[Due]:
    """Each representative of a resident whose permission to use the name is in force (3.3.2)."""
    in_force = NamePermission.objects.in_force().select_related("residency__party")
    for permission in in_force.order_by("valid_until", "pk"):
        for user in representatives(permission.residency.party):
            yield Due.to(
                user,
                record=permission,
                due_on=permission.valid_until,
                words=partial(_say_permission, permission),
                link=partial(name_url, permission.residency, user.language),
            )


def _staff(permission: str) -> QuerySet[User]:
    """Employees of a unit whose role has the permission."""
    return holders_of(permission).exclude(unit="")


def _page_of_questions() -> str:
    return f"{settings.SITE_URL}{reverse('admin:residents_followup_due')}"


def _page_of_request(request: ResidentRequest) -> str:
    return f"{settings.SITE_URL}{reverse('admin:residents_residentrequest_change', args=[request.pk])}"


def _say_request(request: ResidentRequest) -> str:
    return _("Request of a resident to answer: %(party)s") % {"party": request.residency.party}


def _say_report(quarter: Quarter) -> str:
    return _("Report for the quarter: %(quarter)s") % {"quarter": quarter.label()}


def _say_permission(permission: NamePermission) -> str:
    return _("The use of the name ends: %(purpose)s") % {"purpose": permission.purpose}


def _say_notice(notice: Notice) -> str:
    number = notice.paper.number if notice.paper else ""
    return _("Warning No. %(number)s: %(duty)s") % {
        "number": number,
        "duty": notice.get_duty_display(),
    }


def _say_follow_up(residency: Residency, year: int) -> str:
    return _("Former resident, year %(year)d: %(party)s") % {"year": year, "party": residency.party}
