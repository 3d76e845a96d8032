"""What falls due in the selection, and for whom: the check, additions, scores, the decision (3.3.1)."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.domain import scope
from accounts.domain.appointments import director_on
from accounts.models import User
from accounts.roles import Role
from applications.domain.checklist import CHECK
from applications.domain.links import personal_url
from applications.domain.messages import BEFORE_EVALUATED
from applications.domain.workspace import open_tasks_of
from applications.enums import ApplicationState
from applications.models import Application, Call, Commission, CommissionMember
from documents.domain.reminders import SOURCES, Due
from documents.models import Message


def register_reminders() -> None:
    """Register what this room reminds of."""
    SOURCES["checks"] = checks_due
    SOURCES["returned"] = returned_due
    SOURCES["scores"] = scores_due
    SOURCES["additions"] = additions_due
    SOURCES["decisions"] = decisions_due


def checks_due() -> Iterator[Due]:
    """Each employee of a unit, once a day by which applications are to be checked (`CHECK_DAYS`)."""
    waiting = Application.objects.filter(state=ApplicationState.SUBMITTED, check_due_on__isnull=False)
    clerks = User.objects.filter(groups__name=Role.UNIT_STAFF, is_active=True).order_by("pk")
    for clerk in clerks if waiting.exists() else ():
        if not clerk.has_perm(CHECK):
            continue
        days = scope.within(waiting, clerk, CHECK).values_list("check_due_on", flat=True)
        for due_on, count in sorted(Counter(day for day in days if day).items()):
            words, page = partial(_say_checks, count), "admin:applications_application_changelist"
            yield _of_user(clerk, clerk, due_on, words=words, page=page)


def returned_due() -> Iterator[Due]:
    """Each applicant whose application was returned and is not sent again (`ADDITION_DAYS`)."""
    rows = Application.objects.filter(state=ApplicationState.RETURNED, additions_due_on__isnull=False)
    for application in rows.order_by("pk"):
        if due_on := application.additions_due_on:
            words = partial(_say_returned, application.number)
            yield _of_applicant(application, application, due_on, words=words)


def scores_due() -> Iterator[Due]:
    """Each expert from whom scores are awaited, once a commission and term."""
    running = Commission.objects.filter(applications__state=ApplicationState.IN_EVALUATION).distinct()
    seats = CommissionMember.objects.filter(commission__in=running, user__is_active=True)
    experts = {seat.user for seat in seats.select_related("user")}
    for expert in sorted(experts, key=lambda user: user.pk):
        awaited = Counter((task.member, task.due_on) for task in open_tasks_of(expert))
        for (member, due_on), count in awaited.items():
            words = partial(_say_scores, count)
            yield _of_user(expert, member, due_on, words=words, page="applications:commission")


def additions_due() -> Iterator[Due]:
    """Each request for additions that its applicant has not answered."""
    kind = ContentType.objects.get_for_model(Application)
    requests = {
        request.object_id: request for request in Message.objects.open_requests().filter(content_type=kind)
    }
    for application in Application.objects.filter(pk__in=requests).order_by("pk"):
        request = requests[str(application.pk)]
        if request.answer_by is None or application.state not in BEFORE_EVALUATED:
            continue
        words = partial(_say_additions, application.number)
        yield _of_applicant(application, request, request.answer_by, words=words)


def decisions_due() -> Iterator[Due]:
    """The director, once for each call whose evaluated applications wait for the decision."""
    held = director_on()
    if held is None:
        return
    waiting = Counter(
        Application.objects.filter(state=ApplicationState.EVALUATED).values_list("call", flat=True)
    )
    for call in Call.objects.filter(pk__in=waiting).order_by("pk"):
        if call.decision_on is None:  # a call without an end has no day of its own
            continue
        yield _of_user(
            held.user,
            call,
            call.decision_on,
            words=partial(_say_decisions, waiting[call.pk]),
            page="admin:applications_application_changelist",
        )


def _of_applicant(
    application: Application, record: Application | Message, due_on: date, *, words: Callable[[], str]
) -> Due:
    return Due(
        record=record,
        due_on=due_on,
        email=application.email,
        name=application.representative,
        language=application.language,
        words=words,
        link=partial(personal_url, application),
    )


def _of_user(
    user: User, record: CommissionMember | Call | User, due_on: date, *, words: Callable[[], str], page: str
) -> Due:
    return Due.to(
        user,
        record=record,
        due_on=due_on,
        words=words,
        link=partial(_address, page),
    )


def _address(page: str) -> str:
    return settings.SITE_URL + reverse(page)


def _say_checks(count: int) -> str:
    words = ngettext(
        "%(count)d application is to be checked for completeness",
        "%(count)d applications are to be checked for completeness",
        count,
    )
    return words % {"count": count}


def _say_returned(number: str) -> str:
    return _("Add what is missing in application %(number)s and send it again") % {"number": number}


def _say_additions(number: str) -> str:
    return _("The Centre awaits your additions to application %(number)s") % {"number": number}


def _say_scores(count: int) -> str:
    words = ngettext(
        "Your scores are awaited for %(count)d application",
        "Your scores are awaited for %(count)d applications",
        count,
    )
    return words % {"count": count}


def _say_decisions(count: int) -> str:
    words = ngettext(
        "%(count)d evaluated application waits for the final decision",
        "%(count)d evaluated applications wait for the final decision",
        count,
    )
    return words % {"count": count}
