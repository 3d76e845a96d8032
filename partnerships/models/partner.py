"""A partner of the Centre (8.1)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.fields import FoldedField
from core.models import Record
from partnerships.enums import PartnerKind


class Partner(Record):
    """Whom the Centre cooperates with, and whom to call there."""

    kind = models.CharField(_("kind"), max_length=16, choices=PartnerKind.choices)
    name = models.CharField(_("name"), max_length=200)
    address = models.CharField(_("address"), max_length=300, blank=True)
    contact_name = models.CharField(_("contact person"), max_length=200, blank=True)
    contact_post = models.CharField(_("post"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone number"), max_length=16, blank=True)
    folded = FoldedField(sources=("name", "contact_name"))

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ("name", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                name="partner_name_once",
                violation_error_message=_("A partner with this name is already here."),
            ),
            models.CheckConstraint(
                name="partner_kind_of_8_1",
                condition=models.Q(kind__in=PartnerKind.values),
                violation_error_message=_("Choose one of the four kinds of partner."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
