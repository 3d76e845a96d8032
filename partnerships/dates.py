"""Calendar arithmetic of terms: a year later is the same day, or 28 February."""

from datetime import date

from core.months import add_months


def add_years(day: date, years: int) -> date:
    """The same day `years` later; 28 February for 29 February in a common year."""
    return add_months(day, years * 12)
