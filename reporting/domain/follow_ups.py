"""What follows a decision of the Board: carried out, or its term put off; overdue ones are named (4.3.2)."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.domain.roles import holders_of
from core import clock
from core.actors import Actor, user_of
from core.admin_pages import page_of
from core.domain import permissions, transitions
from core.errors import FieldError, WrongState
from core.texts import clean_text
from documents.domain.reminders import SOURCES, Due
from documents.models import Upload
from reporting.enums import StepKind
from reporting.models import BoardDecision, DecisionStep
from reporting.models.board_decision import BoardDecisionQuerySet
from reporting.models.board_meeting import KEEP

FILE = "board.follow_up"


@transaction.atomic
def finish(
    decision: BoardDecision,
    *,
    done_on: date,
    words: str,
    upload: Upload | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> DecisionStep:
    """Write that a decision is carried out: what was done, on which day (4.3.2)."""
    row = _duty(decision, actor)
    said = _said(words, _("Write what was done."))
    if not row.meeting.held_on <= done_on <= clock.day_of(at or clock.now()):
        raise FieldError("done_on", _("The day lies between the meeting and today."))
    transitions.update(row, actor=actor, at=at, reason=said, done_on=done_on)
    step = DecisionStep(
        decision=row, kind=StepKind.DONE, on=done_on, words=said, file=upload, made_by=user_of(actor)
    )
    return _kept(decision, step, actor, at)


@transaction.atomic
def prolong(
    decision: BoardDecision, *, due_on: date, words: str, actor: Actor, at: datetime | None = None
) -> DecisionStep:
    """Put the term of a decision off to a later day, with the reason (4.3.2)."""
    row = _duty(decision, actor)
    said = _said(words, _("Write why the term is put off."))
    before = row.due_on
    if before is None:
        raise WrongState(_("This decision has no term that could be put off."))
    if due_on <= before or due_on < clock.day_of(at or clock.now()):
        raise FieldError("due_on", _("The new term lies after the one before and not in the past."))
    transitions.update(row, actor=actor, at=at, reason=said, due_on=due_on)
    step = DecisionStep(
        decision=row,
        kind=StepKind.PROLONGED,
        on=due_on,
        previous=before,
        words=said,
        made_by=user_of(actor),
    )
    return _kept(decision, step, actor, at)


def overdue() -> BoardDecisionQuerySet:
    """Decisions whose term has passed, the oldest first."""
    return BoardDecision.objects.overdue(clock.today()).order_by("due_on", "pk")


def register_reminders() -> None:
    """Register what the Board's decisions remind of."""
    SOURCES["board_decisions"] = decisions_due


def decisions_due() -> Iterator[Due]:
    """Each decision that waits, for everybody who keeps the Board's minutes."""
    keepers = list(holders_of(KEEP))
    for decision in BoardDecision.objects.duties().select_related("meeting").order_by("due_on", "pk"):
        for user in keepers:
            yield Due.to(
                user,
                record=decision,
                due_on=decision.due_on,
                words=partial(_say, decision),
                link=partial(_link, decision, user.language),
            )


def _say(decision: BoardDecision) -> str:
    words = _("Decision of the Board № %(number)s, carried out by: %(owner)s")
    return words % {"number": decision.number, "owner": decision.owner}


def _link(decision: BoardDecision, language: str) -> str:
    with translation.override(language):
        return f"{settings.SITE_URL}{page_of(decision)}"


def _duty(decision: BoardDecision, actor: Actor) -> BoardDecision:
    permissions.require(actor, KEEP)
    row = transitions.lock(decision)
    if not row.is_duty:
        raise WrongState(_("Nothing of this decision waits to be carried out."))
    return row


def _said(words: str, otherwise: str) -> str:
    said = clean_text(words)
    if not said:
        raise FieldError("words", otherwise)
    return said


def _kept(decision: BoardDecision, step: DecisionStep, actor: Actor, at: datetime | None) -> DecisionStep:
    transitions.create(step, actor=actor, at=at)
    decision.refresh_from_db()
    return step
