"""Who acts: a user, or one of two stand-ins that have no account."""

import enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from accounts.models import User


class StandIn(enum.Enum):
    """Acts without an account: the applicant by a personal link, the system by its timetable."""

    APPLICANT = "applicant"
    SYSTEM = "system"


type Actor = "User | StandIn"


def user_of(actor: Actor) -> "User | None":
    """The account behind `actor`; None for a stand-in."""
    return None if isinstance(actor, StandIn) else actor


def kind_of(actor: Actor) -> str:
    """Stable code of the kind of actor: user, applicant or system."""
    return actor.value if isinstance(actor, StandIn) else "user"
