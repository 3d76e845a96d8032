"""Which part of a payment pays which invoice (3.3.3, 5.3)."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Record
from finance.models.rules_invoice import ALLOCATION_RULES


class AllocationQuerySet(models.QuerySet["Allocation"]):
    """Reusable filters of allocations."""

    def standing(self, on: date | None = None) -> Self:
        """Those not taken back; those that stood on a day, where one is given."""
        if on is None:
            return self.filter(taken_back_on=None)
        return self.filter(Q(taken_back_on=None) | Q(taken_back_on__gt=on), allocated_on__lte=on)


class Allocation(Record):
    """A part of one income that pays one invoice; it never changes, it is only taken back."""

    UNIT_PATH: ClassVar[str] = "invoice__contract__unit"

    income = models.ForeignKey(
        "finance.Income", models.PROTECT, related_name="allocations", verbose_name=_("payment")
    )
    invoice = models.ForeignKey(
        "finance.Invoice", models.PROTECT, related_name="allocations", verbose_name=_("invoice")
    )
    amount = models.DecimalField(_("sum, som"), max_digits=15, decimal_places=2)
    allocated_on = models.DateField(_("allocated on"))
    taken_back_on = models.DateField(_("taken back on"), null=True, blank=True)
    back_reason = models.TextField(_("why it is taken back"), max_length=2000, blank=True)

    objects = AllocationQuerySet.as_manager()

    class Meta:
        verbose_name = _("allocation of a payment")
        verbose_name_plural = _("allocations of payments")
        ordering = ("allocated_on", "pk")
        constraints = ALLOCATION_RULES

    def __str__(self) -> str:
        return f"{self.invoice}: {self.amount}"
