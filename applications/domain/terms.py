"""Terms of the selection that are counted in working days."""

from datetime import date, timedelta


def day_after(day: date, count: int) -> date:
    """Return the day that is `count` days after `day`."""
    return day + timedelta(days=count)
