"""Notices about missed duties: a warning with a term, its cure, a second warning (3.3.3, 3.3.4).

The board proposes; each step is an act of a person. All acts lock the residency first, then the notice, so
that a cure and a termination wait for one another.
"""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.domain import scope
from core.actors import Actor
from core.conf import centre
from core.domain import transitions
from core.domain.working_days import add_working_days
from core.errors import DomainError, FieldError, WrongState
from core.formatting import format_date
from documents.models import Upload
from residents.domain import letters, resident_papers
from residents.domain.checks import (
    day_of,
    require_not_before,
    require_not_future,
    require_status,
    require_words,
)
from residents.domain.duties import duty_of
from residents.enums_duties import Duty, DutyStatus, NoticeState
from residents.enums_ending import TerminationState
from residents.models import Notice, Residency, Termination
from residents.models.notice import PREPARE

# The purpose of the files that show that something was put right.
CURE_FILE = "notice.cure"
LONGEST = 365


@transaction.atomic
def draft_notice(
    residency: Residency,
    *,
    duty: str,
    facts: str,
    demand: str,
    days: int | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> Notice:
    """Prepare a warning about a duty that the evidence shows as missed; nothing is sent yet."""
    scope.require(actor, PREPARE, residency)
    row = require_status(transitions.lock(residency), at)
    if duty not in Duty.values:
        raise FieldError("duty", _("Choose one of the five duties of 3.3.3."))
    if duty_of(row, duty, day_of(at)).status != DutyStatus.MISSED:
        raise FieldError(
            "duty", _("The evidence does not show this duty as missed. Record first what was found.")
        )
    if row.notices.filter(duty=duty, state__in=[NoticeState.DRAFT, NoticeState.SENT]).exists():
        raise WrongState(_("A notice about this duty is already open."))
    return _draft(row, duty, facts, demand, days, None, actor, at)


@transaction.atomic
def send_notice(notice: Notice, *, actor: Actor, at: datetime | None = None) -> Notice:
    """Number the letter and tell the resident; the term is counted in working days from today."""
    residency = require_status(transitions.lock(notice.residency), at)
    row = transitions.lock(notice)
    transitions.require_possible(row, "send", actor=actor)
    cure_by = add_working_days(day_of(at), row.days)
    paper = resident_papers.issue_warning(row, residency, cure_by=cure_by, actor=actor, at=at)
    transitions.perform(notice, "send", actor=actor, at=at, paper=paper, sent_on=day_of(at), cure_by=cure_by)
    letters.write_about_notice(notice, at)
    return notice


@transaction.atomic
def cure_notice(
    notice: Notice,
    *,
    cured_on: date,
    words: str,
    file: Upload | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> Notice:
    """Record that the resident has put it right: on which day, and from what it is seen."""
    _lock_open(notice, at)
    require_not_future("cured_on", cured_on, at)
    if notice.sent_on:
        require_not_before("cured_on", cured_on, notice.sent_on, _("The warning was sent on %(date)s."))
    said = require_words("words", words, _("Write from what it is seen."))
    if file is not None and file.purpose != CURE_FILE:
        raise FieldError("file", _("Add the evidence."))
    return transitions.perform(
        notice, "cure", actor=actor, at=at, reason=said, cured_on=cured_on, cure_words=said, cure_file=file
    )


@transaction.atomic
def expire_notice(notice: Notice, *, actor: Actor, at: datetime | None = None) -> Notice:
    """Record that the term has passed and nothing was put right; the status is not touched."""
    _require_passed(_lock_open(notice, at), at)
    return transitions.perform(notice, "expire", actor=actor, at=at)


@transaction.atomic
def escalate_notice(
    notice: Notice,
    *,
    facts: str,
    demand: str,
    days: int | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> Notice:
    """Prepare a second warning after a first whose term has passed; answers the second."""
    residency = require_status(transitions.lock(notice.residency), at)
    row = _require_passed(transitions.lock(notice), at)
    if row.is_second:
        raise DomainError(_("This is already the second warning. What follows is a decision (3.3.4)."))
    transitions.perform(notice, "escalate", actor=actor, at=at)
    return _draft(residency, row.duty, facts, demand, days, notice, actor, at)


@transaction.atomic
def withdraw_notice(notice: Notice, *, reason: str, actor: Actor, at: datetime | None = None) -> Notice:
    """Take a notice back, with the reason; the resident is told when it had been sent."""
    transitions.lock(notice.residency)
    if Termination.objects.filter(notice=notice).exclude(state=TerminationState.WITHDRAWN).exists():
        raise WrongState(_("A termination rests on this warning."))
    words = require_words("reason", reason, _("Write why the notice is withdrawn."))
    was_sent = notice.paper is not None
    transitions.perform(notice, "withdraw", actor=actor, at=at, reason=words)
    if was_sent:
        letters.write_about_notice(notice, at)
    return notice


def _lock_open(notice: Notice, at: datetime | None) -> Notice:
    """The notice, locked after its residency; when the status has ended it stands still."""
    require_status(transitions.lock(notice.residency), at)
    return transitions.lock(notice)


def _require_passed(notice: Notice, at: datetime | None) -> Notice:
    if notice.cure_by and notice.cure_by >= day_of(at):
        raise WrongState(
            _("The resident still has time. The last day: %(date)s") % {"date": format_date(notice.cure_by)}
        )
    return notice


def _draft(
    residency: Residency,
    duty: str,
    facts: str,
    demand: str,
    days: int | None,
    follows: Notice | None,
    actor: Actor,
    at: datetime | None,
) -> Notice:
    term = int(centre("NOTICE_DAYS")) if days is None else days
    if not 1 <= term <= LONGEST:
        raise FieldError("days", _("Write in how many working days it is to be put right: at least one."))
    notice = Notice(
        residency=residency,
        duty=duty,
        facts=require_words("facts", facts, _("Write what was missed.")),
        demand=require_words("demand", demand, _("Write what must be done.")),
        days=term,
        follows=follows,
    )
    return transitions.create(notice, actor=actor, at=at)
