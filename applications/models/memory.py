"""What the public form remembers of an application that its author is still writing."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FormMemory(models.Model):
    """Steps already answered and words typed but not accepted yet; no business fact, so no history."""

    application = models.OneToOneField(
        "applications.Application",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="memory",
        verbose_name=_("application"),
    )
    saved_steps = models.JSONField(_("answered steps"), default=list, blank=True)
    typed = models.JSONField(_("typed and not yet accepted"), default=dict, blank=True)
    saved_at = models.DateTimeField(_("saved"))

    class Meta:
        verbose_name = _("memory of the form")
        verbose_name_plural = _("memories of the form")

    def __str__(self) -> str:
        return str(self.application_id)
