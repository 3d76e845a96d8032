"""The quarter lock: after the report is submitted, the quarter's facts stand still (7.1)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.domain import period_locks
from core.errors import DomainError
from core.models import QuarterLock
from core.quarters import Quarter

if TYPE_CHECKING:
    from accounts.models import User


def is_open(quarter: Quarter) -> bool:
    """Whether facts of `quarter` may still change."""
    return not QuarterLock.objects.filter(year=quarter.year, quarter=quarter.number).exists()


def require_open(day: date) -> None:
    """Refuse a fact dated `day` in a quarter whose report is submitted. Raises DomainError (7.1).

    Needs an open transaction; until it ends the quarter cannot be closed.
    """
    quarter = Quarter.of(day)
    period_locks.share(quarter)
    if not is_open(quarter):
        raise DomainError(
            _("The report for this period is already submitted, so its facts cannot change: %(quarter)s.")
            % {"quarter": quarter.label()}
        )


@transaction.atomic
def lock_quarter(quarter: Quarter, *, actor: "User", at: datetime | None = None) -> QuarterLock:
    """Close `quarter` for new facts, after those being written now; closing it again changes nothing."""
    period_locks.own(quarter)
    row, _made = QuarterLock.objects.get_or_create(
        year=quarter.year,
        quarter=quarter.number,
        defaults={"locked_by": actor, "locked_at": at or timezone.now()},
    )
    return row
