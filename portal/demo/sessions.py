"""The sessions of the demonstration: open and secret votes, ties, a dissent, a correction (3.3.1)."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from accounts.models import User
from applications.domain.sessions import call_session, close_session, open_session, record_attendance
from applications.domain.sessions_agenda import chamber_of
from applications.domain.sessions_protocol import correct_protocol, sign_protocol
from applications.domain.sessions_queries import versions_of
from applications.domain.sessions_voting import (
    cast_vote,
    close_voting,
    open_voting,
    write_dissent,
    write_note,
)
from applications.domain.summary import summary
from applications.enums_session import Choice, Result
from applications.models import AgendaItem, Application, CommissionSession
from core.clock import day_of, moment_of
from portal.demo.papers import signed_copy
from portal.demo.people import user
from portal.demo.timeline import Timeline

PLACE = "ОшТУ, башкы корпус, 214-бөлмө"
CORRECTED_PLACE = "ОшТУ, башкы корпус, 118-бөлмө"
WHY_CORRECTED = "Протоколдо бөлмөнүн номери ката жазылган: отурум 118-бөлмөдө өткөн."
NOTE = "Долбоордун жетекчиси прототибин көрсөтүп, комиссиянын суроолоруна жооп берди."
DISSENT = (
    "Сунушка каршы добуш бердим: сатуу боюнча эсеби эки кардардын кепилдик катына гана таянат. "
    "Алгач пилоттук сатуунун жыйынтыгын көрсөтүү керек деп эсептейм."
)
# By the number of the call: where one member dissents, where votes are equal, whose protocol is corrected.
DISSENTING, EVEN, CORRECTED = 1, 2, 3
FOURTH = 3


class Sessions:
    """Plans the sessions of one call after the other."""

    def __init__(self, line: Timeline) -> None:
        self.line = line

    def plan(self, number: int, closes: date, applications: Callable[[], Sequence[Application]]) -> None:
        """Plan the session of a call that deals with all its scored applications, and its protocol."""
        day, held = closes + timedelta(days=14), [0]

        def on(act: Callable[[CommissionSession, datetime], object]) -> Callable[[datetime], object]:
            return lambda at: held[0] and act(CommissionSession.objects.get(pk=held[0]), at)

        def call(at: datetime) -> None:
            held[0] = self._call(applications(), day, at)

        self.line.plan(day - timedelta(days=3), call, hour=11)
        self.line.plan(day, on(lambda session, at: self._open(session, number, at)))
        self.line.plan(day, on(lambda session, at: self._vote(session, number, at)), minute=30)
        self.line.plan(day, on(lambda session, at: close_session(session, actor=secretary(), at=at)), hour=12)
        self.line.plan(day + timedelta(days=1), on(self._sign))
        if number == CORRECTED:
            self.line.plan(day + timedelta(days=1), on(self._correct), hour=15)
            self.line.plan(day + timedelta(days=1), on(self._sign), hour=17)

    def plan_next(
        self, called_on: date, held_on: date, applications: Callable[[], Sequence[Application]]
    ) -> None:
        """Plan the call of a session that is still to come."""
        self.line.plan(called_on, lambda at: self._call(applications(), held_on, at), hour=11)

    def _call(self, applications: Sequence[Application], day: date, at: datetime) -> int:
        if not applications:
            return 0
        commission = applications[0].commission
        session = call_session(
            commission,
            held_at=moment_of(day),
            place=PLACE,
            applications=applications,
            actor=secretary(),
            at=at,
        )
        return session.pk

    def _open(self, session: CommissionSession, number: int, at: datetime) -> None:
        """The fourth expert is away where votes come out equal."""
        open_session(session, actor=secretary(), at=at)
        members = list(session.commission.members.order_by("pk"))
        present = [one for place, one in enumerate(members) if number != EVEN or place != FOURTH]
        record_attendance(session, present=present, actor=secretary(), at=at)

    def _vote(self, session: CommissionSession, number: int, at: datetime) -> None:
        passes = {item.pk: _is_strong(item.application) for item in session.items.all()}
        weak = [pk for pk, strong in passes.items() if not strong]
        for place, item in enumerate(session.items.select_related("application", "session")):
            equal = number == EVEN and item.pk in weak
            is_secret = weak.index(item.pk) % 2 == 1 if equal else (number + place) % 3 == 1
            opened = open_voting(item, is_secret=is_secret, actor=secretary(), at=at)
            self._cast(opened, strong=passes[item.pk], equal=equal, at=at)
            write_note(opened, note=NOTE, actor=secretary(), at=at)
            closed = close_voting(opened, actor=secretary(), at=at)
            if number == DISSENTING and place == 0 and closed.result == Result.RECOMMENDED:
                write_dissent(closed, expert=_third(closed), text=DISSENT, at=at)

    def _cast(self, item: AgendaItem, *, strong: bool, equal: bool, at: datetime) -> None:
        """All but one agree; where votes come out equal every second one is against, the chair first."""
        for place, voter in enumerate(_voters(item)):
            if equal:
                choice = Choice.FOR if place % 2 else Choice.AGAINST
            elif place == 2:
                choice = Choice.AGAINST if strong else Choice.FOR
            else:
                choice = Choice.FOR if strong else Choice.AGAINST
            cast_vote(item, expert=voter, choice=choice, at=at)

    def _sign(self, session: CommissionSession, at: datetime) -> None:
        protocol = versions_of(session)[0]
        sign_protocol(protocol, signed_on=day_of(at), file=signed_copy(), actor=secretary(), at=at)

    def _correct(self, session: CommissionSession, at: datetime) -> None:
        protocol = versions_of(session)[0]
        correct_protocol(
            protocol, reason=WHY_CORRECTED, place=CORRECTED_PLACE, notes={}, actor=secretary(), at=at
        )


def secretary() -> User:
    """Who holds the sessions."""
    return user("secretary")


def _is_strong(application: Application) -> bool:
    """Whether the experts' score sheets speak for the project."""
    return summary(application).passes


def _voters(item: AgendaItem) -> list[User]:
    chamber = chamber_of(item, summary(item.application))
    return [member.user for member in sorted(chamber.voters, key=lambda member: member.pk)]


def _third(item: AgendaItem) -> User:
    """The member who was against."""
    return _voters(item)[2]
