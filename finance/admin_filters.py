"""Filters of the lists of money."""

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core import clock
from core.formatting import format_year
from core.quarters import Quarter
from finance.enums import InvoiceStanding, InvoiceState
from finance.models import Invoice

OFFERED = 8
COME = "come"


class PeriodFilter(SimpleListFilter):
    """A quarter (`2026-Q3`), a year (`2026`), or all whose day has come (`come`)."""

    title = _("period")
    parameter_name = "period"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The last quarters and their years, and the one asked for."""
        quarters = Quarter.of(clock.today()).last(OFFERED)[::-1]
        years = sorted({quarter.year for quarter in quarters}, reverse=True)
        offered = [(str(year), format_year(year)) for year in years]
        offered += [(str(quarter), quarter.label()) for quarter in quarters]
        return [(COME, gettext("Up to today")), *offered]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The entries dated in the period; an unreadable one filters nothing."""
        period = str(self.value() or "")
        if period == COME:
            return queryset.come(clock.today())  # type: ignore[attr-defined,no-any-return]
        try:
            year = period.isascii() and period.isdigit()
            quarter = Quarter(int(period), 4) if year else Quarter.parse(period)
        except ValueError:
            return queryset
        first = quarter.year_quarters[0] if year else quarter
        return queryset.filter(**{f"{queryset.model.DAY}__range": (first.start, quarter.end)})


class InvoicePeriodFilter(PeriodFilter):
    """A quarter or a year in which the charged days end."""

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Invoices are of days that are over: there is nothing to come."""
        return [choice for choice in super().lookups(request, model_admin) if choice[0] != COME]


class StandingFilter(SimpleListFilter):
    """How an invoice stands today: by its state, its payments and its last day."""

    title = _("state")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """All that is unpaid, and each way to stand."""
        return [("unpaid", _("Not paid in full")), *InvoiceStanding.choices]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Invoice]) -> QuerySet[Invoice]:
        """The chosen ones; `owed` and `paid` are already there."""
        today = clock.today()
        issued = queryset.filter(state=InvoiceState.ISSUED)
        unpaid = issued.filter(owed__gt=0)
        match self.value():
            case "unpaid":
                return unpaid
            case InvoiceStanding.OVERDUE:
                return unpaid.filter(due_on__lt=today)
            case InvoiceStanding.PARTLY:
                return unpaid.filter(due_on__gte=today, paid__gt=0)
            case InvoiceStanding.WAITING:
                return unpaid.filter(due_on__gte=today, paid=0)
            case InvoiceStanding.PAID:
                return issued.filter(owed__lte=0)
            case InvoiceStanding.DRAFT | InvoiceStanding.CANCELLED:
                return queryset.filter(state=self.value())
        return queryset
