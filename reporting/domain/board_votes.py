"""Questions put to the Board's vote: one vote a member, counted once, carried or not (4.3.2)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from applications.domain.sessions_counting import Tally, tally_of
from applications.enums_session import Choice
from core import clock
from core.actors import Actor, StandIn
from core.conf import centre
from core.domain import permissions, transitions
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from core.texts import clean_line, clean_text
from documents.domain.acts import record_act
from documents.enums import ActKind
from reporting.domain.meetings import TITLE, has_quorum, require_open
from reporting.enums import DecisionKind, DecisionState
from reporting.models import AgendaItem, BoardDecision, BoardMeeting, BoardMember, BoardVote
from reporting.models.board_meeting import KEEP


@transaction.atomic
def put_question(
    meeting: BoardMeeting,
    *,
    kind: str,
    text: str,
    item: AgendaItem | None = None,
    owner: str = "",
    due_on: date | None = None,
    actor: Actor,
    at: datetime | None = None,
) -> BoardDecision:
    """Put the next question to the vote (4.3.2, 7.1, 8.2). Raises DomainError without a quorum."""
    permissions.require(actor, KEEP)
    row = require_open(meeting)
    _require_quorum(row)
    words = clean_text(text)
    if not words:
        raise FieldError("text", _("Write what is decided."))
    if due_on and not clean_line(owner):
        raise FieldError("owner", _("A due date needs somebody who carries it out."))
    if due_on and due_on < row.held_on:
        raise FieldError("due_on", _("The term lies before the meeting."))
    if item is not None and item.meeting_id != row.pk:
        raise FieldError("item", _("This point stands on the agenda of another meeting."))
    decision = BoardDecision(
        meeting=row,
        item=item,
        position=row.decisions.count() + 1,
        kind=DecisionKind(kind),
        text=words,
        owner=clean_line(owner),
        due_on=due_on,
    )
    return transitions.create(decision, actor=actor, at=at)


@transaction.atomic
def cast_vote(
    decision: BoardDecision,
    *,
    member: BoardMember,
    choice: str,
    opinion: str = "",
    actor: Actor,
    at: datetime | None = None,
) -> BoardVote:
    """Take the vote of a member who is here, once; entered by the member or by who keeps the minutes.

    Raises NotAllowed after the member's term or in the member's absence, WrongState for a second vote.
    """
    at = at or clock.now()
    row = _locked(decision)
    if row.state != DecisionState.VOTING:
        raise WrongState(_("The vote on this question is not open."))
    if choice not in Choice.values:
        raise FieldError("choice", _("Choose one: for, against or abstain."))
    _require_voter(row, member, actor, at)
    if row.votes.filter(member=member).exists():
        raise WrongState(_("This member has already voted on this question."))
    words = clean_text(opinion)
    vote = BoardVote(decision=row, member=member, choice=choice, opinion=words)
    return transitions.create(vote, actor=actor, at=at)


@transaction.atomic
def close_vote(decision: BoardDecision, *, actor: Actor, at: datetime | None = None) -> BoardDecision:
    """Count the votes; a carried decision becomes an act of the Board that others point to (1.3).

    Raises DomainError without a quorum and while somebody who is here has not voted.
    """
    permissions.require(actor, KEEP)
    row = _locked(decision)
    transitions.require_possible(row, "count", actor=actor)
    _require_quorum(row.meeting)
    waiting = awaited(row)
    if waiting:
        names = ", ".join(member.name for member in waiting)
        raise DomainError(
            _("The votes of these members are awaited: %(names)s. Who has left is taken off the list.")
            % {"names": names}
        )
    tally = tally_of(row.votes.values_list("choice", flat=True))
    by_chair = tally.is_even and _chair_is_for(row)
    counts: dict[str, Any] = {**_counts(tally), "by_chair": by_chair}
    transitions.perform(row, "count", actor=actor, at=at, **counts)
    if row.is_carried:
        act = record_act(
            kind=ActKind.BOARD_DECISION,
            number=row.number,
            dated_on=row.meeting.held_on,
            title=clean_line(row.text)[:TITLE],
            body=row.text,
            actor=actor,
            at=at,
        )
        transitions.update(row, actor=actor, at=at, act=act)
    decision.refresh_from_db()
    return decision


@transaction.atomic
def withdraw_question(
    decision: BoardDecision, *, reason: str, actor: Actor, at: datetime | None = None
) -> BoardDecision:
    """Take a question off the vote, with the reason. Raises FieldError without one."""
    _locked(decision)
    words = clean_text(reason)
    if not words:
        raise FieldError("reason", _("Write why the question is withdrawn."))
    return transitions.perform(decision, "withdraw", actor=actor, at=at, reason=words)


def awaited(decision: BoardDecision) -> list[BoardMember]:
    """Who is here and has not voted."""
    here = BoardMember.objects.filter(
        pk__in=decision.meeting.attendance.filter(is_here=True).values("member_id")
    )
    return list(here.exclude(pk__in=decision.votes.values("member_id")))


def _counts(tally: Tally) -> dict[str, int]:
    return {
        "votes_for": tally.votes_for,
        "votes_against": tally.votes_against,
        "abstained": tally.votes_abstain,
    }


def _chair_is_for(decision: BoardDecision) -> bool:
    if not centre("BOARD_CHAIR_BREAKS_TIE"):
        return False
    chairs = decision.votes.filter(member__user=decision.meeting.chair_id)
    return chairs.filter(choice=Choice.FOR).exists()


def _require_voter(decision: BoardDecision, member: BoardMember, actor: Actor, at: datetime) -> None:
    """Only who sits on the Board and is here votes, for themselves or by who keeps the minutes (4.3.1)."""
    own = not isinstance(actor, StandIn) and member.user_id == actor.pk
    if not own:
        permissions.require(actor, KEEP)
    held_on = decision.meeting.held_on
    days = {held_on, clock.day_of(at)} if own else {held_on}
    if not all(BoardMember.objects.in_force(day).filter(pk=member.pk).exists() for day in days):
        raise NotAllowed(_("The term of this member does not cover this day, so there is no vote (4.3.1)."))
    if not decision.meeting.attendance.filter(member=member, is_here=True).exists():
        raise NotAllowed(_("This member is not in the list of those present."))


def _require_quorum(meeting: BoardMeeting) -> None:
    if not has_quorum(meeting):
        here = meeting.attendance.filter(is_here=True).count()
        raise DomainError(
            _("There is no quorum. Present: %(present)s of %(seats)s.")
            % {"present": here, "seats": meeting.seats}
        )


def _locked(decision: BoardDecision) -> BoardDecision:
    """Lock the meeting under way, then the question: all of one meeting happens one after the other."""
    meeting = require_open(decision.meeting)
    row = transitions.lock(decision)
    row.meeting = meeting
    return row
