"""Money a resident received from outside investors (7.2, domain facts 1.1)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.formatting import format_money
from core.models import Record
from residents.enums import Currency, InvestmentKind, InvestmentOrigin
from residents.models.rules import INVESTMENT_RULES


class Investment(Record):
    """One sum received; foreign money keeps its amount, currency and rate beside the som."""

    # Where accounts.domain.scope finds the unit of a record.
    UNIT_PATH: ClassVar[str] = "residency__unit"

    residency = models.ForeignKey(
        "residents.Residency", models.PROTECT, related_name="investments", verbose_name=_("residency")
    )
    report = models.ForeignKey(
        "residents.PeriodicReport", models.PROTECT, related_name="investments", verbose_name=_("report")
    )
    received_on = models.DateField(_("received on"), db_index=True)
    kind = models.CharField(_("kind"), max_length=8, choices=InvestmentKind.choices)
    origin = models.CharField(_("whose money it is"), max_length=16, choices=InvestmentOrigin.choices)
    source = models.CharField(_("name of the investor"), max_length=200)
    amount = models.DecimalField(_("amount"), max_digits=15, decimal_places=2)
    currency = models.CharField(_("currency"), max_length=3, choices=Currency.choices, default=Currency.KGS)
    rate = models.DecimalField(_("rate, som for one unit"), max_digits=12, decimal_places=6, default=1)
    amount_kgs = models.DecimalField(_("amount in som"), max_digits=15, decimal_places=2)
    struck_out = models.BooleanField(
        _("struck out"),
        default=False,
        help_text=_("Found wrong after its quarter was closed: it counts no more."),
    )

    class Meta:
        verbose_name = _("investment")
        verbose_name_plural = _("investments")
        ordering = ("received_on", "pk")
        constraints = INVESTMENT_RULES

    def __str__(self) -> str:
        return f"{self.source} · {format_money(self.amount_kgs)}"
