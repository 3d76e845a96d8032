"""Voting on the applications of an agenda: opened, cast once, counted, closed for good (3.3.1)."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from applications.domain.conflicts import note_found_conflicts
from applications.domain.evaluation import require_quorum
from applications.domain.membership import SCORE, locked_in_evaluation, panel_of
from applications.domain.sessions_agenda import Chamber, chamber_of, require_under_way
from applications.domain.sessions_ballots import choices_on, open_choices, put_in, voted_on
from applications.domain.sessions_content import item_content
from applications.domain.sessions_counting import Verdict, tally_of, verdict_of
from applications.domain.summary import summary
from applications.enums import Standing
from applications.enums_session import Choice, ItemState
from applications.models import AgendaItem, CommissionMember, DissentingOpinion, Vote
from applications.models.session import HOLD
from core import clock
from core.actors import Actor
from core.conf import centre
from core.domain import permissions, transitions
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from core.texts import clean_text
from documents.domain import snapshots


@transaction.atomic
def open_voting(item: AgendaItem, *, is_secret: bool, actor: Actor, at: datetime | None = None) -> AgendaItem:
    """Open the vote on one application, openly or secretly; the quorum has scored and is present."""
    row = _locked(item)
    application = locked_in_evaluation(row.application)
    note_found_conflicts(application, panel_of(application), at=at)
    state = summary(application)
    require_quorum(state)
    require_presence(chamber_of(row, state))
    return transitions.perform(row, "open_voting", actor=actor, at=at, is_secret=is_secret)


@transaction.atomic
def cast_vote(item: AgendaItem, *, expert: User, choice: str, at: datetime | None = None) -> None:
    """Take the vote of a present member without a conflict of interest, once; it does not change.

    Raises NotAllowed for anybody else, WrongState when the vote is not open or the member has voted.
    """
    row = _locked(item)
    if row.state != ItemState.VOTING:
        raise WrongState(_("The vote on this application is not open."))
    if choice not in Choice.values:
        raise FieldError("choice", _("Choose one: for, against or abstain."))
    member = _voter(row, expert)
    if member.pk in voted_on(row):
        raise WrongState(_("You have already voted on this application: a vote does not change."))
    if row.is_secret:
        put_in(row, member, choice)
    else:
        transitions.create(Vote(item=row, member=member, choice=choice), actor=expert, at=at)


@transaction.atomic
def close_voting(item: AgendaItem, *, actor: Actor, at: datetime | None = None) -> AgendaItem:
    """Count the votes and close the item for good; the scores of its application are frozen (3.3.1).

    Raises DomainError without the quorum, while a present member has not voted, and when somebody voted
    who has a conflict of interest; then nothing is written.
    """
    at = at or clock.now()
    row = _locked(item)
    if row.state != ItemState.VOTING:
        raise WrongState(_("The vote on this application is not open."))
    application = locked_in_evaluation(row.application)
    note_found_conflicts(application, panel_of(application), at=at)
    state = summary(application)
    require_quorum(state)
    chamber = chamber_of(row, state)
    require_presence(chamber)
    _require_whole(chamber)
    tally = tally_of(choices_on(row))
    verdict = _verdict(row, chamber)
    content = item_content(row, state, chamber=chamber, tally=tally, choices=open_choices(row))
    transitions.perform(application, "close_evaluation", actor=actor, at=at)
    return transitions.perform(
        row,
        "close_item",
        actor=actor,
        at=at,
        votes_for=tally.votes_for,
        votes_against=tally.votes_against,
        votes_abstain=tally.votes_abstain,
        result=verdict.result,
        by_chair=verdict.by_chair,
        mark=state.mark,
        content=snapshots.freeze(content),
    )


@transaction.atomic
def postpone_item(item: AgendaItem, *, reason: str, actor: Actor, at: datetime | None = None) -> AgendaItem:
    """Leave an application for another session, with the reason; votes cast so far fall away."""
    row = _locked(item)
    words = clean_text(reason)
    if not words:
        raise FieldError("reason", _("Write why the application is postponed."))
    return transitions.perform(row, "postpone", actor=actor, at=at, reason=words, note=words)


@transaction.atomic
def write_note(item: AgendaItem, *, note: str, actor: Actor, at: datetime | None = None) -> AgendaItem:
    """Write in short what was said of an application, until the session is closed."""
    permissions.require(actor, HOLD)
    row = _locked(item)
    return transitions.update(row, actor=actor, at=at, note=clean_text(note))


@transaction.atomic
def write_dissent(
    item: AgendaItem, *, expert: User, text: str, at: datetime | None = None
) -> DissentingOpinion:
    """Write the dissenting opinion of a member who took part, once, while the session sits (3.3.1).

    The protocol says it word for word, with the name, after a secret vote too.
    """
    row = _locked(item)
    if row.state != ItemState.CLOSED:
        raise WrongState(_("A dissenting opinion is written when the vote on the application is closed."))
    member = row.session.commission.members.filter(user=expert).first()
    if member is None or member.pk not in voted_on(row):
        raise NotAllowed(_("Only a member who voted on this application writes a dissenting opinion."))
    words = clean_text(text)
    if not words:
        raise FieldError("text", _("Write your dissenting opinion."))
    if row.dissents.filter(member=member).exists():
        raise WrongState(_("Your dissenting opinion is already recorded."))
    return transitions.create(DissentingOpinion(item=row, member=member, text=words), actor=expert, at=at)


def require_presence(chamber: Chamber) -> None:
    """Refuse to go on without the quorum of present members who may vote. Raises DomainError."""
    if not chamber.has_quorum:
        raise DomainError(
            _(
                "There is no quorum for this application: %(voters)d members who may vote are present, "
                "%(quorum)d are needed."
            )
            % {"voters": len(chamber.voters), "quorum": chamber.quorum}
        )


def _locked(item: AgendaItem) -> AgendaItem:
    """Lock the session under way, then the item: all of one session happens one after the other."""
    session = transitions.lock(item.session)
    require_under_way(session)
    row = transitions.lock(item)
    row.session = session
    return row


def _voter(item: AgendaItem, expert: User) -> CommissionMember:
    """Return the member this expert is, if present and without a conflict. Raises NotAllowed."""
    chamber = chamber_of(item, summary(item.application))
    member = next((one for one in chamber.members if one.user_id == expert.pk), None)
    if member is None or member.left_on is not None or not expert.has_perm(SCORE):
        raise NotAllowed(_("You are not an expert of the commission that evaluates this application."))
    standing = chamber.standings[member.pk]
    if standing == Standing.RECUSED:
        raise NotAllowed(_("You have a conflict of interest, so you do not vote on this application."))
    if standing == Standing.UNDECLARED:
        raise NotAllowed(_("First declare whether you have a conflict of interest, or none."))
    if member.pk not in chamber.present:
        raise NotAllowed(_("You are not in the list of those present: tell the secretary."))
    return member


def _require_whole(chamber: Chamber) -> None:
    if chamber.strangers:
        raise DomainError(
            _(
                "These members voted and have a conflict of interest: %(names)s. "
                "Postpone the application and put it on the agenda anew."
            )
            % {"names": _names(chamber.strangers)}
        )
    if chamber.awaited:
        raise DomainError(
            _("The votes of these members are awaited: %(names)s. Who has left is taken off the list.")
            % {"names": _names(chamber.awaited)}
        )


def _verdict(item: AgendaItem, chamber: Chamber) -> Verdict:
    casting = chamber.chair if centre("CHAIR_BREAKS_TIE") else None
    choices = open_choices(item)
    return verdict_of(
        tally_of(choices_on(item)),
        present=len(chamber.voters),
        of_present=centre("MAJORITY_OF_PRESENT"),
        chair=choices.get(casting.pk, "") if casting else "",
    )


def _names(members: Any) -> str:
    return ", ".join(member.user.short_name for member in members)
