"""Who leads the Centre enters the portal as its director, from the first day to the last (4.2.1)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.domain.roles import give_role, take_role
from accounts.models import Appointment, Post, User
from accounts.models.appointment import AppointmentQuerySet
from accounts.role_pairs import clashing
from accounts.roles import Role
from core import clock
from core.actors import Actor, StandIn
from core.conf import centre
from core.errors import FieldError

LEADS = (Post.DIRECTOR, Post.ACTING_DIRECTOR)


def require_free_for(user: User, post: Post) -> None:
    """Raise FieldError when the person holds a role that may not go together with that of the post."""
    if post not in LEADS or not centre("ROLE_FOLLOWS_POST"):
        return
    held = user.groups.values_list("name", flat=True)
    if Role.DIRECTOR.value in clashing({*held, Role.DIRECTOR.value}):
        raise FieldError(
            "user", _("This person holds a role that may not go together with that of the director.")
        )


@transaction.atomic
def follow_posts(*, actor: Actor = StandIn.SYSTEM, at: datetime | None = None) -> int:
    """Give the role of the director to who leads the Centre today, and take it from whose term is over.

    Answers how many roles changed. Does nothing where the setting ROLE_FOLLOWS_POST says that roles are
    given by hand, nor to a director who was never appointed in the portal.
    """
    if not centre("ROLE_FOLLOWS_POST"):
        return 0
    today = clock.day_of(at or clock.now())
    leading = _who(Appointment.objects.in_force(today))
    holding = set(User.objects.filter(groups__name=Role.DIRECTOR.value))
    over = _who(Appointment.objects.filter(ends_on__lt=today))
    come, gone = leading - holding, (holding & over) - leading
    for user in sorted(come, key=_key):
        give_role(user, Role.DIRECTOR, actor=actor, at=at)
    for user in sorted(gone, key=_key):
        take_role(user, Role.DIRECTOR, reason=str(_("The term of the order is over.")), actor=actor, at=at)
    return len(come) + len(gone)


def _who(appointments: AppointmentQuerySet) -> set[User]:
    return {row.user for row in appointments.filter(post__in=LEADS).select_related("user")}


def _key(user: User) -> int:
    return user.pk
