"""The team of a project, as its applicant writes it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from applications.domain.drafts import lock_for_writing, remember_step
from applications.enums import Step
from applications.models import Application, TeamMember
from core.actors import StandIn
from core.clock import now
from core.domain.transitions import create, update
from core.errors import DomainError

LARGEST_TEAM = 20
FIELDS = ("name", "role", "experience", "gender")


@transaction.atomic
def replace_team(
    application: Application, *, members: Sequence[Mapping[str, str]], at: datetime | None = None
) -> Application:
    """Make the team exactly these people in this order; rows that did not change stay untouched."""
    at = at or now()
    row = lock_for_writing(application, step=Step.TEAM)
    if len(members) > LARGEST_TEAM:
        raise DomainError(_("A team has at most %(count)d members.") % {"count": LARGEST_TEAM})
    present = {member.position: member for member in row.team.all()}
    for position, words in enumerate(members, start=1):
        _write(row, present.pop(position, None), position, words, at)
    for member in present.values():
        member._history_date = at  # type: ignore[attr-defined]
        member.delete()
    remember_step(row, step=Step.TEAM, at=at)
    return row


def _write(
    application: Application, member: TeamMember | None, position: int, words: Mapping[str, str], at: datetime
) -> None:
    values = {field: words.get(field, "") for field in FIELDS}
    if member is None:
        create(
            TeamMember(application=application, position=position, **values), actor=StandIn.APPLICANT, at=at
        )
    elif any(getattr(member, field) != value for field, value in values.items()):
        update(member, actor=StandIn.APPLICANT, at=at, **values)
