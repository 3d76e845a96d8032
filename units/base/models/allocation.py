"""A room given to a resident for a time (2.2(1), 3.3.2)."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core import clock
from core.models import Record


class AllocationQuerySet(models.QuerySet["Allocation"]):
    """Reusable filters; "in force" is computed from dates."""

    def overlapping(self, start: date, end: date) -> "AllocationQuerySet":
        """Allocations with some day from `start` up to, not with, `end`."""
        some_day = self.filter(ends_on__gt=F("starts_on"))
        return some_day.filter(starts_on__lt=end, ends_on__gt=start)

    def in_force(self, on: date | None = None) -> "AllocationQuerySet":
        """Allocations that hold on the day `on` (today by default)."""
        day = on or clock.today()
        return self.filter(starts_on__lte=day, ends_on__gt=day)


class Allocation(Record):
    """So many square metres and places of a room; `ends_on` is the first day *without* them."""

    UNIT_PATH: ClassVar[str] = "residency__unit"

    premises = models.ForeignKey(
        "units.Premises", models.PROTECT, related_name="allocations", verbose_name=_("premises")
    )
    residency = models.ForeignKey(
        "residents.Residency", models.PROTECT, related_name="allocations", verbose_name=_("resident")
    )
    area = models.DecimalField(_("area, m²"), max_digits=7, decimal_places=2)
    places = models.PositiveSmallIntegerField(_("places"))
    starts_on = models.DateField(_("given from"), db_index=True)
    ends_on = models.DateField(_("free again on"), db_index=True)
    preferential = models.BooleanField(_("on easy terms (3.2.1)"), default=False)

    objects = AllocationQuerySet.as_manager()

    class Meta:
        verbose_name = _("allocation")
        verbose_name_plural = _("allocations")
        ordering = ("-starts_on", "-pk")
        constraints = [
            models.CheckConstraint(
                name="units_allocation_ends_after_start",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The last day cannot be before the first."),
            ),
            models.CheckConstraint(
                name="units_allocation_area_and_places",
                condition=Q(area__gt=0, places__gt=0),
                violation_error_message=_("An allocation has an area and at least one place."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.premises} · {self.residency}"

    def is_in_force(self, on: date | None = None) -> bool:
        """Whether the room is the resident's on the day `on` (today by default)."""
        return self.starts_on <= (on or clock.today()) < self.ends_on
