"""What an employee finds of a duty that no rows speak of (3.3.3)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.domain import scope
from accounts.models import User
from core.actors import Actor, user_of
from core.domain import transitions
from core.errors import FieldError
from residents.domain.checks import require_not_before, require_not_future, require_status, require_words
from residents.domain.duty_evidence import CHECKED
from residents.enums_duties import DutyStatus
from residents.models import DutyCheck, Residency


@transaction.atomic
def check_duty(
    residency: Residency,
    *,
    duty: str,
    result: str,
    found_on: date,
    words: str,
    actor: Actor,
    at: datetime | None = None,
) -> DutyCheck:
    """Record on which day a duty was found kept or missed, and from what it is seen."""
    scope.require(actor, "residents.check_duty", residency)
    row = require_status(transitions.lock(residency), at)
    if duty not in CHECKED:
        raise FieldError("duty", _("Of reports the reports themselves speak. Choose another duty."))
    if result not in (DutyStatus.KEPT, DutyStatus.MISSED):
        raise FieldError("result", _("Say whether the duty is kept or missed."))
    require_not_future("found_on", found_on, at)
    require_not_before("found_on", found_on, row.started_on, _("The status began later, on %(date)s."))
    said = require_words("words", words, _("Write from what it is seen."))
    check = DutyCheck(
        residency=row, duty=duty, result=result, found_on=found_on, words=said, user=_person(actor)
    )
    return transitions.create(check, actor=actor, at=at)


def _person(actor: Actor) -> User:
    user = user_of(actor)
    if user is None:
        raise ValueError("a check is made by a person")
    return user
