"""Who reads which application: balanced by load, by direction and by competence (3.3.1)."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from applications.domain.alternates import knows
from applications.domain.membership import LEAD
from applications.domain.permits import require_permission
from applications.domain.summary import Expert, Summary, summaries_of
from applications.enums import ApplicationState, AssignmentKind, Standing
from applications.models import Application, Assignment, Commission, CommissionMember, ExpertProfile
from core import clock
from core.actors import Actor
from core.conf import centre
from core.domain import transitions
from core.errors import FieldError

# An expert who knows the direction reads it, unless that makes this many readings more than another's.
WORTH_OF_COMPETENCE = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """One application with those who may read it, those who are to, and those the portal proposes."""

    state: Summary
    candidates: tuple[CommissionMember, ...]
    assigned: frozenset[int]
    proposed: frozenset[int]

    @property
    def application(self) -> Application:
        """Return the application."""
        return self.state.application


@dataclass(frozen=True, slots=True)
class Load:
    """How much one member has to read in this commission."""

    member: CommissionMember
    given: int
    sent: int
    proposed: int
    directions: tuple[str, ...]


def readers_needed(quorum: int) -> int:
    """Return how many readers an application gets: the Centre's number, never fewer than the quorum."""
    return max(int(centre("READERS_PER_APPLICATION")), quorum)


def readings_of(commission: Commission) -> list[Reading]:
    """Return the open applications of a commission with a proposal of readers. A fixed number of queries."""
    open_ones = commission.applications.filter(state=ApplicationState.IN_EVALUATION).order_by("number")
    states = summaries_of(list(open_ones.select_related("call")))
    _know_profiles(states)
    given = {state.application.pk: _readers(state) for state in states}
    load = Counter(pk for readers in given.values() for pk in readers)
    return [_reading(state, given[state.application.pk], load) for state in states]


def loads_of(readings: Sequence[Reading]) -> list[Load]:
    """Return the load of each member, as it is and as proposed."""
    seats = {seat.pk: seat for reading in readings for seat in reading.candidates}
    sent = Counter(
        expert.member.pk for reading in readings for expert in reading.state.experts if expert.sent_at
    )
    given = Counter(pk for reading in readings for pk in reading.assigned)
    proposed = Counter(pk for reading in readings for pk in reading.proposed)
    return [
        Load(seat, given[pk], sent[pk], proposed[pk], tuple(_directions(seat)))
        for pk, seat in sorted(seats.items())
    ]


@transaction.atomic
def assign_readers(
    commission: Commission,
    *,
    readers: Mapping[int, Collection[int]],
    actor: Actor,
    at: datetime | None = None,
) -> Commission:
    """Make these members, by the id of an application, its readers; experts see what is given to them first.

    Raises FieldError for an application that is not open, a member who does not judge it or is recused, and
    for fewer readers than needed; then nothing is written.
    """
    at = at or clock.now()
    require_permission(actor, LEAD)
    row = transitions.lock(commission)
    open_ones = row.applications.filter(state=ApplicationState.IN_EVALUATION, pk__in=readers).order_by("pk")
    states = {state.application.pk: state for state in summaries_of(list(open_ones))}
    for pk, chosen in readers.items():
        _require_readers(states.get(pk), chosen)
    for pk, state in states.items():
        _write(state, set(readers[pk]), actor=actor, at=at)
    return row


def _require_readers(state: Summary | None, chosen: Collection[int]) -> None:
    if state is None:
        raise FieldError("readers", _("The evaluation of this application is not open any more."))
    field, number = f"readers_{state.application.pk}", state.application.number
    if set(chosen) - {expert.member.pk for expert in state.eligible}:
        raise FieldError(
            field,
            _("An expert who is shut out cannot read this application: № %(number)s.") % {"number": number},
        )
    needed = min(readers_needed(state.quorum), len(state.eligible))
    if len(set(chosen)) < needed:
        raise FieldError(
            field,
            _("Choose more readers for № %(number)s: at least %(needed)d.")
            % {"number": number, "needed": needed},
        )


def _write(state: Summary, chosen: set[int], *, actor: Actor, at: datetime) -> None:
    """Give, give again or take back; who was called in as an alternate reads in any case."""
    known = {row.member_id: row for row in Assignment.objects.filter(application=state.application)}
    for pk in sorted(chosen | set(known)):
        row = known.get(pk)
        if row is None:
            fresh = Assignment(
                application=state.application, member_id=pk, kind=AssignmentKind.READER, assigned_at=at
            )
            transitions.create(fresh, actor=actor, at=at)
        elif row.kind == AssignmentKind.READER and (pk in chosen) == (row.withdrawn_at is not None):
            transitions.update(
                row, actor=actor, at=at, assigned_at=at, withdrawn_at=None if pk in chosen else at
            )


def _reading(state: Summary, given: frozenset[int], load: Counter[int]) -> Reading:
    """Propose readers for one application, and count them so that the next gets the others."""
    able = [expert for expert in state.eligible if expert.member.left_on is None]
    chosen = set(given) & {expert.member.pk for expert in able}
    needed = min(readers_needed(state.quorum), len(able))
    rest = [expert for expert in able if expert.member.pk not in chosen]
    while len(chosen) < needed:
        best = min(rest, key=lambda expert: (_cost(expert, state.application, load), expert.member.pk))
        rest.remove(best)
        chosen.add(best.member.pk)
        load[best.member.pk] += 1
    seats = tuple(expert.member for expert in state.experts if expert.standing != Standing.RECUSED)
    return Reading(state, seats, given, frozenset(chosen))


def _cost(expert: Expert, application: Application, load: Counter[int]) -> int:
    competent = knows(expert.member.user, application.direction)
    return load[expert.member.pk] + (0 if competent else WORTH_OF_COMPETENCE)


def _readers(state: Summary) -> frozenset[int]:
    return frozenset(expert.member.pk for expert in state.experts if expert.is_reader)


def _directions(seat: CommissionMember) -> list[str]:
    profile = getattr(seat.user, "expert_profile", None)
    return profile.direction_labels if profile else []


def _know_profiles(states: Sequence[Summary]) -> None:
    """Put the record of each expert where `knows` looks for it, in one query."""
    users = {expert.member.user_id: expert.member.user for state in states for expert in state.experts}
    profiles = {row.user_id: row for row in ExpertProfile.objects.filter(user__in=users)}
    for state in states:
        for expert in state.experts:
            expert.member.user._state.fields_cache["expert_profile"] = profiles.get(expert.member.user_id)
