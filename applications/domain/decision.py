"""The final decision: one person takes it, after the commission's protocol, with reasons (3.3.1, 4.1)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.domain.appointments import current
from accounts.models import Post, User
from applications.domain.letters import write_to_applicant
from applications.domain.protocol import application_facts, mark_in, protocol_of
from applications.enums import Outcome
from applications.models import Application, Decision
from core import clock
from core.domain import transitions
from core.domain.quarter_lock import require_open
from core.errors import DomainError, FieldError
from core.formatting import format_date
from core.texts import clean_text
from documents.domain.papers import issue
from documents.enums import PaperKind
from documents.models import IssuedPaper

TRANSITIONS = {Outcome.ACCEPTED: "accept", Outcome.REJECTED: "reject"}
LETTERS = {Outcome.ACCEPTED: "application_accepted", Outcome.REJECTED: "application_rejected"}
LETTER_PAPER = "applications/papers/decision_letter.html"
TITLE = gettext_lazy("On the decision about the application")


@transaction.atomic
def decide(
    application: Application,
    *,
    outcome: str,
    reasons: str,
    decided_on: date | None = None,
    actor: User,
    at: datetime | None = None,
) -> Decision:
    """Take the final decision on an evaluated application and write to the applicant (3.3.1).

    Whoever comes second gets WrongState and nothing happens twice. Raises FieldError without reasons or with
    a date before the protocol or in the future, DomainError when the quarter of that date is closed.
    """
    at = at or clock.now()
    decided_on = decided_on or clock.day_of(at)
    row = transitions.lock(application)
    words = clean_text(reasons)
    transitions.perform(row, _transition(outcome), actor=actor, at=at, reason=words)
    if not words:
        raise FieldError("reasons", _("Write the reasons of the decision: the applicant reads them."))
    protocol = _protocol(row)
    _check_date(decided_on, protocol, at)
    decision = Decision(
        application=row,
        outcome=outcome,
        protocol=protocol,
        mark=mark_in(protocol, row),
        reasons=words,
        decided_on=decided_on,
        decided_by=actor,
    )
    decision.letter = _issue_letter(decision, protocol, on=decided_on, at=at)
    transitions.create(decision, actor=actor, at=at)
    write_to_applicant(row, LETTERS[Outcome(outcome)], context={"decision": decision}, at=at)
    application.refresh_from_db()
    return decision


def _transition(outcome: str) -> str:
    if outcome not in Outcome.values:
        raise FieldError("outcome", _("Choose the decision: accept or reject."))
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


def _issue_letter(decision: Decision, protocol: IssuedPaper, *, on: date, at: datetime) -> IssuedPaper:
    """Enter the letter to the applicant in the register of outgoing papers (7.3)."""
    return issue(
        PaperKind.DECISION_LETTER,
        title=TITLE,
        template=LETTER_PAPER,
        context=_letter_content(decision, protocol, on),
        subject=decision.application,
        on=on,
        language=decision.application.language,
        actor=decision.decided_by,
        at=at,
    )


def _letter_content(decision: Decision, protocol: IssuedPaper, on: date) -> dict[str, Any]:
    return {
        "application": application_facts(decision.application),
        "outcome": decision.outcome,
        "reasons": decision.reasons,
        "decided_on": on,
        "protocol": {"number": protocol.number, "issued_on": protocol.issued_on},
        "representative": decision.application.representative,
        "signatory": _signatory(decision.decided_by, on),
    }


def _signatory(decider: User, on: date) -> dict[str, str]:
    """Return who signs: the post the decider held that day, with the name (4.2.1)."""
    for post in (Post.DIRECTOR, Post.ACTING_DIRECTOR):
        held = current(post, on)
        if held is not None and held.user_id == decider.pk:
            return {"post": post.value, "name": decider.short_name}
    return {"post": Post.DIRECTOR.value, "name": decider.short_name}
