"""Months on the calendar: the day stays, or is the last one where the month is shorter."""

from calendar import monthrange
from datetime import date


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or earlier: from 31 January 30 April, and 31 July after that.

    Every day of a row is reckoned from its first one, never from the one before: so it does not drift.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
