"""A person whose creative work made the object (6.2)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Record
from ip.enums import CreatorRole


class Creator(Record):
    ip_object = models.ForeignKey(
        "ip.IPObject", verbose_name=_("IP object"), on_delete=models.PROTECT, related_name="creators"
    )
    name = models.CharField(_("full name"), max_length=200)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("user"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="creations",
    )
    role = models.CharField(_("who they are to the Centre"), max_length=20, choices=CreatorRole.choices)

    class Meta:
        verbose_name = _("creator")
        verbose_name_plural = _("creators")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["ip_object", "name"],
                name="creator_once_an_object",
                violation_error_message=_("This person is already among the creators of this object."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
