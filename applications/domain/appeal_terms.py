"""Until when which decision may be appealed (3.3.1); one function for the letter, the page and the rule."""

from datetime import date, datetime

from applications.enums import Outcome
from applications.models import Decision
from core.clock import day_of
from core.conf import centre
from core.domain.working_days import add_working_days

APPEALABLE = frozenset({Outcome.REJECTED, Outcome.CONDITIONAL})


def may_be_appealed(decision: Decision) -> bool:
    """Say whether a decision is of a kind an applicant may appeal against: an unfavourable one."""
    return decision.outcome in APPEALABLE


def appeal_until(told_on: date) -> date:
    """Return the last day for an appeal against a decision told on that day, counted in working days."""
    return add_working_days(told_on, centre("APPEAL_DAYS"))


def is_late(decision: Decision, at: datetime) -> bool:
    """Say whether the term of a released decision is over."""
    return decision.released_at is None or day_of(at) > appeal_until(day_of(decision.released_at))
