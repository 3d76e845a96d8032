"""Prolonging an announced call: a later closing moment, with the reason everybody reads (3.3.1)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from applications.domain.letters import write_to_applicant
from applications.enums import ApplicationState, CallState
from applications.models import Application, Call, CallProlonging
from core.actors import Actor
from core.clock import day_of, now
from core.domain.transitions import create, lock, perform, require_possible
from core.errors import FieldError, FieldErrors, WrongState
from core.texts import clean_text


@transaction.atomic
def prolong_call(
    call: Call,
    *,
    closes_at: datetime,
    reason: str,
    decision_on: date | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> Call:
    """Let an announced call close later; drafts go on, and each address that has one gets one letter.

    `decision_on` is put off with it where a day is given. Raises WrongState for a call that is closed or
    has no end, FieldErrors for a moment that is not later, a decision before it, or no reason.
    """
    at = at or now()
    row = lock(call)
    require_possible(row, "prolong", actor=actor)
    before = _require_running(row, at)
    reason, decision_on = clean_text(reason), decision_on or row.decision_on
    _check(before, closes_at, decision_on, reason)
    made = CallProlonging(call=row, closed_before=before, closes_at=closes_at, reason=reason)
    create(made, actor=actor, at=at)
    perform(call, "prolong", actor=actor, at=at, reason=reason, closes_at=closes_at, decision_on=decision_on)
    _tell_who_is_writing(made, at)
    return call


def can_be_prolonged(call: Call, *, at: datetime) -> bool:
    """Say whether the call has an end and has not come to it."""
    return call.state == CallState.ANNOUNCED and call.closes_at is not None and at < call.closes_at


def _require_running(call: Call, at: datetime) -> datetime:
    """Return the moment at which the call closes as it stands now."""
    if call.closes_at is None:
        raise WrongState(_("This call has no end, so there is nothing to prolong."))
    if call.closes_at <= at:
        raise WrongState(_("The call has already closed on its date."))
    return call.closes_at


def _check(before: datetime, closes_at: datetime, decision_on: date | None, reason: str) -> None:
    errors = []
    if closes_at <= before:
        errors.append(FieldError("closes_at", _("The new closing moment comes after the present one.")))
    elif decision_on is not None and decision_on < day_of(closes_at):
        errors.append(
            FieldError("decision_on", _("The decision comes after the call closes. Check the date."))
        )
    if not reason:
        errors.append(FieldError("reason", _("Write why the call is prolonged: everybody reads it.")))
    if errors:
        raise FieldErrors(errors)


def _tell_who_is_writing(made: CallProlonging, at: datetime) -> None:
    """Write to each address that has a draft in the call, once, about the latest of its drafts."""
    drafts = Application.objects.filter(call=made.call_id, state=ApplicationState.DRAFT).exclude(email="")
    latest = {draft.email.lower(): draft for draft in drafts.select_related("call").order_by("pk")}
    for draft in latest.values():
        write_to_applicant(draft, "call_prolonged", at=at, context={"reason": made.reason})
