"""Who signs the report and who receives it, by the posts in force (4.2.1, 7.1)."""

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.domain import appointments
from accounts.domain.appointments import current
from accounts.models import Post, User
from accounts.roles import Role
from core.errors import DomainError


def director_on(day: date) -> dict[str, str]:
    """The post and the name of the director, or of who acts for the director, on `day`."""
    appointment = appointments.director_on(day)
    if appointment is None:
        return {"post": Post.DIRECTOR.value, "name": ""}
    return {"post": appointment.post, "name": appointment.user.short_name}


def board_members() -> QuerySet[User]:
    """The members of the Supervisory Board who may log in."""
    return User.objects.filter(is_active=True, groups__name=Role.BOARD_MEMBER.value).distinct()


def board_on(day: date) -> list[User]:
    """The Board as reports reach it: its members and its chair, who holds the vice-rector's post (4.3.1)."""
    members = list(board_members())
    chair = current(Post.VICE_RECTOR, day)
    return members if chair is None or chair.user in members else [*members, chair.user]


def rector_on(day: date) -> User | None:
    """Who holds the rector's post on `day`."""
    appointment = current(Post.RECTOR, day)
    return appointment.user if appointment else None


def recipients_on(day: date) -> tuple[list[User], User]:
    """7.1: both the Board and the rector. Raises DomainError when one of them is nobody yet."""
    members, rector = board_on(day), rector_on(day)
    if not board_members():
        raise DomainError(
            _("There is nobody to receive the report: enter the members of the Supervisory Board first.")
        )
    if rector is None:
        raise DomainError(
            _("There is nobody to receive the report: enter the appointment of the rector first.")
        )
    return members, rector
