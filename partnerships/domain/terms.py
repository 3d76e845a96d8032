"""Which agreements end soon: counted each time it is asked, never stored (memorandum 5)."""

from datetime import date

from django.db.models import QuerySet

from core import clock
from core.conf import centre
from core.months import add_months
from partnerships.models import Agreement


def reminder(agreement: Agreement, on: date | None = None) -> int | None:
    """12, 6 or 3: within so many months the agreement ends; None when later, past, unknown or extended."""
    last, day = agreement.expires_on, on or clock.today()
    if last is None or day > last:
        return None
    due = [months for months in centre("AGREEMENT_REMINDER_MONTHS") if day >= add_months(last, -months)]
    return min(due, default=None)


def reminded_since(agreement: Agreement) -> date | None:
    """The day of the first reminder of an agreement."""
    last = agreement.expires_on
    return add_months(last, -max(centre("AGREEMENT_REMINDER_MONTHS"))) if last else None


def expiring(on: date | None = None) -> QuerySet[Agreement]:
    """Agreements in force that end within the longest reminder and are not extended, the earliest first."""
    ending = Agreement.objects.exclude(term_years=None).filter(signed_on__isnull=False, extension=None)
    found = [row.pk for row in ending if reminder(row, on) is not None]
    return Agreement.objects.filter(pk__in=found).order_by("counts_from", "pk")
