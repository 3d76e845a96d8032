"""Registers: the last number given, by kind of paper and year (7.3)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.enums import PaperKind, Register


class NumberSeries(models.Model):
    """One register of one year. Only `documents.domain.numbers` moves it."""

    kind = models.CharField(_("kind"), max_length=32, choices=[*PaperKind.choices, *Register.choices])
    year = models.PositiveSmallIntegerField(_("year"))
    last = models.PositiveIntegerField(_("last number"), default=0)

    class Meta:
        verbose_name = _("register")
        verbose_name_plural = _("registers")
        ordering = ("-year", "kind")
        constraints = [
            models.UniqueConstraint(fields=["kind", "year"], name="documents_one_series_a_year"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.year}: {self.last}"
