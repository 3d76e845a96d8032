"""Hours of a laboratory, a workshop or a piece of equipment, taken by a resident's order (3.2.2)."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.models import Record
from units.base.enums import DROPPED
from units.base.models import Equipment, Premises
from units.technopark.enums import Purpose


class BookingQuerySet(models.QuerySet["Booking"]):
    """Reusable filters; a booking lives and falls with its request."""

    def live(self) -> "BookingQuerySet":
        """Bookings whose request is neither declined nor withdrawn."""
        return self.exclude(request__state__in=DROPPED)

    def overlapping(self, starts_at: datetime, ends_at: datetime) -> "BookingQuerySet":
        """Bookings with some minute from `starts_at` up to `ends_at`."""
        return self.filter(starts_at__lt=ends_at, ends_at__gt=starts_at)


class Booking(Record):
    """The hours of one request, on one piece of equipment or in one room."""

    # Where accounts.domain.scope finds the unit of a record.
    UNIT_PATH: ClassVar[str] = "request__unit"

    request = models.OneToOneField(
        "units.ServiceRequest", models.PROTECT, related_name="booking", verbose_name=_("service request")
    )
    purpose = models.CharField(_("purpose"), max_length=16, choices=Purpose.choices)
    equipment = models.ForeignKey(
        "units.Equipment",
        models.PROTECT,
        related_name="bookings",
        null=True,
        blank=True,
        verbose_name=_("equipment"),
    )
    premises = models.ForeignKey(
        "units.Premises",
        models.PROTECT,
        related_name="bookings",
        null=True,
        blank=True,
        verbose_name=_("premises"),
    )
    starts_at = models.DateTimeField(_("from"), db_index=True)
    ends_at = models.DateTimeField(_("until"))

    objects = BookingQuerySet.as_manager()

    class Meta:
        verbose_name = _("booking")
        verbose_name_plural = _("bookings")
        ordering = ("-starts_at", "-pk")
        constraints = [
            models.CheckConstraint(
                name="technopark_booking_ends_after_start",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message=_("The end must be after the beginning."),
            ),
            models.CheckConstraint(
                name="technopark_booking_of_one_thing",
                condition=Q(equipment__isnull=False, premises=None)
                | Q(equipment=None, premises__isnull=False),
                violation_error_message=_("A booking is for one piece of equipment or for one room."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resource} · {self.request.asked_by}"

    @property
    def resource(self) -> Equipment | Premises:
        """What is booked."""
        resource = self.equipment or self.premises
        if resource is None:
            raise ValueError(f"Booking {self.pk} is for nothing")
        return resource
