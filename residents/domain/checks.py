"""Checks that several acts of the room share; each raises a sentence."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from applications.models import Application
from core import clock
from core.errors import FieldError, WrongState
from core.formatting import format_date
from residents.models import Residency


def decision_day(application: Application) -> date:
    """The day of the final decision on an application (3.3.1)."""
    decision = application.decision
    if decision is None or decision.decided_on is None:
        raise ValueError(f"No decision on {application} is in force")
    return decision.decided_on


def require_words(field: str, words: str, message: str) -> str:
    """The words without outer space; refuse when there are none."""
    if not words.strip():
        raise FieldError(field, message)
    return words.strip()


def require_not_future(field: str, day: date, at: datetime | None) -> None:
    """Refuse a day that has not come: what is recorded has happened."""
    if day > day_of(at):
        raise FieldError(field, _("This day has not come yet: %(date)s") % {"date": format_date(day)})


def require_not_before(field: str, day: date, earliest: date, message: str) -> None:
    """Refuse a day before `earliest`; the message shows that day as %(date)s."""
    if day < earliest:
        raise FieldError(field, message % {"date": format_date(earliest)})


def day_of(at: datetime | None) -> date:
    """The day of an act: that of its moment, or today."""
    return clock.day_of(at) if at else clock.today()


def require_status(residency: Residency, at: datetime | None) -> Residency:
    """The residency; refuse when its status is not in force on the day of the act."""
    if not residency.is_in_force(day_of(at)):
        raise WrongState(_("The resident status is not in force."))
    return residency
