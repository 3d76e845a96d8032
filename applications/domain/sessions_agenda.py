"""Who may vote on one application of an agenda now: present, declared, without a conflict (3.3.1)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from applications.domain.sessions_ballots import voted_on
from applications.domain.summary import Summary, summaries_of
from applications.enums import MemberRole, Standing
from applications.enums_session import SessionState
from applications.models import (
    AgendaItem,
    Attendance,
    CommissionMember,
    CommissionSession,
    SecretVoter,
    Vote,
)
from core.errors import WrongState


@dataclass(frozen=True, slots=True)
class Chamber:
    """The members of a commission before one application."""

    members: tuple[CommissionMember, ...]
    standings: Mapping[int, Standing]
    present: frozenset[int]
    voted: frozenset[int]
    quorum: int

    @property
    def voters(self) -> tuple[CommissionMember, ...]:
        """Return the present members who declared that they have no conflict of interest."""
        return self._present(Standing.CLEAR)

    @property
    def recused(self) -> tuple[CommissionMember, ...]:
        """Return the present members whom a conflict of interest shuts out."""
        return self._present(Standing.RECUSED)

    @property
    def undeclared(self) -> tuple[CommissionMember, ...]:
        """Return the present members who have not declared yet."""
        return self._present(Standing.UNDECLARED)

    @property
    def awaited(self) -> tuple[CommissionMember, ...]:
        """Return the voters who have not voted yet."""
        return tuple(member for member in self.voters if member.pk not in self.voted)

    @property
    def strangers(self) -> tuple[CommissionMember, ...]:
        """Return those who have voted and may no longer: a conflict of interest came up."""
        may = {member.pk for member in self.voters}
        return tuple(member for member in self.members if member.pk in self.voted - may)

    @property
    def has_quorum(self) -> bool:
        """Say whether enough may vote."""
        return len(self.voters) >= self.quorum

    @property
    def chair(self) -> CommissionMember | None:
        """Return the chair, if the chair may vote."""
        return next((member for member in self.voters if member.role == MemberRole.CHAIR), None)

    def _is_here(self, member: CommissionMember) -> bool:
        """Say of a member's presence what holds now: who has left the commission is present no more."""
        return member.pk in self.present and member.left_on is None

    def _present(self, standing: Standing) -> tuple[CommissionMember, ...]:
        return tuple(
            member
            for member in self.members
            if self._is_here(member) and self.standings[member.pk] == standing
        )


@dataclass(frozen=True, slots=True)
class Line:
    """One item with its chamber, and how many score sheets count."""

    item: AgendaItem
    chamber: Chamber
    counted: int

    @property
    def has_scores(self) -> bool:
        """Say whether the quorum has scored."""
        return self.counted >= self.chamber.quorum


def chamber_of(item: AgendaItem, state: Summary) -> Chamber:
    """Return who may vote on an item, exactly as the commission stands now."""
    return _chamber(state, present_at(item.session), voted_on(item))


def present_at(session: CommissionSession) -> frozenset[int]:
    """Return the ids of the members who are present."""
    rows = Attendance.objects.filter(session=session, is_present=True)
    return frozenset(rows.values_list("member", flat=True))


def require_under_way(session: CommissionSession) -> None:
    """Refuse an act outside a session under way. Raises WrongState."""
    if session.state != SessionState.OPEN:
        raise WrongState(_("This session is not under way, so nothing changes."))


def agenda_of(session: CommissionSession) -> list[Line]:
    """Return the agenda with how each item stands, for a page: a fixed number of queries."""
    items = list(
        session.items.select_related("application", "session__commission").order_by("position", "pk")
    )
    present, voted = present_at(session), _voted(items)
    states = summaries_of([item.application for item in items])
    return [
        Line(item, _chamber(state, present, frozenset(voted[item.pk])), len(state.counted))
        for item, state in zip(items, states, strict=True)
    ]


def _chamber(state: Summary, present: frozenset[int], voted: frozenset[int]) -> Chamber:
    return Chamber(
        members=tuple(expert.member for expert in state.experts),
        standings={expert.member.pk: expert.standing for expert in state.experts},
        present=present,
        voted=voted,
        quorum=state.quorum,
    )


def _voted(items: Iterable[AgendaItem]) -> dict[int, set[int]]:
    voted: dict[int, set[int]] = {item.pk: set() for item in items}
    for rows in (Vote.objects, SecretVoter.objects):
        for item, member in rows.filter(item__in=voted).values_list("item", "member"):
            voted[item].add(member)
    return voted
