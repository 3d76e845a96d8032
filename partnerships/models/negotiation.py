"""Negotiations of the parties: how questions and disagreements are settled (memorandum 6.2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Record


class Negotiation(Record):
    """When the parties talked, of what, who took part and what came of it."""

    agreement = models.ForeignKey(
        "partnerships.Agreement", models.PROTECT, related_name="negotiations", verbose_name=_("agreement")
    )
    held_on = models.DateField(_("held on"))
    topic = models.CharField(_("topic"), max_length=300)
    participants = models.TextField(_("participants"), max_length=1000)
    outcome = models.TextField(_("outcome"), max_length=2000)

    class Meta:
        verbose_name = _("negotiations")
        verbose_name_plural = _("negotiations")
        ordering = ("-held_on", "-pk")

    def __str__(self) -> str:
        return self.topic
