"""Checks that several acts of the units share; each raises a sentence."""

from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from accounts.models import User
from core import clock
from core.actors import Actor, StandIn
from core.errors import DomainError, FieldError, NotAllowed
from core.formatting import format_date
from core.texts import clean_line
from residents.models import Residency


def day_of(at: datetime | None) -> date:
    """The day of the act: of `at`, or today."""
    return clock.day_of(at) if at else clock.today()


def require_line(field: str, words: str, message: str) -> str:
    """The words in one clean line; refuse when there are none."""
    line = clean_line(words)
    if not line:
        raise FieldError(field, message)
    return line


def require_positive(field: str, value: Decimal | int, message: str) -> None:
    """Refuse nothing and less than nothing."""
    if value <= 0:
        raise FieldError(field, message)


def require_come(field: str, day: date, at: datetime | None) -> None:
    """Refuse a day that has not come: what is recorded has happened."""
    if day > day_of(at):
        raise FieldError(field, _("This day has not come yet: %(date)s") % {"date": format_date(day)})


def require_in_force(residency: Residency, at: datetime | None) -> None:
    """Only a resident whose status holds uses the Centre's infrastructure and services (3.3.2)."""
    if not residency.is_in_force(day_of(at)):
        raise DomainError(
            _("The resident status is not in force on this day: %(resident)s.")
            % {"resident": residency.party_name}
        )


def require_unit(unit: str, actor: Actor) -> None:
    """An employee of one unit does not do another unit's work (3.2)."""
    if isinstance(actor, User) and actor.unit and actor.unit != unit:
        raise NotAllowed(_("This is the work of another unit (3.2)."))


def require_representative(residency: Residency, actor: Actor) -> None:
    """Refuse everybody who does not act for this resident."""
    if isinstance(actor, StandIn) or not residency.party.representatives.filter(user=actor).exists():
        raise NotAllowed(_("You do not represent this resident."))
