"""How far each of many applications comes: of fifty, one becomes a resident.

Half belong to years that were closed before the demonstration begins, half to the quarter that is still open:
so no submitted report changes by them (7.1).
"""

from dataclasses import dataclass
from datetime import date, timedelta

from applications.enums import ApplicationState
from core.quarters import Quarter

ROUND = 50
PAST_YEARS = 10
# The last year of the past is so long ago that no chart of a submitted report shows it.
LONG_AGO = 5
S = ApplicationState
# Name of the act, state before and after, days after the first sending, whose act it is.
RETURNED = (
    ("submit", S.DRAFT, S.SUBMITTED, 0, ""),
    ("return_for_revision", S.SUBMITTED, S.RETURNED, 1, "clerk"),
)
SUBMITTED = RETURNED[:1]
CORRECTED = (*RETURNED, ("resubmit", S.RETURNED, S.SUBMITTED, 2, ""))
COMPLETE = (*SUBMITTED, ("confirm_complete", S.SUBMITTED, S.COMPLETE, 3, "clerk"))
IN_EVALUATION = (*COMPLETE, ("start_evaluation", S.COMPLETE, S.IN_EVALUATION, 6, "director"))
EVALUATED = (*IN_EVALUATION, ("close_evaluation", S.IN_EVALUATION, S.EVALUATED, 12, "director"))
ACCEPTED = (
    *EVALUATED,
    ("accept", S.EVALUATED, S.DECIDED, 15, "director"),
    ("release_acceptance", S.DECIDED, S.ACCEPTED, 15, "director"),
)
REJECTED = (
    *EVALUATED,
    ("reject", S.EVALUATED, S.DECIDED, 15, "director"),
    ("release_rejection", S.DECIDED, S.REJECTED, 15, "director"),
)
WITHDRAWN = (*CORRECTED, ("withdraw", S.SUBMITTED, S.WITHDRAWN, 4, ""))
WAYS = (SUBMITTED, RETURNED, COMPLETE, IN_EVALUATION, ACCEPTED, REJECTED, WITHDRAWN)
# The hours at which applicants act, and employees.
EVENING, MORNING = 20, 10
DAYS_TO_RESIDENCY = 20
type Act = tuple[str, str, str, int, str]


@dataclass(frozen=True)
class Way:
    """One application's acts, and the day it was first sent."""

    number: int
    sent_on: date
    acts: tuple[Act, ...]
    past: bool

    @property
    def state(self) -> str:
        """The state at the end."""
        return str(self.acts[-1][2]) if self.acts else str(S.DRAFT)

    def day(self, act: Act) -> date:
        """The day of an act."""
        return self.sent_on + timedelta(days=act[3])


def way(number: int, open_quarter: Quarter, today: date) -> Way:
    """The way of the application with this running number: the same for the same number and day."""
    place, past = number % ROUND, number // ROUND % 2 == 1
    sent_on = _past_day(number, today) if past else open_quarter.start + timedelta(days=number % 5)
    return Way(number, sent_on, _past_acts(place) if past else _acts(place), past)


def _past_day(number: int, today: date) -> date:
    """A day in the first half of one of the past years, year by year in the order of numbers."""
    year = today.year - LONG_AGO - 1 - number // ROUND // 2 % PAST_YEARS
    return date(year, 2, 1) + timedelta(days=number % 90)


def _acts(place: int) -> tuple[Act, ...]:
    shares = (
        (1, ACCEPTED),
        (25, REJECTED),
        (35, WITHDRAWN),
        (38, ()),
        (42, SUBMITTED),
        (45, RETURNED),
        (48, COMPLETE),
    )
    return next((acts for below, acts in shares if place < below), IN_EVALUATION)


def _past_acts(place: int) -> tuple[Act, ...]:
    return ACCEPTED if place == 0 else REJECTED if place < 35 else WITHDRAWN
