"""What pages read of mentors and sessions."""

from datetime import date
from decimal import Decimal

from django.db.models import QuerySet, Sum

from accounts.models import User
from units.incubator.enums import SessionState
from units.incubator.models import MentoringSession


def sessions_of_mentor(user: User) -> QuerySet[MentoringSession]:
    """A mentor's own sessions, the latest first."""
    rows = MentoringSession.objects.filter(mentor__user=user)
    return rows.select_related("residency__party", "application", "mentor__user")


def mentor_hours(start: date, end: date) -> Decimal:
    """Hours of sessions that took place from `start` to `end` (domain facts 1.2)."""
    done = MentoringSession.objects.filter(state=SessionState.DONE, planned_on__range=(start, end))
    total: Decimal | None = done.aggregate(total=Sum("hours"))["total"]
    return total or Decimal(0)
