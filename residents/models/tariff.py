"""The tariff: what services cost, by version; contracts keep the price they were made with (3.3.3)."""

from functools import cached_property

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.languages import translated
from core.models import Record
from residents.enums_contract import Measure, TariffKind
from residents.models.version import Version, VersionQuerySet, version_rules


class Tariff(Version):
    """One version of the prices, in force from its first day until the next version's."""

    objects = VersionQuerySet["Tariff"].as_manager()

    class Meta:
        verbose_name = _("tariff")
        verbose_name_plural = _("tariffs")
        ordering = ("-in_force_from", "-pk")
        permissions = [("approve_tariff", _("Approve a version of the tariff"))]
        constraints = version_rules("residents_tariff")

    @cached_property
    def ordered(self) -> tuple["TariffLine", ...]:
        """The lines in their order, fetched once."""
        return tuple(self.lines.order_by("kind", "code"))


class TariffLine(Record):
    """What one thing costs; the easy price is for the co-working space of the Incubator (3.2.1)."""

    tariff = models.ForeignKey(Tariff, models.PROTECT, related_name="lines", verbose_name=_("tariff"))
    code = models.SlugField(_("code"), max_length=30)
    kind = models.CharField(_("kind"), max_length=12, choices=TariffKind.choices)
    title_ky = models.CharField(_("name in Kyrgyz"), max_length=160)
    title_ru = models.CharField(_("name in Russian"), max_length=160)
    title_en = models.CharField(_("name in English"), max_length=160)
    measure = models.CharField(_("price is for"), max_length=12, choices=Measure.choices)
    price = models.DecimalField(_("price, som"), max_digits=12, decimal_places=2)
    easy_price = models.DecimalField(
        _("easy price for the Incubator, som"), max_digits=12, decimal_places=2, null=True, blank=True
    )

    class Meta:
        verbose_name = _("line of a tariff")
        verbose_name_plural = _("lines of tariffs")
        ordering = ("tariff", "kind", "code")
        constraints = [
            models.UniqueConstraint(
                name="residents_tariff_line_code_once",
                fields=["tariff", "code"],
                violation_error_message=_("This tariff already has a line with this code."),
            ),
            models.CheckConstraint(
                name="residents_tariff_line_price_not_negative",
                condition=Q(price__gte=0) & (Q(easy_price=None) | Q(easy_price__gte=0)),
                violation_error_message=_("A price cannot be negative."),
            ),
            models.CheckConstraint(
                name="residents_tariff_line_easy_is_coworking",
                condition=Q(easy_price=None) | Q(kind=TariffKind.COWORKING, easy_price__lte=F("price")),
                violation_error_message=_(
                    "The easy price is for the co-working space and is not above the usual one (3.2.1)."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The name in the language of the screen."""
        return translated(self, "title")
