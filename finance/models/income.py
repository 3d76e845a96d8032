"""Money the Centre receives, from one of six sources (5.2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from finance.models.operation import Operation
from finance.models.rules import FOREIGN_MONEY
from residents.enums import Currency


class Income(Operation):
    """One receipt; foreign money keeps its amount, currency, rate and date beside the som."""

    DAY = "received_on"
    REPEATED = (*Operation.REPEATED, "currency", "foreign_amount", "rate", "rate_date")

    received_on = models.DateField(_("received on"), db_index=True)
    currency = models.CharField(_("currency"), max_length=3, choices=Currency.choices, default=Currency.KGS)
    foreign_amount = models.DecimalField(
        _("amount in the currency"), max_digits=15, decimal_places=2, null=True, blank=True
    )
    rate = models.DecimalField(
        _("rate, som for one unit"), max_digits=12, decimal_places=6, null=True, blank=True
    )
    rate_date = models.DateField(_("date of the rate"), null=True, blank=True)

    class Meta(Operation.Meta):
        verbose_name = _("income")
        verbose_name_plural = _("income entries")
        ordering = ("-received_on", "-pk")
        permissions = [
            ("enter_money", _("Enter income and spending")),
            ("confirm_money", _("Confirm income and spending by the accounting document")),
        ]
        constraints = [*Operation.Meta.constraints, FOREIGN_MONEY]
