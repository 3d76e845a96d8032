"""Prolongings of announced calls: a later closing moment, with the reason everybody reads (3.3.1)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.formatting import format_datetime
from core.models import Record


class CallProlonging(Record):
    """One prolonging of a call: when it was to close, when it closes now, and why."""

    call = models.ForeignKey(
        "applications.Call", on_delete=models.PROTECT, related_name="prolongings", verbose_name=_("call")
    )
    closed_before = models.DateTimeField(_("was to close"))
    closes_at = models.DateTimeField(_("closes"))
    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = _("prolonging of a call")
        verbose_name_plural = _("prolongings of calls")
        ordering = ["call", "closes_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("closed_before")),
                name="call_prolonged_to_a_later_moment",
                violation_error_message=_("The new closing moment comes after the present one."),
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="call_prolonged_with_reason",
                violation_error_message=_("Write why the call is prolonged: everybody reads it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.call}: {format_datetime(self.closes_at)}"
