"""The final decision: taken after the commission's protocol, with reasons, told later (3.3.1, 4.1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from applications.domain.deciders import decider
from applications.domain.protocol import mark_in, protocol_of
from applications.domain.reasons import Point, in_words
from applications.enums import ApplicantForm, Outcome
from applications.enums_decision import ConditionKind
from applications.models import Application, Condition, Decision
from core import clock
from core.domain import transitions
from core.domain.quarter_lock import require_open
from core.errors import DomainError, FieldError
from core.formatting import format_date
from core.texts import clean_text
from documents.models import IssuedPaper

TRANSITIONS = {
    Outcome.ACCEPTED: "accept",
    Outcome.CONDITIONAL: "accept_on_condition",
    Outcome.REJECTED: "reject",
    Outcome.REVISION: "send_back",
}


@dataclass(frozen=True, slots=True)
class Terms:
    """What an applicant has to do first, and by when."""

    kind: str
    due_on: date
    text: str = ""


@transaction.atomic
def decide(
    application: Application,
    *,
    outcome: str,
    reasons: str = "",
    weak: Sequence[Point] = (),
    condition: Terms | None = None,
    revise_by: date | None = None,
    decided_on: date | None = None,
    actor: User,
    at: datetime | None = None,
) -> Decision:
    """Take the final decision on an evaluated application; nobody is told before `release_decision` (3.3.1).

    `weak` are criteria of the rubric with words about each: they open the reasons. Whoever comes second gets
    WrongState and nothing happens twice. Raises FieldError without reasons, with a date before the protocol
    or in the future, or with a wrong condition or term; DomainError when the quarter of that date is closed.
    """
    at = at or clock.now()
    decided_on = decided_on or clock.day_of(at)
    row = transitions.lock(application)
    name = _transition(outcome)
    transitions.require_possible(row, name, actor=actor)
    words = in_words(row, weak, clean_text(reasons))
    protocol = _protocol(row)
    _check_date(decided_on, protocol, at)
    _check_revision(outcome, revise_by, decided_on)
    terms = _checked_condition(row, outcome, condition, decided_on)
    decision = _written(
        row, protocol, outcome=outcome, reasons=words, revise_by=revise_by, decided_on=decided_on, actor=actor
    )
    _record(decision, terms, name, actor=actor, at=at)
    application.refresh_from_db()
    return decision


def _written(application: Application, protocol: IssuedPaper, *, actor: User, **said: Any) -> Decision:
    """Return the next version of the decision, resting on the protocol; nothing is stored yet."""
    return Decision(
        application=application,
        version=application.decisions.count() + 1,
        protocol=protocol,
        mark=mark_in(protocol, application),
        decided_by=actor,
        decider=decider(),
        **said,
    )


def _record(decision: Decision, terms: Terms | None, name: str, *, actor: User, at: datetime) -> None:
    """Store the decision with its condition, and move the application."""
    transitions.create(decision, actor=actor, at=at)
    if terms is not None:
        made = Condition(decision=decision, kind=terms.kind, text=terms.text, due_on=terms.due_on)
        transitions.create(made, actor=actor, at=at)
    application, reason = decision.application, decision.reasons
    transitions.perform(application, name, actor=actor, at=at, reason=reason, decision=decision)


def _transition(outcome: str) -> str:
    if outcome not in Outcome.values:
        raise FieldError("outcome", _("Choose one of the decisions that can be taken."))
    return TRANSITIONS[Outcome(outcome)]


def _protocol(application: Application) -> IssuedPaper:
    protocol = protocol_of(application)
    if protocol is None:
        raise DomainError(_("There is no protocol of the commission yet: close the evaluation first."))
    return protocol


def _check_date(decided_on: date, protocol: IssuedPaper, at: datetime) -> None:
    if decided_on < protocol.issued_on:
        raise FieldError(
            "decided_on",
            _("The decision cannot be earlier than the protocol. Date of the protocol: %(date)s")
            % {"date": format_date(protocol.issued_on)},
        )
    if decided_on > clock.day_of(at):
        raise FieldError("decided_on", _("The date of the decision lies in the future."))
    require_open(decided_on)


def _check_revision(outcome: str, revise_by: date | None, decided_on: date) -> None:
    if outcome != Outcome.REVISION:
        if revise_by is not None:
            raise FieldError("revise_by", _("Only a return for revision has a term for the revision."))
    elif revise_by is None or revise_by <= decided_on:
        raise FieldError("revise_by", _("Name a day after the decision by which the project is revised."))


def _checked_condition(
    application: Application, outcome: str, condition: Terms | None, decided_on: date
) -> Terms | None:
    """Return the condition, clean; refuse one that is missing, not wanted, wrong or already over."""
    if outcome != Outcome.CONDITIONAL:
        if condition is not None:
            raise FieldError("kind", _("Only an acceptance on condition has a condition."))
        return None
    if condition is None or condition.kind not in ConditionKind.values:
        raise FieldError("kind", _("Choose what the applicant has to do."))
    if condition.due_on <= decided_on:
        raise FieldError("due_on", _("The term of the condition ends after the day of the decision."))
    text = clean_text(condition.text)
    if condition.kind == ConditionKind.OTHER and not text:
        raise FieldError("text", _("Say what the applicant has to do."))
    if (
        condition.kind == ConditionKind.REGISTRATION
        and application.applicant_form != ApplicantForm.PROJECT_TEAM
    ):
        raise FieldError("kind", _("This applicant is registered already: write another condition (1.4)."))
    return Terms(condition.kind, condition.due_on, text)
