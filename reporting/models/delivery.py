"""Who received a report and when they opened it (7.1)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Record
from reporting.enums import RecipientBody


class Delivery(Record):
    report = models.ForeignKey(
        "reporting.CentreReport",
        verbose_name=_("report"),
        on_delete=models.PROTECT,
        related_name="deliveries",
    )
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("recipient"), on_delete=models.PROTECT, related_name="+"
    )
    body = models.CharField(_("received as"), max_length=16, choices=RecipientBody.choices)
    delivered_at = models.DateTimeField(_("delivered at"))
    read_at = models.DateTimeField(_("opened at"), null=True, blank=True)

    class Meta:
        verbose_name = _("delivery of a report")
        verbose_name_plural = _("deliveries of reports")
        ordering = ("report", "body", "pk")
        constraints = [
            models.UniqueConstraint(fields=["report", "recipient"], name="reporting_delivered_once"),
            models.CheckConstraint(
                name="reporting_read_after_delivered",
                condition=models.Q(read_at=None) | models.Q(read_at__gte=models.F("delivered_at")),
                violation_error_message=_("A report is opened after it was delivered."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report} · {self.recipient}"
