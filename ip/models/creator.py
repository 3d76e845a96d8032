"""A person whose creative work made the object (6.2)."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import Q
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

    in_duties = models.BooleanField(
        _("made it in the course of duties"),
        null=True,
        blank=True,
        help_text=_("Said of employees of OshTU only (6.2.1)."),
    )
    contribution = models.DecimalField(
        _("creative contribution, %"), max_digits=5, decimal_places=2, null=True, blank=True
    )

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
            models.CheckConstraint(
                name="creator_duties_are_of_staff",
                condition=Q(in_duties=None) | Q(role=CreatorRole.STAFF),
                violation_error_message=_("Duties are said of employees of OshTU only."),
            ),
            models.CheckConstraint(
                name="creator_contribution_in_percent",
                condition=Q(contribution=None) | Q(contribution__gt=0, contribution__lte=Decimal(100)),
                violation_error_message=_("A contribution is more than zero and at most 100."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
