"""The release of decisions: the one moment at which applicants are told (3.3.1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from applications.domain.decision_letter import LETTERS, issue_letter, mail_context
from applications.domain.letters import write_to_applicant
from applications.enums import Outcome
from applications.models import Application, Decision
from core import clock
from core.domain import transitions
from core.errors import DomainError, WrongState
from core.formatting import format_date

RELEASES = {
    Outcome.ACCEPTED: "release_acceptance",
    Outcome.CONDITIONAL: "release_acceptance",
    Outcome.REJECTED: "release_rejection",
    Outcome.REVISION: "release_revision",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one of many: nothing is said of a release, a refusal has its sentence."""

    decision: Decision
    refusal: str = ""


@transaction.atomic
def release_decision(application: Application, *, actor: User, at: datetime | None = None) -> Decision:
    """Tell the applicant of the decision: the state moves, the letter gets its number, the mail goes out.

    Whoever comes second gets WrongState, and nothing is sent twice. Raises NotAllowed for other roles.
    The day by which a project is to be revised becomes the applicant's term.
    """
    at = at or clock.now()
    row = transitions.lock(application)
    decision = row.decision
    if decision is None:
        raise WrongState(_("There is no decision to be told: somebody may have acted before you."))
    name = RELEASES[Outcome(decision.outcome)]
    transitions.require_possible(row, name, actor=actor)
    on = clock.day_of(at)
    _require_time_to_revise(decision, on)
    letter = issue_letter(decision, on=on, actor=actor, at=at)
    transitions.update(
        decision, actor=actor, at=at, reason="released", released_at=at, released_by=actor, letter=letter
    )
    revised: dict[str, Any] = {}
    if decision.outcome == Outcome.REVISION:
        revised = {
            "decision": None,
            "remark": decision.reasons,
            "additions_due_on": decision.revise_by,
        }
    transitions.perform(row, name, actor=actor, at=at, **revised)
    write_to_applicant(row, LETTERS[Outcome(decision.outcome)], context=mail_context(decision, on=on), at=at)
    application.refresh_from_db()
    return decision


def _require_time_to_revise(decision: Decision, on: date) -> None:
    if decision.revise_by is not None and decision.revise_by <= on:
        raise DomainError(
            _("The project was to be revised by %(date)s. Reverse the decision and name a later day.")
            % {"date": format_date(decision.revise_by)}
        )


def release_many(decisions: Iterable[Decision], *, actor: User, at: datetime | None = None) -> list[Answer]:
    """Tell many applicants, each in a transaction of its own; answer for each, refusals in a sentence."""
    answers = []
    for decision in decisions:
        try:
            if not decision.is_in_force or decision.application.decision_id != decision.pk:
                raise WrongState(_("This decision is no longer in force."))
            answers.append(Answer(release_decision(decision.application, actor=actor, at=at)))
        except DomainError as error:
            answers.append(Answer(decision, str(error)))
    return answers
