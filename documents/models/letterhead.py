"""The Centre's letterhead: versions approved under OshTU's procedures (1.2)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Record
from documents.models.act import GoverningAct
from documents.models.upload import Upload


class LetterheadQuerySet(models.QuerySet["Letterhead"]):
    """Which version stands on papers of a day."""

    def in_force(self, on: date) -> Letterhead | None:
        """The version with the latest first day not after `on`; none before the first version."""
        return self.filter(in_force_from__lte=on).order_by("-in_force_from").first()


class Letterhead(Record):
    """One version: its words in three languages, a line each; the last line of a heading is the Centre."""

    version = models.CharField(_("version"), max_length=20, unique=True)
    heading_ky = models.TextField(_("heading in Kyrgyz"), max_length=300)
    heading_ru = models.TextField(_("heading in Russian"), max_length=300)
    heading_en = models.TextField(_("heading in English"), max_length=300)
    address_ky = models.TextField(_("address in Kyrgyz"), max_length=300)
    address_ru = models.TextField(_("address in Russian"), max_length=300)
    address_en = models.TextField(_("address in English"), max_length=300)
    sign = models.ForeignKey(
        Upload, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("sign")
    )
    approved_by = models.ForeignKey(
        GoverningAct, models.PROTECT, related_name="+", verbose_name=_("approved by")
    )
    in_force_from = models.DateField(
        _("in force from"),
        unique=True,
        error_messages={"unique": _("Another version comes into force on this day.")},
    )

    objects = LetterheadQuerySet.as_manager()

    class Meta:
        verbose_name = _("letterhead")
        verbose_name_plural = _("letterheads")
        ordering = ("-in_force_from",)

    def __str__(self) -> str:
        return self.version

    def heading(self, language: str) -> list[str]:
        """The lines of the heading in a language."""
        return str(getattr(self, f"heading_{language}")).splitlines()

    def address(self, language: str) -> list[str]:
        """The lines of the address in a language."""
        return str(getattr(self, f"address_{language}")).splitlines()
