"""Money the Centre spends, for one of three purposes (5.3)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.enums import Unit
from finance.enums import SpendingPurpose
from finance.models.operation import Operation
from finance.models.rules import PURPOSE_OF_THREE


class Spending(Operation):
    """One payment out of the money of one source."""

    DAY = "spent_on"
    REPEATED = (*Operation.REPEATED, "purpose", "unit")

    spent_on = models.DateField(_("spent on"), db_index=True)
    purpose = models.CharField(_("purpose (5.3)"), max_length=16, choices=SpendingPurpose.choices)
    unit = models.CharField(_("unit"), max_length=16, choices=Unit.choices, blank=True)

    class Meta(Operation.Meta):
        verbose_name = _("spending")
        verbose_name_plural = _("spending entries")
        ordering = ("-spent_on", "-pk")
        constraints = [*Operation.Meta.constraints, PURPOSE_OF_THREE]
