"""Closed quarters: after its report is submitted a quarter's facts stand still (7.1)."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class QuarterLock(models.Model):
    """One closed quarter, who closed it and when."""

    year = models.PositiveSmallIntegerField(_("year"))
    quarter = models.PositiveSmallIntegerField(_("quarter"))
    locked_at = models.DateTimeField(_("closed at"), default=timezone.now)
    locked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("closed by")
    )

    class Meta:
        verbose_name = _("closed quarter")
        verbose_name_plural = _("closed quarters")
        ordering = ("year", "quarter")
        constraints = [
            models.UniqueConstraint(fields=["year", "quarter"], name="core_quarter_locked_once"),
            models.CheckConstraint(name="core_quarter_1_to_4", condition=models.Q(quarter__range=(1, 4))),
        ]

    def __str__(self) -> str:
        return f"{self.year}-Q{self.quarter}"
