"""Shares and the time to a decision (indicators `acceptance_rate`, `time_to_decision`; 3.3.1)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, QuerySet, Subquery
from django.db.models.functions import TruncDate

from applications.domain.figure_facts import completions
from applications.models import Application
from core.clock import CENTRE_ZONE
from core.conf import centre
from core.domain.working_days import working_days


@dataclass(frozen=True)
class Rate:
    """A part of a whole. Acceptance rate = accepted / decided, both of decisions dated in the period."""

    part: int
    whole: int

    @property
    def percent(self) -> Decimal | None:
        """Return 100 · part / whole; None when there is no whole: nothing of nothing is not 0 %."""
        return Decimal(100 * self.part) / self.whole if self.whole else None

    @property
    def is_small(self) -> bool:
        """Say whether the whole is too small for a percentage: then “n of m” is said."""
        return self.whole < int(centre("FIGURES_SMALL_TOTAL"))


@dataclass(frozen=True)
class Median:
    """The middle of some numbers of working days; None when there are none."""

    days: Decimal | None
    count: int


@dataclass(frozen=True)
class Waits:
    """How long decisions took: since the application was found complete, and since it was sent."""

    since_complete: Median
    since_sent: Median


def waits_of(decided: QuerySet[Application]) -> Waits:
    """Return the medians of decided applications: from the day after the beginning up to the decision.

    The database groups them by their dates, so as many rows come as there are different dates, however many
    applications. One found complete more than once is counted from the last time.
    """
    found = completions().order_by("-at").values("at")[:1]
    rows = (
        decided.order_by()
        .annotate(
            sent_day=TruncDate("submitted_at", tzinfo=CENTRE_ZONE),
            complete_day=TruncDate(Subquery(found), tzinfo=CENTRE_ZONE),
        )
        .values_list("sent_day", "complete_day", "decision__decided_on")
        .annotate(number=Count("pk"))
    )
    since_complete: Counter[tuple[date, date]] = Counter()
    since_sent: Counter[tuple[date, date]] = Counter()
    for sent, complete, decided_on, number in rows:
        since_sent[sent, decided_on] += number
        if complete is not None:
            since_complete[complete, decided_on] += number
    passed = working_days().passed(day for pair in (*since_sent, *since_complete) for day in pair)
    return Waits(_median_wait(since_complete, passed), _median_wait(since_sent, passed))


def median_of(counts: Mapping[int, int]) -> Decimal | None:
    """Return the median of values that come so many times each; of an even number, the mean of the two."""
    total = sum(counts.values())
    if not total:
        return None
    places = ((total - 1) // 2, total // 2)
    middle, before = [], 0
    for value in sorted(counts):
        after = before + counts[value]
        middle += [value for place in places if before <= place < after]
        before = after
    return Decimal(sum(middle)) / 2


def _median_wait(pairs: Mapping[tuple[date, date], int], passed: Mapping[date, int]) -> Median:
    days: Counter[int] = Counter()
    for (first, last), number in pairs.items():
        days[passed[last] - passed[first]] += number
    return Median(median_of(days), sum(days.values()))
