"""Who leads the Centre enters the portal as its director, from the first day to the last (4.2.1)."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

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

log = logging.getLogger(__name__)
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

    Answers how many roles changed; the old ones go first. Whoever meanwhile holds a role that may not go
    together with the director's does not get it. Does nothing where the setting ROLE_FOLLOWS_POST leaves
    roles to the administrator, nor to a director who was never appointed in the portal.
    """
    if not centre("ROLE_FOLLOWS_POST"):
        return 0
    today = clock.day_of(at or clock.now())
    leading = _who(Appointment.objects.in_force(today))
    holding = set(User.objects.filter(groups__name=Role.DIRECTOR.value))
    over = _who(Appointment.objects.filter(ends_on__lt=today))
    said: dict[str, Any] = {"actor": actor, "at": at}
    ended = str(_("The term of the order is over."))
    gone = sorted((holding & over) - leading, key=_key)
    come = sorted(leading - holding, key=_key)
    taken = [_changed(take_role, user, reason=ended, **said) for user in gone]
    given = [_changed(give_role, user, **said) for user in come]
    return sum(taken) + sum(given)


def _changed(change: Callable[..., User], user: User, **said: Any) -> bool:
    """Whether the role changed: what is refused for one person holds up nobody else, and the log says why."""
    try:
        with transaction.atomic():
            change(user, Role.DIRECTOR, **said)
    except FieldError as error:
        log.warning("The role of user %s does not follow the order: %s", user.pk, error)
        return False
    return True


def _who(appointments: AppointmentQuerySet) -> set[User]:
    return {row.user for row in appointments.filter(post__in=LEADS).select_related("user")}


def _key(user: User) -> int:
    return user.pk
