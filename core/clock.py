"""The Centre's clock: every "now" and "today" of the house comes from here.

A day is a day in Osh (`Asia/Bishkek`, UTC+6, no summer time), wherever the server stands.
"""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.utils import timezone

CENTRE_ZONE = ZoneInfo("Asia/Bishkek")


def now() -> datetime:
    """Return the present moment, with its time zone."""
    return timezone.now()


def today() -> date:
    """Return the day it is in Osh."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """Return the day in Osh on which `moment` falls."""
    return moment.astimezone(CENTRE_ZONE).date()


def moment_of(day: date, hour: int = 10, minute: int = 0) -> datetime:
    """Return the moment at which the Osh clocks show `hour:minute` on `day`."""
    return datetime.combine(day, time(hour, minute), tzinfo=CENTRE_ZONE)
