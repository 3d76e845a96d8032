"""What the page of a session shows: its agenda with the live quorum, attendance, versions of the protocol."""

from typing import Any

from django.utils.translation import gettext as _

from applications.domain.membership import seats_in
from applications.domain.protocol import Said
from applications.domain.sessions_agenda import Line, agenda_of, present_at
from applications.domain.sessions_queries import dissents_of, versions_of
from applications.enums_session import ItemState
from applications.models import AgendaItem, CommissionSession
from core.formatting import format_number


def desk_of(session: CommissionSession) -> dict[str, Any]:
    """Return all the page of a session needs; the number of queries does not grow with the agenda."""
    lines = agenda_of(session)
    present = present_at(session)
    dissents = dissents_of(line.item for line in lines)
    return {
        "lines": [_row(line, len(dissents[line.item.pk])) for line in lines],
        "attendance": [(member, member.pk in present) for member in seats_in(session.commission)],
        "present_count": len(present),
        "versions": versions_of(session),
    }


def votes_in_words(item: AgendaItem | Said) -> str:
    """Say how a closed vote ended; nothing before, and nothing of a written procedure."""
    if item.votes_for is None:
        return ""
    counted = _("for %(votes_for)d, against %(against)d, abstained %(abstained)d") % {
        "votes_for": item.votes_for,
        "against": item.votes_against,
        "abstained": item.votes_abstain,
    }
    return f"{counted}; " + _("the chair decided") if item.by_chair else counted


def _row(line: Line, dissents: int) -> dict[str, Any]:
    chamber, item = line.chamber, line.item
    return {
        "item": item,
        "voters": len(chamber.voters),
        "quorum": chamber.quorum,
        "has_quorum": chamber.has_quorum,
        "counted": line.counted,
        "has_scores": line.has_scores,
        "recused": _names(chamber.recused),
        "undeclared": _names(chamber.undeclared),
        "voted": len(chamber.voted),
        "awaited": _names(chamber.awaited) if item.state == ItemState.VOTING else "",
        "votes": votes_in_words(item),
        "mark": format_number(item.mark, 2) if item.mark is not None else "",
        "dissents": dissents,
        "is_voting": item.state == ItemState.VOTING,
        "is_closed": item.state == ItemState.CLOSED,
        "is_live": item.state in (ItemState.WAITING, ItemState.VOTING),
    }


def _names(members: Any) -> str:
    return ", ".join(member.user.short_name for member in members)
