"""Letters to the people who act for a resident."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from accounts.models import Party, User
from core.quarters import Quarter
from documents.domain.mail import queue_letter
from residents.domain.addresses import (
    cabinet_url,
    duties_url,
    name_url,
    project_url,
    report_url,
    request_url,
    write_report_url,
)
from residents.domain.report_answers import LABELS
from residents.models import (
    NamePermission,
    Notice,
    PeriodicReport,
    Project,
    Residency,
    ResidentRequest,
    Termination,
)


def representatives(party: Party) -> Iterator[User]:
    """The people who act for `party` and may log in."""
    return User.objects.filter(represents__party=party, is_active=True).iterator()


def write_about_report(report: PeriodicReport, template: str, at: datetime | None) -> None:
    """Tell the resident what happened to its report."""
    for user in representatives(report.residency.party):
        write_to(
            user,
            template,
            {
                "party": report.residency.party.name,
                "quarter": report.period,
                "remark": report.remark,
                "remarks": [(LABELS[name], words) for name, words in report.remarks.items()],
                "url": report_url(report, user.language),
            },
            at,
        )


def write_about_missing(
    residency: Residency, quarter: Quarter, *, due_on: date, returned: bool, at: datetime | None
) -> None:
    """Call to mind the report of a quarter that the Centre has not got, or gave back (3.3.3)."""
    for user in representatives(residency.party):
        context = {
            "party": residency.party.name,
            "quarter": quarter,
            "due_on": due_on,
            "returned": returned,
            "url": write_report_url(residency, quarter, user.language),
        }
        write_to(user, "resident_report_missing", context, at)


def write_about_end(residency: Residency, at: datetime | None) -> None:
    """Tell the resident in writing that its status has ended (3.3.4)."""
    for user in representatives(residency.party):
        write_to(
            user,
            "resident_status_ended",
            {
                "party": residency.party.name,
                "residency": residency,
                "url": cabinet_url(user.language),
            },
            at,
        )


def write_about_notice(notice: Notice, at: datetime | None) -> None:
    """Tell the resident of a warning, or that one is withdrawn (3.3.3)."""
    residency = notice.residency
    for user in representatives(residency.party):
        context = {
            "party": residency.party.name,
            "notice": notice,
            "url": duties_url(residency, user.language),
        }
        write_to(user, "resident_notice", context, at)


def write_about_dispute(termination: Termination, at: datetime | None) -> None:
    """Tell the resident what was decided about its objection (3.3.4)."""
    residency = termination.residency
    for user in representatives(residency.party):
        context = {
            "party": residency.party.name,
            "termination": termination,
            "url": duties_url(residency, user.language),
        }
        write_to(user, "resident_dispute", context, at)


def write_about_return(residency: Residency, at: datetime | None) -> None:
    """Tell the resident that its status is given back (3.3.4)."""
    for user in representatives(residency.party):
        context = {"party": residency.party.name, "url": cabinet_url(user.language)}
        write_to(user, "resident_restored", context, at)


def write_about_project(
    project: Project, what: str, *, about: str, words: str = "", at: datetime | None
) -> None:
    """Tell the resident what an employee found of a stage, or answered to a request (3.3.3)."""
    residency = project.residency
    for user in representatives(residency.party):
        context = {
            "party": residency.party.name,
            "what": what,
            "about": about,
            "words": words,
            "url": project_url(residency, user.language),
        }
        write_to(user, "resident_project", context, at)


def write_about_transfer(residency: Residency, at: datetime | None) -> None:
    """Tell the resident in which unit it goes on, by which contract (3.2)."""
    for user in representatives(residency.party):
        context = {
            "party": residency.party.name,
            "residency": residency,
            "url": cabinet_url(user.language),
        }
        write_to(user, "resident_transferred", context, at)


def write_about_request(request: ResidentRequest, at: datetime | None) -> None:
    """Tell the resident that the Centre has written: the link alone, the words stand in the cabinet."""
    for user in representatives(request.residency.party):
        write_to(user, "resident_request_answered", {"url": request_url(request, user.language)}, at)


def write_about_name(permission: NamePermission, at: datetime | None) -> None:
    """Tell the resident that the permission to use the name was decided on: the link alone (3.3.2)."""
    for user in representatives(permission.residency.party):
        write_to(user, "resident_name_decided", {"url": name_url(permission.residency, user.language)}, at)


def write_to(user: User, template: str, context: dict[str, Any], at: datetime | None) -> None:
    """Put a letter to one representative in the outbox, in the reader's language."""
    names = " ".join(part for part in (user.given_name, user.patronymic) if part)
    queue_letter(
        to=user.email, template=template, context={"name": names, **context}, language=user.language, at=at
    )
