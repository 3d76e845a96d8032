"""What somebody was already reminded of: each term, each step before or after it, once."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Reminder(models.Model):
    """One line of one letter: this term, this many days before it (after it, when negative)."""

    source = models.CharField(_("kind of term"), max_length=40)
    content_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, verbose_name=_("kind of record"))
    object_id = models.CharField(_("record"), max_length=64)
    recipient = models.EmailField(_("recipient"))
    due_on = models.DateField(_("term"))
    days_before = models.SmallIntegerField(_("days before the term"))
    sent_at = models.DateTimeField(_("time"), default=timezone.now)

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["sent_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "content_type", "object_id", "recipient", "due_on", "days_before"],
                name="documents_reminded_once",
                violation_error_message=_("This reminder has been sent already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.recipient}, {self.due_on}"
