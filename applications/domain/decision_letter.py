"""The letter about a decision: drafted and previewed before the release, a numbered paper with it (7.3)."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy

from accounts.domain.appointments import current
from accounts.models import Post, User
from applications.domain.appeal_terms import appeal_until, may_be_appealed
from applications.domain.protocol import application_facts
from applications.enums import Outcome
from applications.enums_decision import Decider
from applications.models import Condition, Decision
from documents.domain import papers
from documents.domain.letters import Letter, write_letter
from documents.enums import PaperKind
from documents.models import IssuedPaper

LETTERS = {
    Outcome.ACCEPTED: "application_accepted",
    Outcome.CONDITIONAL: "application_conditional",
    Outcome.REJECTED: "application_rejected",
    Outcome.REVISION: "application_revision",
}
LETTER_PAPER = "applications/papers/decision_letter.html"
TITLE = gettext_lazy("On the decision about the application")


def issue_letter(decision: Decision, *, on: date, actor: User, at: datetime) -> IssuedPaper:
    """Enter the letter to the applicant in the register of outgoing papers (7.3)."""
    return papers.issue(
        PaperKind.DECISION_LETTER,
        title=TITLE,
        template=LETTER_PAPER,
        context=_letter_content(decision, on, actor),
        subject=decision.application,
        on=on,
        language=decision.application.language,
        actor=actor,
        at=at,
    )


def draft_pdf(decision: Decision, *, on: date, reader: User) -> bytes:
    """Return the letter as it would be issued on that day, without a number: to be read before."""
    return papers.draft(
        PaperKind.DECISION_LETTER,
        title=TITLE,
        template=LETTER_PAPER,
        context=_letter_content(decision, on, reader),
        on=on,
        language=decision.application.language,
    )


def mail_context(decision: Decision, *, on: date) -> dict[str, Any]:
    """Return what the letter by mail says of a decision."""
    return {
        "decision": decision,
        "condition": condition_of(decision),
        "appeal_until": appeal_until(on) if may_be_appealed(decision) else None,
    }


def draft_mail(decision: Decision, *, on: date) -> Letter:
    """Return the mail of the release as the applicant would read it, without a personal link."""
    application = decision.application
    context = {"application": application, **mail_context(decision, on=on), "link": "…", "link_until": on}
    return write_letter(LETTERS[Outcome(decision.outcome)], context, language=application.language)


def condition_of(decision: Decision) -> Condition | None:
    """Return the condition of an acceptance, if there is one."""
    return Condition.objects.filter(decision=decision).first()


def _letter_content(decision: Decision, on: date, actor: User) -> dict[str, Any]:
    protocol, condition = decision.protocol, condition_of(decision)
    signer = decision.decided_by if decision.decider == Decider.DIRECTOR else actor
    return {
        "application": application_facts(decision.application),
        "outcome": decision.outcome,
        "decider": decision.decider,
        "reasons": decision.reasons,
        "decided_on": decision.decided_on,
        "revise_by": decision.revise_by,
        "condition": _condition(condition) if condition else None,
        "appeal_until": appeal_until(on) if may_be_appealed(decision) else None,
        "protocol": {"number": protocol.number, "issued_on": protocol.issued_on} if protocol else None,
        "representative": decision.application.representative,
        "signatory": signatory(signer or actor, on),
    }


def _condition(condition: Condition) -> dict[str, Any]:
    return {"kind": condition.kind, "text": condition.text, "due_on": condition.due_on}


def signatory(signer: User, on: date) -> dict[str, str]:
    """Return who signs: the post the person held that day, with the name (4.2.1)."""
    for post in (Post.DIRECTOR, Post.ACTING_DIRECTOR):
        held = current(post, on)
        if held is not None and held.user_id == signer.pk:
            return {"post": post.value, "name": signer.short_name}
    return {"post": Post.DIRECTOR.value, "name": signer.short_name}
