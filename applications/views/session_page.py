"""What the member's pages on sessions show: dictionaries for the templates."""

from collections.abc import Iterable
from typing import Any

from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from applications.access import may_read_protocol
from applications.domain.sessions_agenda import Line, agenda_of, present_at
from applications.domain.sessions_queries import (
    dissents_of,
    protocols_to_sign,
    seat_in,
    versions_of,
)
from applications.enums import ApplicationState, Standing
from applications.enums_session import RESULT_TONES, SESSION_TONES, ItemState, Result, SessionState
from applications.forms.session import DissentForm, VoteForm
from applications.models import AgendaItem, Commission, CommissionMember, CommissionSession, Vote
from applications.session_desk import votes_in_words
from core.formatting import format_datetime
from documents.access import Viewer

LIVE = (SessionState.PLANNED, SessionState.OPEN)


def session_rows(sessions: Iterable[CommissionSession]) -> dict[str, Any]:
    """Return the sessions to come or under way, and those that are over."""
    rows: dict[str, list[dict[str, Any]]] = {"live": [], "over": []}
    for session in sessions:
        rows["live" if session.state in LIVE else "over"].append(_session_row(session))
    return rows | {"voting": any(row["is_open"] for row in rows["live"])}


def session_page(
    session: CommissionSession, user: User, *, sent: tuple[AgendaItem, Form] | None = None
) -> dict[str, Any]:
    """Return all the page of a session needs; `sent` is a form that was refused, with its item."""
    seat = seat_in(session, user)
    lines = agenda_of(session)
    dissents = dissents_of(line.item for line in lines)
    own = {vote.item_id: vote for vote in seat.votes.filter(item__session=session)}
    items = [
        _item(
            line,
            seat,
            own_vote=own.get(line.item.pk),
            own_dissent=any(row.member_id == seat.pk for row in dissents[line.item.pk]),
        )
        for line in lines
    ]
    forms = []
    if sent is not None:
        item, form = sent
        forms.append(form)
        row = next(row for row in items if row["item"].pk == item.pk)
        kept = "vote_form" if isinstance(form, VoteForm) else "dissent_form"
        row[kept] = row[kept] and form
    last = next(iter(versions_of(session)), None)
    return {
        "session": session,
        "tone": SESSION_TONES[SessionState(session.state)],
        "is_open": session.state == SessionState.OPEN,
        "items": items,
        "forms": forms,
        "is_present": seat.pk in present_at(session),
        "awaits_signature": last is not None and last in protocols_to_sign(user),
        "protocol": last.paper if last and may_read_protocol(last.paper, Viewer(user=user)) else None,
    }


def vote_form(item: AgendaItem, data: Any = None) -> VoteForm:
    """Return the form of a vote on an item."""
    return VoteForm(data, prefix=f"vote{item.pk}", is_secret=item.is_secret)


def dissent_form(item: AgendaItem, data: Any = None) -> DissentForm:
    """Return the form of a dissenting opinion on an item."""
    return DissentForm(data, prefix=f"dissent{item.pk}")


def _session_row(session: CommissionSession) -> dict[str, Any]:
    return {
        "title": f"{format_datetime(session.held_at)}, {session.place}",
        "url": reverse("applications:session", args=[session.pk]),
        "detail": _about(session.commission),
        "status": {
            "tone": SESSION_TONES[SessionState(session.state)],
            "label": session.get_state_display(),
        },
        "is_open": session.state == SessionState.OPEN,
    }


def _item(line: Line, seat: CommissionMember, *, own_vote: Vote | None, own_dissent: bool) -> dict[str, Any]:
    item, chamber = line.item, line.chamber
    sits = item.session.state == SessionState.OPEN
    has_voted = seat.pk in chamber.voted
    votes_now = item.state == ItemState.VOTING and seat in chamber.voters and not has_voted
    return {
        "item": item,
        "voters": len(chamber.voters),
        "quorum": chamber.quorum,
        "has_quorum": chamber.has_quorum,
        "voted": len(chamber.voted),
        "is_voting": item.state == ItemState.VOTING,
        "status": _status(item),
        "votes": votes_in_words(item),
        "why_not": _why_not(line, seat) if item.state in (ItemState.WAITING, ItemState.VOTING) else "",
        "declare_url": _declare_url(line, seat),
        "vote_form": vote_form(item) if votes_now else None,
        "has_voted": has_voted,
        "own_choice": own_vote.get_choice_display() if own_vote else "",
        "dissent_form": dissent_form(item)
        if sits and item.state == ItemState.CLOSED and has_voted and not own_dissent
        else None,
        "own_dissent": own_dissent,
    }


def _status(item: AgendaItem) -> dict[str, str]:
    if item.state == ItemState.CLOSED:
        return {"tone": RESULT_TONES[Result(item.result)], "label": item.get_result_display()}
    tone = "now" if item.state == ItemState.VOTING else "quiet"
    return {"tone": tone, "label": item.get_state_display()}


def _why_not(line: Line, seat: CommissionMember) -> str:
    """Say why this member does not vote on an item; nothing for one who does."""
    standing = line.chamber.standings[seat.pk]
    if standing == Standing.RECUSED:
        return _("You have a conflict of interest, so you do not vote on this application.")
    if standing == Standing.UNDECLARED:
        return _("First declare whether you have a conflict of interest, or none.")
    if line.item.session.state == SessionState.OPEN and seat.pk not in line.chamber.present:
        return _("You are not in the list of those present: tell the secretary.")
    return ""


def _declare_url(line: Line, seat: CommissionMember) -> str:
    application = line.item.application
    undeclared = line.chamber.standings[seat.pk] == Standing.UNDECLARED
    if not undeclared or application.state != ApplicationState.IN_EVALUATION:
        return ""
    return reverse("applications:commission_declare", args=[application.public_id])


def _about(commission: Commission) -> str:
    """Return the commission, with its call where it was appointed for one."""
    return f"{commission} · {commission.call.title}" if commission.call else str(commission)
