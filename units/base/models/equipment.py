"""Equipment of the Centre: where it stands and who answers for it (2.2(1), 5.1)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.fields import FoldedField
from units.base.enums import WORKING, EquipmentKind
from units.base.models.property import Property


class EquipmentQuerySet(models.QuerySet["Equipment"]):
    """Reusable filters of equipment."""

    def bookable(self) -> "EquipmentQuerySet":
        """What residents may book and what works."""
        return self.filter(bookable=True, condition__in=WORKING)


class Equipment(Property):
    """One piece of equipment with an inventory number of OshTU."""

    UNIT_PATH: ClassVar[str] = "premises__unit"

    kind = models.CharField(_("kind"), max_length=16, choices=EquipmentKind.choices)
    serial_number = models.CharField(_("serial number"), max_length=60, blank=True)
    premises = models.ForeignKey(
        "units.Premises", models.PROTECT, related_name="equipment", verbose_name=_("where it stands")
    )
    bookable = models.BooleanField(_("residents may book it"), default=False)
    folded = FoldedField(sources=("name", "inventory_number", "serial_number"))

    objects = EquipmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("equipment")
        verbose_name_plural = _("equipment")
        ordering = ("name", "inventory_number")

    def __str__(self) -> str:
        return self.name
