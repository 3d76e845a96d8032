"""What other rooms and screens read about calls and applications."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from applications.enums import ApplicationState
from applications.models import Application, Attachment, Call
from core.clock import now, today
from core.folding import fold


@dataclass(frozen=True)
class CallsNow:
    """The calls a visitor may meet: open ones, and the next one to come."""

    open: tuple[Call, ...]
    next: Call | None


def calls_now(at: datetime | None = None) -> CallsNow:
    """Return the open calls, the first to close first, and the nearest one that opens later."""
    at = at or now()
    return CallsNow(tuple(Call.objects.open(at)), next_call(at))


def next_call(at: datetime | None = None) -> Call | None:
    """Return the nearest call that has not opened yet."""
    return Call.objects.upcoming(at or now()).first()


def of_address(email: str) -> QuerySet[Application]:
    """Return what this address may come back to, the newest first."""
    found = Application.objects.of_email(email).exclude(state=ApplicationState.WITHDRAWN)
    return found.select_related("call").order_by("-created_at", "-pk")


def possible_duplicates(application: Application) -> QuerySet[Application]:
    """Return other received applications of the same ИНН, or of the same address and title."""
    same = (
        Q(email=application.email, folded__endswith=fold(application.title))
        if application.title
        else Q(pk=None)
    )
    if application.inn:
        same |= Q(inn=application.inn)
    others = (
        Application.objects.received().exclude(state=ApplicationState.WITHDRAWN).exclude(pk=application.pk)
    )
    return others.filter(same).select_related("call").order_by("-submitted_at")


def check_late(applications: QuerySet[Application], on: date | None = None) -> QuerySet[Application]:
    """Keep those whose check the Centre should have finished before this day."""
    return applications.filter(state=ApplicationState.SUBMITTED, check_due_on__lt=on or today())


def additions_late(applications: QuerySet[Application], on: date | None = None) -> QuerySet[Application]:
    """Keep those whose applicant has let the term of the additions pass."""
    return applications.filter(state=ApplicationState.RETURNED, additions_due_on__lt=on or today())


def files_of(application: Application) -> QuerySet[Attachment]:
    """Return the files of an application, the first sent first."""
    return application.attachments.select_related("upload").order_by("pk")
