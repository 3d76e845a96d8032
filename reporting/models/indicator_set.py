"""The indicators as the Supervisory Board approved them (7.1)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Record


class IndicatorSetQuerySet(models.QuerySet["IndicatorSet"]):
    def in_force(self, on: date) -> IndicatorSet | None:
        """The latest set whose first day has come."""
        return (
            self.filter(valid_from__lte=on).select_related("act").order_by("-valid_from", "-version").first()
        )


class IndicatorSet(Record):
    """One version of the set; a report keeps the version it was made with."""

    version = models.PositiveIntegerField(_("version"), unique=True)
    codes = models.JSONField(_("indicators, in the order of the report"))
    act = models.ForeignKey(
        "documents.GoverningAct",
        verbose_name=_("decision of the Supervisory Board"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    valid_from = models.DateField(_("in force from"))

    objects = IndicatorSetQuerySet.as_manager()

    class Meta:
        verbose_name = _("set of indicators")
        verbose_name_plural = _("sets of indicators")
        ordering = ("-version",)

    def __str__(self) -> str:
        return str(_("Version %(version)s") % {"version": self.version})
