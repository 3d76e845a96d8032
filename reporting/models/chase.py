"""A letter that calls a resident's report to mind, and who sent it (7.1)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Record


class Chase(Record):
    """One call to a resident whose report of the quarter is missing."""

    report = models.ForeignKey(
        "reporting.CentreReport", verbose_name=_("report"), on_delete=models.PROTECT, related_name="chases"
    )
    residency = models.ForeignKey(
        "residents.Residency", verbose_name=_("resident"), on_delete=models.PROTECT, related_name="+"
    )
    sent_on = models.DateField(_("sent on"))
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("sent by"), on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("call for a report")
        verbose_name_plural = _("calls for reports")
        ordering = ("-sent_on", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["report", "residency", "sent_on"],
                name="reporting_chased_once_a_day",
                violation_error_message=_("This resident was already written to today."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.residency} · {self.report}"
