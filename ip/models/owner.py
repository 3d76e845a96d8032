"""Who owns an object and how much of it, once the rights are settled (6.2)."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.models import Record
from ip.enums import OwnerKind


class Owner(Record):
    ip_object = models.ForeignKey(
        "ip.IPObject", verbose_name=_("IP object"), on_delete=models.PROTECT, related_name="owners"
    )
    kind = models.CharField(_("kind of owner"), max_length=12, choices=OwnerKind.choices)
    residency = models.ForeignKey(
        "residents.Residency",
        verbose_name=_("resident"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    creator = models.ForeignKey(
        "ip.Creator",
        verbose_name=_("author"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    share = models.DecimalField(_("share, %"), max_digits=5, decimal_places=2)

    class Meta:
        verbose_name = pgettext_lazy("IP object", "owner")
        verbose_name_plural = pgettext_lazy("IP object", "owners")
        ordering = ("-share", "pk")
        constraints = [
            models.CheckConstraint(
                name="ip_owner_share_in_percent",
                condition=Q(share__gt=0, share__lte=Decimal(100)),
                violation_error_message=_("A share is more than zero and at most 100."),
            ),
            models.CheckConstraint(
                name="ip_owner_is_who_its_kind_says",
                condition=Q(kind=OwnerKind.OSHTU, residency=None, creator=None)
                | Q(kind=OwnerKind.RESIDENT, residency__isnull=False, creator=None)
                | Q(kind=OwnerKind.PERSON, residency=None, creator__isnull=False),
                violation_error_message=_("An owner is OshTU, the resident or one of the authors."),
            ),
            models.UniqueConstraint(
                fields=["ip_object"], condition=Q(kind=OwnerKind.OSHTU), name="ip_owner_oshtu_once"
            ),
            models.UniqueConstraint(
                fields=["ip_object"], condition=Q(kind=OwnerKind.RESIDENT), name="ip_owner_resident_once"
            ),
            models.UniqueConstraint(fields=["ip_object", "creator"], name="ip_owner_author_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The owner by name."""
        if self.residency is not None:
            return self.residency.party.name
        return self.creator.name if self.creator else str(OwnerKind(self.kind).label)
