"""Messages between an applicant and the Centre, and requests for additions with a term (3.3.1)."""

from collections.abc import Iterable
from datetime import date, datetime

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from accounts.domain import scope
from accounts.models import User
from applications.access import ATTACHMENT, MESSAGE
from applications.domain.letters import write_to_applicant
from applications.enums import ApplicationState, AttachmentKind
from applications.models import Application, Attachment
from core import clock
from core.actors import StandIn
from core.domain import transitions
from core.errors import WrongState
from documents.domain.messages import send_message, settle, uploads_of
from documents.domain.uploads import Incoming
from documents.enums import Side
from documents.models import Message

WRITE = "applications.check_application"
# An addition can still be weighed only before the commission has evaluated the project.
BEFORE_EVALUATED = frozenset(
    {ApplicationState.SUBMITTED, ApplicationState.COMPLETE, ApplicationState.IN_EVALUATION}
)


@transaction.atomic
def send_to_applicant(
    application: Application,
    *,
    text: str,
    files: Iterable[Incoming] = (),
    answer_by: date | None = None,
    actor: User,
    at: datetime | None = None,
) -> Message:
    """Write to the applicant; with `answer_by`, ask for additions by that day. A letter says that words wait.

    Raises NotAllowed, WrongState for additions after the evaluation or to a draft, FieldError(s).
    """
    row = transitions.lock(application)
    scope.require(actor, WRITE, row)
    _require_received(row)
    if answer_by is not None and row.state not in BEFORE_EVALUATED:
        raise WrongState(_("Additions are asked for while the application is being checked or evaluated."))
    message = send_message(
        row,
        side=Side.CENTRE,
        text=text,
        files=files,
        purpose=MESSAGE,
        answer_by=answer_by,
        actor=actor,
        at=at,
    )
    template = "application_request" if answer_by else "application_message"
    write_to_applicant(row, template, context={"answer_by": answer_by}, at=at)
    return message


@transaction.atomic
def send_to_centre(
    application: Application,
    *,
    text: str,
    files: Iterable[Incoming] = (),
    answers: Message | None = None,
    at: datetime | None = None,
) -> Message:
    """The applicant writes; files that answer a request join the documents of the application.

    A late answer is kept too: what its lateness means, people decide. Raises WrongState for a draft or a
    request already answered, FieldError(s) for the words and files.
    """
    at = at or clock.now()
    row = transitions.lock(application)
    _require_received(row)
    message = send_message(
        row,
        side=Side.OUTSIDE,
        text=text,
        files=files,
        purpose=ATTACHMENT if answers else MESSAGE,
        answers=answers,
        actor=StandIn.APPLICANT,
        at=at,
    )
    if answers is not None:
        for upload in uploads_of(message):
            addition = Attachment(application=row, upload=upload, kind=AttachmentKind.OTHER)
            transitions.create(addition, actor=StandIn.APPLICANT, at=at)
    return message


@transaction.atomic
def settle_messages(application: Application, *, actor: User, at: datetime | None = None) -> int:
    """Note that the applicant's messages that wait need no answer; answer how many there were."""
    row = transitions.lock(application)
    scope.require(actor, WRITE, row)
    waiting = list(Message.objects.of(row).waiting_for_centre())
    for message in waiting:
        settle(message, actor=actor, at=at)
    return len(waiting)


def with_messages(rows: QuerySet[Application], messages: QuerySet[Message]) -> QuerySet[Application]:
    """Return the applications one of these messages is about; `waits_since` is the first one's time."""
    about = messages.filter(
        content_type=ContentType.objects.get_for_model(Application),
        object_id=Cast(OuterRef("pk"), models.CharField()),
    )
    first = Subquery(about.order_by("created_at").values("created_at")[:1])
    return rows.annotate(waits_since=first).filter(waits_since__isnull=False).order_by("waits_since", "pk")


def messages_to_answer() -> QuerySet[Application]:
    """Return the applications whose applicant waits for the Centre's answer, the longest waiting first."""
    return with_messages(Application.objects.received(), Message.objects.waiting_for_centre())


def _require_received(application: Application) -> None:
    if application.is_draft:
        raise WrongState(_("The application has not been sent yet: there is nobody to write to."))
