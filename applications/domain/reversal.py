"""Taking a decision back: an act with a reason; the version stays, and another one is taken (3.3.1)."""

from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from applications.domain.letters import write_to_applicant
from applications.models import Application, Decision
from core import clock
from core.actors import Actor, user_of
from core.domain import transitions
from core.domain.quarter_lock import require_open
from core.errors import DomainError, FieldError, WrongState
from core.texts import clean_text
from documents.domain.annulment import annul_paper

# What stands in the way of a reversal: upper rooms add theirs in AppConfig.ready(). Each gets the locked
# application and gives the sentence of its refusal, or nothing.
OBSTACLES: dict[str, Callable[[Application], str]] = {}


@transaction.atomic
def reverse_decision(
    application: Application,
    *,
    reason: str,
    reversed_on: date | None = None,
    actor: User,
    at: datetime | None = None,
) -> Decision:
    """Reverse the decision in force; the application waits for another one.

    An applicant who was told is told of this too, and the letter is no longer valid. Raises FieldError
    without a reason or for a wrong day, DomainError when a contract stands on the decision.
    """
    at = at or clock.now()
    day = reversed_on or clock.day_of(at)
    words = clean_text(reason)
    row = transitions.lock(application)
    transitions.require_possible(row, "reverse_decision", actor=actor)
    decision = row.decision
    if decision is None:
        raise WrongState(_("There is no decision in force."))
    if not words:
        raise FieldError("reason", _("Write why the decision is reversed."))
    _check_day(decision, day, at)
    for obstacle in OBSTACLES.values():
        if sentence := obstacle(row):
            raise DomainError(sentence)
    _mark(decision, words, day, actor=actor, at=at)
    transitions.perform(row, "reverse_decision", actor=actor, at=at, reason=words, decision=None)
    if decision.letter is not None:
        annul_paper(decision.letter, on=clock.day_of(at), reason=words, actor=actor, at=at)
        write_to_applicant(row, "application_decision_reversed", context={"decision": decision}, at=at)
    application.refresh_from_db()
    return decision


def drop_untold(application: Application, *, actor: Actor, at: datetime) -> None:
    """Mark a decision nobody was told of, because the applicant withdraws. Needs the caller's lock."""
    if application.decision is not None:
        words = _("The applicant took the application back before the decision was told.")
        _mark(application.decision, words, clock.day_of(at), actor=actor, at=at)


def _mark(decision: Decision, words: str, day: date, *, actor: Actor, at: datetime) -> None:
    transitions.update(
        decision,
        actor=actor,
        at=at,
        reason=words,
        reversed_on=day,
        reversed_by=user_of(actor),
        reversal_reason=words,
    )


def _check_day(decision: Decision, day: date, at: datetime) -> None:
    if decision.decided_on is None or day < decision.decided_on or day > clock.day_of(at):
        raise FieldError("reversed_on", _("The day lies between the day of the decision and today."))
    require_open(day)
