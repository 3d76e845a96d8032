"""Sending an application: one number, once, whole or not at all (3.3.1)."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from applications.consent import require_current
from applications.domain.calls import require_fitting, require_open_call
from applications.domain.checking import check_due
from applications.domain.completeness import Missing, missing_answers
from applications.domain.letters import write_to_applicant
from applications.domain.questions import only_asked
from applications.domain.receipt import issue_receipt
from applications.domain.reversal import drop_untold
from applications.enums import ApplicationState
from applications.models import Application, FormMemory
from core.actors import Actor, StandIn
from core.clock import day_of, now
from core.domain.transitions import lock, perform
from core.errors import DomainError
from core.formatting import format_date
from documents.domain.numbers import take_number
from documents.enums import PaperKind


class Incomplete(DomainError):
    """Answers are missing; `missing` names each with its step."""

    def __init__(self, missing: list[Missing]) -> None:
        self.missing = missing
        super().__init__(_("The application cannot be sent yet: some answers are missing."))


class TermPassed(DomainError):
    """The term for the additions has passed; the clerk can prolong it."""


@transaction.atomic
def send_application(
    application: Application, *, consent_version: str, language: str, at: datetime | None = None
) -> str:
    """Send what the applicant has ready, new or returned, and answer its number.

    One press or ten: an application already sent is left as it is, and its number is the answer.
    """
    row = lock(application)
    if row.state == ApplicationState.RETURNED:
        return resubmit_application(row, consent_version=consent_version, language=language, at=at)
    return submit_application(row, consent_version=consent_version, language=language, at=at)


@transaction.atomic
def submit_application(
    application: Application, *, consent_version: str, language: str, at: datetime | None = None
) -> str:
    """Send a draft: check it, take the next number, write the letter with the personal link."""
    at = at or now()
    row = lock(application)
    if row.is_draft:
        require_open_call(row.call, at=at)
        require_fitting(row.call, direction=row.direction, stage=row.stage)
        consent = _consent(row, consent_version, language, at)
        number = take_number(PaperKind.APPLICATION, on=day_of(at)).number
        sent: dict[str, Any] = {"number": number, "submitted_at": at, "check_due_on": check_due(day_of(at))}
        perform(row, "submit", actor=StandIn.APPLICANT, at=at, **sent, **consent)
        _forget_form(row)
        issue_receipt(row, at=at)
        write_to_applicant(row, "application_received", at=at)
    return row.number


@transaction.atomic
def resubmit_application(
    application: Application, *, consent_version: str, language: str, at: datetime | None = None
) -> str:
    """Send a returned application again, under the number it has."""
    at = at or now()
    row = lock(application)
    if row.state == ApplicationState.RETURNED:
        _require_in_time(row, at)
        consent = _consent(row, consent_version, language, at)
        sent: dict[str, Any] = {
            "round": row.round + 1,
            "check_due_on": check_due(day_of(at)),
            "additions_due_on": None,
        }
        perform(row, "resubmit", actor=StandIn.APPLICANT, at=at, **sent, **consent)
        _forget_form(row)
        issue_receipt(row, at=at)
        write_to_applicant(row, "application_received_again", at=at)
    return row.number


@transaction.atomic
def withdraw_application(
    application: Application,
    *,
    reason: str = "",
    actor: Actor = StandIn.APPLICANT,
    at: datetime | None = None,
) -> Application:
    """Take an application back at the applicant's wish; a decision not told yet falls with it."""
    at = at or now()
    drop_untold(lock(application), actor=actor, at=at)
    row = perform(application, "withdraw", actor=actor, at=at, reason=reason, decision=None)
    write_to_applicant(row, "application_withdrawn", at=at)
    return row


def say_late(application: Application) -> str:
    """Say that the term of the additions has passed, and what the applicant can do."""
    return _(
        "The last day for your additions was %(date)s. Write to the Centre: it can give you a later day."
    ) % {"date": format_date(application.additions_due_on or day_of(now()))}


def _require_in_time(application: Application, at: datetime) -> None:
    if not application.can_be_sent(at):
        raise TermPassed(say_late(application))


def _consent(application: Application, version: str, language: str, at: datetime) -> dict[str, Any]:
    """Return what is kept of the consent, once nothing is missing; answers nobody asks for are left out."""
    require_current(version)
    missing = missing_answers(application)
    if missing:
        raise Incomplete(missing)
    return {
        "consent_version": version,
        "consent_language": language,
        "consent_at": at,
        "language": language,
        "answers": only_asked(application),
    }


def _forget_form(application: Application) -> None:
    FormMemory.objects.filter(application=application).delete()
