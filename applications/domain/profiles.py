"""The record of an expert: where they work and which directions they know (3.3.1)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from applications.domain.appointing import is_expert
from applications.domain.membership import SCORE
from applications.domain.permits import require_permission
from applications.models import ExpertProfile
from core.actors import Actor
from core.domain import transitions
from core.enums import Direction
from core.errors import FieldError
from core.texts import clean_line

KEEP = "applications.change_expertprofile"


@transaction.atomic
def describe_expert(
    user: User,
    *,
    organisation: str,
    department: str = "",
    directions: Sequence[str] = (),
    actor: Actor,
    at: datetime | None = None,
) -> ExpertProfile:
    """Write where an expert works and what they judge well: by the expert, or by whoever keeps the records.

    Conflicts of interest are looked for by it at once. Raises FieldError for somebody who is no expert.
    """
    if actor != user:
        require_permission(actor, KEEP)
    else:
        require_permission(actor, SCORE)
    person = transitions.lock(User(pk=user.pk))
    if not is_expert(person):
        raise FieldError("user", _("This person is not an expert: %(name)s.") % {"name": person.full_name})
    known = ExpertProfile.objects.filter(user=person).first()
    fields: dict[str, Any] = {
        "organisation": clean_line(organisation),
        "department": clean_line(department),
        "directions": [code for code in Direction.values if code in directions],
    }
    if known is not None:
        return transitions.update(known, actor=actor, at=at, **fields)
    return transitions.create(ExpertProfile(user=person, **fields), actor=actor, at=at)
