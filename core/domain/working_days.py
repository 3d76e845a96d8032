"""Working days of the Kyrgyz Republic: weekdays that are no feast, unless the Centre settled otherwise.

Feasts by the moon (Orozo Ait, Kurman Ait) and days moved by the Government are known late, so the days
entered by the Centre go before what the library computes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from core.models import SpecialDay, SpecialDayKind

ONE_DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True)
class WorkingDays:
    """The calendar with the Centre's own days; one query gives it, for a whole list of terms."""

    settled: Mapping[date, bool] = field(default_factory=dict)

    def is_working(self, day: date) -> bool:
        """Say whether people work on this day."""
        if day in self.settled:
            return self.settled[day]
        feasts, moved_here = _of_year(day.year)
        return day in moved_here if day.weekday() >= SATURDAY else day not in feasts

    def add(self, day: date, count: int) -> date:
        """Return the working day that is `count` working days after `day`; with 0, the first from it on."""
        if count < 0:
            raise ValueError(count)
        while count or not self.is_working(day):
            day += ONE_DAY
            count -= bool(count) and self.is_working(day)
        return day

    def between(self, first: date, last: date) -> int:
        """Count the working days after `first` up to and with `last`; backwards it is negative."""
        if last < first:
            return -self.between(last, first)
        days = (last - first).days
        return sum(self.is_working(first + timedelta(days=step)) for step in range(1, days + 1))

    def passed(self, days: Iterable[date]) -> dict[date, int]:
        """Count the working days gone by on each of these days since the first of them."""
        wanted = set(days)
        if not wanted:
            return {}
        first, total, found = min(wanted), 0, {}
        for step in range((max(wanted) - first).days + 1):
            day = first + timedelta(days=step)
            total += self.is_working(day)
            found[day] = total
        return found


def working_days() -> WorkingDays:
    """Return the calendar as it stands now."""
    rows = SpecialDay.objects.filter(withdrawn=False).values_list("day", "kind")
    return WorkingDays({day: kind == SpecialDayKind.WORKED for day, kind in rows})


def add_working_days(day: date, count: int) -> date:
    """Return the working day that is `count` working days after `day`."""
    return working_days().add(day, count)


def working_days_between(first: date, last: date) -> int:
    """Count the working days after `first` up to and with `last`."""
    return working_days().between(first, last)


@cache
def _of_year(year: int) -> tuple[frozenset[date], frozenset[date]]:
    """The feasts of a year, and its days of rest on which people work; the library is loaded by need."""
    from holidays.countries.kyrgyzstan import Kyrgyzstan

    found = Kyrgyzstan(years=year)
    return frozenset(found), frozenset(found.weekend_workdays)
