"""Premises of the Centre and the times when they are under repair (2.2(1), 5.1)."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core import clock
from core.enums import Unit
from core.fields import FoldedField
from core.models import Record
from units.base.enums import HOURLY_KINDS, Condition, PremisesKind
from units.base.models.property import Property


class PremisesQuerySet(models.QuerySet["Premises"]):
    """Reusable filters of rooms."""

    def lettable(self) -> "PremisesQuerySet":
        """Rooms that are given to residents as theirs."""
        return self.filter(lettable=True)

    def hourly(self) -> "PremisesQuerySet":
        """Laboratories and workshops that residents book by the hour (3.2.2)."""
        return self.filter(lettable=False, kind__in=HOURLY_KINDS)


class Premises(Property):
    """One room in a building of OshTU, used by one unit."""

    UNIT_PATH: ClassVar[str] = "unit"

    unit = models.CharField(_("unit"), max_length=16, choices=Unit.choices)
    building = models.CharField(_("building"), max_length=80)
    room = models.CharField(_("room number"), max_length=12)
    floor = models.SmallIntegerField(_("floor"))
    kind = models.CharField(_("kind"), max_length=16, choices=PremisesKind.choices)
    area = models.DecimalField(_("area, m²"), max_digits=7, decimal_places=2)
    capacity = models.PositiveSmallIntegerField(_("places"))
    lettable = models.BooleanField(_("given to residents"), default=False)
    preferential = models.BooleanField(_("on easy terms for the incubator's residents"), default=False)
    folded = FoldedField(sources=("name", "building", "room", "inventory_number"))

    objects = PremisesQuerySet.as_manager()

    class Meta:
        verbose_name = _("premises")
        verbose_name_plural = _("premises")
        ordering = ("building", "floor", "room")
        constraints = [
            models.UniqueConstraint(
                name="units_premises_room_once",
                fields=["building", "room"],
                violation_error_message=_("This room is already in the register."),
            ),
            models.CheckConstraint(
                name="units_premises_area_and_places",
                condition=Q(area__gt=0, capacity__gt=0),
                violation_error_message=_("A room has an area and at least one place."),
            ),
            models.CheckConstraint(
                name="units_premises_repair_has_its_record",
                condition=~Q(condition=Condition.REPAIR),
                violation_error_message=_("A room is under repair when the record of its repair says so."),
            ),
            models.CheckConstraint(
                name="units_premises_easy_terms_are_coworking",
                condition=Q(preferential=False) | Q(kind=PremisesKind.COWORKING, unit=Unit.INCUBATOR),
                violation_error_message=_(
                    "Easy terms are for the co-working space of the Business incubator (3.2.1)."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.building}, {self.room}"

    @property
    def is_hourly(self) -> bool:
        """Whether residents book the room by the hour (3.2.2)."""
        return not self.lettable and self.kind in HOURLY_KINDS


class RepairQuerySet(models.QuerySet["Repair"]):
    """Reusable filters of repairs."""

    def overlapping(self, start: date, end: date) -> "RepairQuerySet":
        """Repairs on some day from `start` up to, not with, `end`; one without an end goes on."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gt=start), started_on__lt=end)

    def on(self, day: date) -> "RepairQuerySet":
        """Repairs that go on at `day`."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gt=day), started_on__lte=day)


class Repair(Record):
    """A time when a room cannot be used; `ended_on` is the first day on which it can again."""

    UNIT_PATH: ClassVar[str] = "premises__unit"

    premises = models.ForeignKey(Premises, models.PROTECT, related_name="repairs", verbose_name=_("premises"))
    started_on = models.DateField(_("repair from"))
    ended_on = models.DateField(_("ready again on"), null=True, blank=True)
    reason = models.CharField(_("what is repaired"), max_length=300)

    objects = RepairQuerySet.as_manager()

    class Meta:
        verbose_name = _("repair")
        verbose_name_plural = _("repairs")
        ordering = ("-started_on", "-pk")
        constraints = [
            models.UniqueConstraint(
                name="units_one_open_repair_a_room",
                fields=["premises"],
                condition=Q(ended_on=None),
                violation_error_message=_("This room is already under repair."),
            ),
            models.CheckConstraint(
                name="units_repair_ends_after_start",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                violation_error_message=_("A repair cannot end before it began."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.premises}: {self.reason}"

    def goes_on(self, on: date | None = None) -> bool:
        """Whether the room is under repair on the day `on` (today by default)."""
        day = on or clock.today()
        return self.started_on <= day and (self.ended_on is None or day < self.ended_on)
