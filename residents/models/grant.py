"""What a contract gives, line by line, and what is paid for it (3.3.2, 3.3.3)."""

from datetime import date
from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Record
from residents.enums_contract import GrantKind, SupplementState

K, SIGNED = GrantKind, SupplementState.SIGNED


class GrantQuerySet(models.QuerySet["Grant"]):
    """Lines by the papers that brought and stopped them; "in force" is computed from dates."""

    def in_force(self, day: date) -> "GrantQuerySet":
        """Lines that hold on `day`, of contracts whose own days are asked apart."""
        begun = Q(supplement=None) | Q(supplement__state=SIGNED, supplement__effective_on__lte=day)
        stopped = Q(stopped_by__state=SIGNED, stopped_by__effective_on__lte=day)
        return self.filter(begun).exclude(stopped)

    def agreed(self) -> "GrantQuerySet":
        """Lines of the contract as signed supplements have left it, whatever the day."""
        return self.filter(Q(supplement=None) | Q(supplement__state=SIGNED)).exclude(stopped_by__state=SIGNED)


class Grant(Record):
    """One line of a contract: a room, hours of equipment, a service, the name, a fee."""

    UNIT_PATH: ClassVar[str] = "contract__unit"

    contract = models.ForeignKey(
        "residents.Contract", models.PROTECT, related_name="grants", verbose_name=_("contract")
    )
    supplement = models.ForeignKey(
        "residents.Supplement",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="added",
        verbose_name=_("granted by the supplement"),
    )
    stopped_by = models.ForeignKey(
        "residents.Supplement",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="stopped",
        verbose_name=_("stopped by the supplement"),
    )
    kind = models.CharField(_("what is granted"), max_length=12, choices=K.choices)
    title = models.CharField(_("which one"), max_length=200, blank=True)
    quantity = models.DecimalField(_("how much"), max_digits=9, decimal_places=2, default=Decimal(1))
    line = models.ForeignKey(
        "residents.TariffLine",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("line of the tariff"),
    )
    price = models.DecimalField(
        _("price, som"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("As the tariff had it on the day of the paper; a later tariff does not change it."),
    )

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("grant of a contract")
        verbose_name_plural = _("grants of contracts")
        ordering = ("contract", "pk")
        constraints = [
            models.CheckConstraint(
                name="residents_grant_fee_iff_tariff",
                condition=Q(kind=K.FEE, line__isnull=False, price__gte=0)
                | ~Q(kind=K.FEE) & Q(line=None, price=None),
                violation_error_message=_("A fee, and only it, has its line of the tariff and its price."),
            ),
            models.CheckConstraint(
                name="residents_grant_names_what_and_how_much",
                condition=Q(quantity__gt=0) & (Q(kind__in=[K.NAME, K.FEE]) | ~Q(title="")),
                violation_error_message=_("Write which one and how much."),
            ),
            models.CheckConstraint(
                name="residents_grant_not_stopped_by_its_own",
                condition=Q(stopped_by=None) | Q(supplement=None) | ~Q(stopped_by=models.F("supplement")),
                violation_error_message=_("A supplement does not stop what it grants itself."),
            ),
        ]

    def __str__(self) -> str:
        name = self.line.title if self.line else self.title
        return f"{self.get_kind_display()}: {name}" if name else str(self.get_kind_display())

    @property
    def amount(self) -> Decimal:
        """What the line costs for its quantity; nothing where it is no fee."""
        return self.price * self.quantity if self.price is not None else Decimal(0)
