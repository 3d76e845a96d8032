"""Letters: an outbox row in the caller's transaction, sending afterwards and again until it works.

post_office keeps the outbox; the waits between tries grow and a letter is sent by one worker at a time.
"""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.mail.message import make_msgid
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from post_office.models import PRIORITY, STATUS, Email, Log
from post_office.settings import get_max_retries, get_message_id_fqdn

from core import clock
from core.actors import Actor, kind_of, user_of
from core.domain import permissions
from core.errors import FieldError, WrongState
from core.models import TransitionLog
from documents.domain.afterwards import run_after_commit
from documents.domain.letters import write_letter

log = logging.getLogger(__name__)

# A worker that takes a letter holds it this long; a killed worker's letter is free again afterwards.
LEASE = timedelta(minutes=5)
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=12)
BATCH = 50
WAITING = (STATUS.queued, STATUS.requeued)
# Letters that open nothing: their words stay in the outbox. All others, and every library's message,
# may carry a personal link or a code: they are never shown and are erased once sent.
OPEN_LETTERS = frozenset(
    {
        "application_withdrawn",
        "board_cancelled",
        "board_invitation",
        "event_cancelled",
        "paper_altered",
        "report_submitted",
        "resident_dispute",
        "resident_invoice",
        "resident_name_decided",
        "resident_notice",
        "resident_report_missing",
        "resident_report_returned",
        "resident_report_verified",
        "resident_project",
        "resident_request_answered",
        "resident_restored",
        "resident_transferred",
        "resident_status_ended",
        "user_email_changed",
    }
)
OPEN = {"open": True}
ERASED = {"message": "", "html_message": ""}


def queue_letter(
    *, to: str, template: str, context: Mapping[str, Any], language: str, at: datetime | None = None
) -> Email:
    """Put a letter in the outbox, inside the caller's transaction; it is sent after the commit.

    Raises FieldError ("email") for an address that is not one.
    """
    letter = write_letter(template, context, language=language)
    email = _keep(
        Email(
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[_address(to)],
            cc=[],
            bcc=[],
            subject=letter.subject,
            message=letter.text,
            html_message=letter.html,
            headers={"Content-Language": language, "Auto-Submitted": "auto-generated"},
            context=OPEN if template in OPEN_LETTERS else None,
        )
    )
    if at:
        Email.objects.filter(pk=email.pk).update(created=at)
        email.refresh_from_db()
    return email


def keep_message(message: EmailMessage) -> Email:
    """Put a library's message in the outbox as it is, word for word."""
    html = [body for body, kind in getattr(message, "alternatives", []) if kind == "text/html"]
    return _keep(
        Email(
            from_email=message.from_email,
            to=[_address(address) for address in message.to],
            cc=message.cc,
            bcc=message.bcc,
            subject=message.subject,
            message=message.body,
            html_message=html[0] if html else "",
            headers=message.extra_headers or None,
        )
    )


def send_due() -> int:
    """Try every letter that is due, one by one; answer how many were sent."""
    due = list(_due().values_list("pk", flat=True)[:BATCH])
    return sum(_send(pk) for pk in due if _claim(pk))


def is_open(email: Email) -> bool:
    """Whether a letter's words may be kept and shown: it was queued as one that opens nothing."""
    return bool(email.context == OPEN)


@transaction.atomic
def try_again(email: Email, *, actor: Actor, at: datetime | None = None) -> Email:
    """Put a letter that was given up back among those to be sent now, with all its tries before it.

    Raises WrongState for a letter that was sent or still waits.
    """
    permissions.require(actor, "documents.resend_letter")
    row = Email.objects.select_for_update(of=("self",), no_key=True).get(pk=email.pk)
    if row.status not in (STATUS.failed, STATUS.requeued):
        raise WrongState(_("This letter was sent or is about to be sent: there is nothing to try again."))
    source = STATUS._fields[row.status]
    Email.objects.filter(pk=row.pk).update(status=STATUS.queued, number_of_retries=0, scheduled_time=None)
    TransitionLog.objects.create(
        record=row,
        transition="try_again",
        source=source,
        target=STATUS._fields[STATUS.queued],
        actor=user_of(actor),
        actor_kind=kind_of(actor),
        at=at or clock.now(),
    )
    run_after_commit("documents.tasks.send_letters")
    row.refresh_from_db()
    return row


def wait_after(tries: int) -> timedelta:
    """How long to wait after the `tries`-th try failed: twice as long each time, half a day at most."""
    doublings: int = min(max(tries - 1, 0), 16)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def _keep(email: Email) -> Email:
    email.status = STATUS.queued
    email.priority = PRIORITY.medium
    email.message_id = make_msgid(domain=get_message_id_fqdn())
    email.save()
    run_after_commit("documents.tasks.send_letters")
    return email


def _address(to: str) -> str:
    try:
        validate_email(to)
    except ValidationError:
        words = _("This is not an e-mail address: a letter cannot be sent to it.")
        raise FieldError("email", words) from None
    return to


def _due() -> Any:
    now = clock.now()
    free = Q(scheduled_time__isnull=True) | Q(scheduled_time__lte=now)
    return Email.objects.filter(free, status__in=WAITING).order_by("-priority", "pk")


def _claim(pk: int) -> bool:
    """Take a letter for this worker; False when another one was first."""
    return bool(_due().filter(pk=pk).order_by().update(scheduled_time=clock.now() + LEASE))


def _send(pk: int) -> bool:
    email = Email.objects.get(pk=pk)
    try:
        email.dispatch(commit=False)
    except Exception as error:  # whatever a mail server or a broken address can raise
        _note_failure(email, error)
        return False
    erased: dict[str, Any] = {} if is_open(email) else ERASED
    _note(email, STATUS.sent, scheduled_time=None, **erased)
    return True


def _note_failure(email: Email, error: Exception) -> None:
    tries = (email.number_of_retries or 0) + 1
    log.warning("Letter %s was not sent (try %s): %s", email.pk, tries, type(error).__name__)
    again = tries <= get_max_retries()
    _note(
        email,
        STATUS.requeued if again else STATUS.failed,
        number_of_retries=tries,
        scheduled_time=clock.now() + wait_after(tries) if again else None,
        error=error,
    )


@transaction.atomic
def _note(email: Email, status: int, *, error: Exception | None = None, **fields: Any) -> None:
    Email.objects.filter(pk=email.pk).update(status=status, last_updated=clock.now(), **fields)
    Log.objects.create(
        email=email,
        status=STATUS.failed if error else STATUS.sent,
        message=str(error or ""),
        exception_type=type(error).__name__ if error else "",
    )
