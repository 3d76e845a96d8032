"""A dispute about a termination: contested in the cabinet, answered by an act (3.3.4).

The outcome never changes the status by itself: giving it back is an act of its own.
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core.actors import Actor
from core.domain import transitions
from core.domain.quarter_lock import require_open
from core.errors import FieldError, NotAllowed, WrongState
from core.formatting import format_date
from documents.models import Upload
from residents.domain import letters
from residents.domain.checks import day_of, require_not_before, require_not_future, require_words
from residents.enums import EndKind
from residents.enums_ending import TerminationState
from residents.models import Residency, Termination

# The purpose of the copies of acts on disputes.
OUTCOME_FILE = "termination.outcome"


@transaction.atomic
def contest_termination(
    termination: Termination, *, reason: str, actor: User, at: datetime | None = None
) -> Termination:
    """A representative does not agree with the decision, and says why, within the term."""
    residency = transitions.lock(termination.residency)
    if not residency.party.representatives.filter(user=actor).exists():
        raise NotAllowed(_("Only a representative of the resident can do this."))
    if day_of(at) > termination.contest_until:
        raise WrongState(
            _("The decision could be contested until %(date)s.")
            % {"date": format_date(termination.contest_until)}
        )
    words = require_words("reason", reason, _("Write why you do not agree with the decision."))
    return transitions.perform(
        termination,
        "contest",
        actor=actor,
        at=at,
        reason=words,
        contested_on=day_of(at),
        contested_by=actor,
        contest_reason=words,
    )


@transaction.atomic
def uphold_termination(
    termination: Termination, *, actor: Actor, at: datetime | None = None, **outcome: Any
) -> Termination:
    """The decision stays; `outcome` is the act: `number`, `act_date`, `file` and the answer in `words`."""
    return _settle(termination, "uphold", actor=actor, at=at, **outcome)


@transaction.atomic
def withdraw_termination(
    termination: Termination, *, actor: Actor, at: datetime | None = None, **outcome: Any
) -> Termination:
    """The decision is taken back by an act; the status stays ended until it is given back."""
    return _settle(termination, "withdraw", actor=actor, at=at, **outcome)


@transaction.atomic
def restore_residency(
    residency: Residency, *, reason: str, actor: Actor, at: datetime | None = None
) -> Residency:
    """Give the status back after the decision that ended it was withdrawn by an act.

    Rooms and services that ended with it are given anew. Refused when its quarter is closed, the contract
    has run out, or the party has another residency.
    """
    party = transitions.lock(residency.party)
    row = transitions.lock(residency)
    transitions.require_possible(row, "restore", actor=actor)
    if row.terminations.exclude(state=TerminationState.WITHDRAWN).exists():
        raise WrongState(_("The decision that ended the status stands. First it must be withdrawn."))
    if row.ended_on:
        require_open(row.ended_on)
    if row.expires_on <= day_of(at):
        raise WrongState(_("The contract has run out, so there is no status to give back."))
    if Residency.objects.filter(party=party, started_on__gte=row.started_on).exclude(pk=row.pk).exists():
        raise WrongState(_("This resident has begun another residency since."))
    words = require_words("reason", reason, _("Write why the status is given back."))
    transitions.perform(
        residency,
        "restore",
        actor=actor,
        at=at,
        reason=words,
        ended_on=None,
        ground="",
        end_act_number="",
        end_act_date=None,
        end_reason="",
    )
    letters.write_about_return(residency, at)
    return residency


def may_contest(termination: Termination, on: date) -> bool:
    """Whether the term runs and nobody has contested the decision yet."""
    return termination.state == TerminationState.STANDING and on <= termination.contest_until


def may_restore(residency: Residency) -> bool:
    """Whether the status was terminated and no decision stands any more."""
    if residency.end_kind != EndKind.TERMINATED or not residency.terminations.exists():
        return False
    return not residency.terminations.exclude(state=TerminationState.WITHDRAWN).exists()


def _settle(
    termination: Termination,
    name: str,
    *,
    number: str,
    act_date: date,
    file: Upload | None,
    words: str,
    actor: Actor,
    at: datetime | None,
) -> Termination:
    transitions.lock(termination.residency)
    row = transitions.lock(termination)
    transitions.require_possible(row, name, actor=actor)
    act = require_words("number", number, _("Write the number of the act."))
    require_not_future("act_date", act_date, at)
    if row.contested_on:
        require_not_before(
            "act_date", act_date, row.contested_on, _("The decision was contested later, on %(date)s.")
        )
    answer = require_words("words", words, _("Write the answer to the resident."))
    if file is None or file.purpose != OUTCOME_FILE:
        raise FieldError("file", _("Add the copy of the act."))
    transitions.perform(
        termination,
        name,
        actor=actor,
        at=at,
        reason=answer,
        outcome_number=act,
        outcome_date=act_date,
        outcome_file=file,
        outcome_words=answer,
    )
    letters.write_about_dispute(termination, at)
    return termination
