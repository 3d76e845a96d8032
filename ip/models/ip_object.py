"""An object of intellectual property in the Centre's register (VI)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.enums import Direction
from core.fields import FoldedField
from core.models import Record
from ip.enums import IPKind


class IPObject(Record):
    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=30, choices=IPKind.choices)
    residency = models.ForeignKey(
        "residents.Residency",
        verbose_name=_("resident"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="ip_objects",
    )
    direction = models.CharField(_("direction"), max_length=20, choices=Direction.choices, blank=True)
    description = models.TextField(_("description"), max_length=5000, blank=True)
    folded = FoldedField(sources=("title",))

    class Meta:
        verbose_name = _("IP object")
        verbose_name_plural = _("IP objects")
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.title
