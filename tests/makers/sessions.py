"""Sessions of commissions for tests, held as people hold them: through the domain functions."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import User
from accounts.roles import Role
from applications.domain.sessions import call_session, close_session, open_session, record_attendance
from applications.domain.sessions_protocol import sign_protocol
from applications.domain.sessions_voting import cast_vote, close_voting, open_voting
from applications.enums_session import Choice
from applications.models import AgendaItem, Application, CommissionSession, SessionProtocol
from core.clock import now, today
from tests.makers.applications import make_file
from tests.makers.commission import application_in_evaluation, experts_of, role_holder, send_scores

PLACE = "ОшТУ, 3-корпус, 214-бөлмө"


def secretary() -> User:
    """The secretary of the commissions."""
    return role_holder(Role.SECRETARY)


def scored_application(points: int = 4, *, at: datetime | None = None, **terms: Any) -> Application:
    """An application all experts have scored; its vote can be opened."""
    application = application_in_evaluation(at=at, **terms)
    for expert in experts_of(application):
        send_scores(application, expert, points, at=at)
    return application


def planned_session(
    applications: Sequence[Application] = (), *, held_at: datetime | None = None, at: datetime | None = None
) -> CommissionSession:
    """A session that is called for the applications given, or for one all experts have scored."""
    chosen = list(applications) or [scored_application(at=at)]
    return call_session(
        chosen[0].commission,
        held_at=held_at or at or now(),
        place=PLACE,
        applications=chosen,
        actor=secretary(),
        at=at,
    )


def session_under_way(
    applications: Sequence[Application] = (),
    *,
    absent: Sequence[User] = (),
    at: datetime | None = None,
) -> CommissionSession:
    """A session that is open, with everybody present but those named."""
    session = open_session(planned_session(applications, at=at), actor=secretary(), at=at)
    present = session.commission.members.exclude(user__in=absent)
    record_attendance(session, present=present, actor=secretary(), at=at)
    return session


def item_being_voted(*, is_secret: bool = False, absent: Sequence[User] = (), **terms: Any) -> AgendaItem:
    """The one item of a session, its vote open."""
    session = session_under_way([scored_application(**terms)], absent=absent)
    return open_voting(session.items.get(), is_secret=is_secret, actor=secretary())


def vote_all(item: AgendaItem, *choices: str, at: datetime | None = None) -> None:
    """The members vote in the order of appointment; the last choice is that of all who follow."""
    said = list(choices or [Choice.FOR])
    present = item.session.attendance.filter(is_present=True).order_by("member")
    for place, line in enumerate(present.select_related("member__user")):
        cast_vote(item, expert=line.member.user, choice=said[min(place, len(said) - 1)], at=at)


def closed_item(*choices: str, is_secret: bool = False, **terms: Any) -> AgendaItem:
    """An item that was voted on and closed; its session is still under way."""
    item = item_being_voted(is_secret=is_secret, **terms)
    vote_all(item, *choices)
    return close_voting(item, actor=secretary())


def issued_protocol(*choices: str, is_secret: bool = False, **terms: Any) -> SessionProtocol:
    """The protocol of a closed session with one item."""
    return close_session(closed_item(*choices, is_secret=is_secret, **terms).session, actor=secretary())


def signed_copy() -> SimpleUploadedFile:
    """The scan of a signature sheet."""
    return make_file("Кол коюлган протокол.pdf")


def signed_protocol() -> SessionProtocol:
    """A protocol whose signed copy has come back."""
    return sign_protocol(issued_protocol(), signed_on=today(), file=signed_copy(), actor=secretary())


def members_of(item: AgendaItem) -> list[User]:
    """The members of the commission that deals with an item, in the order of appointment."""
    return [member.user for member in item.session.commission.members.select_related("user").order_by("pk")]
