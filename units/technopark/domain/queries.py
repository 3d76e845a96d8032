"""What pages read of bookings and of what can be booked."""

from datetime import datetime

from django.db.models import QuerySet

from core import clock
from residents.models import Residency
from units.base.models import Equipment, Premises
from units.technopark.models import Booking


def can_be_booked() -> tuple[QuerySet[Premises], QuerySet[Equipment]]:
    """Rooms and equipment that residents book by the hour (3.2.2)."""
    return Premises.objects.hourly(), Equipment.objects.bookable().select_related("premises")


def bookings_ahead(at: datetime | None = None) -> QuerySet[Booking]:
    """Taken hours that have not passed, the nearest first: so that people choose free ones."""
    rows = Booking.objects.live().filter(ends_at__gt=at or clock.now())
    return rows.select_related("equipment", "premises").order_by("starts_at", "pk")


def bookings_of(residency: Residency) -> QuerySet[Booking]:
    """This resident's bookings, each with what is booked."""
    rows = Booking.objects.filter(request__residency=residency)
    return rows.select_related("equipment", "premises", "request").order_by("-starts_at", "-pk")
