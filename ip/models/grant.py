"""A title of protection granted for an object: the fact behind "patents obtained" (7.2)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Record
from ip.enums import PATENT_KINDS, GrantKind


class ProtectionQuerySet(models.QuerySet["Grant"]):
    def between(self, first: date, last: date) -> ProtectionQuerySet:
        """Granted from the first day to the last, both included."""
        return self.filter(granted_on__range=(first, last))

    def patents(self) -> ProtectionQuerySet:
        """7.2: patents for inventions, utility models and industrial designs only."""
        return self.filter(ip_object__kind__in=sorted(PATENT_KINDS))

    def certificates(self) -> ProtectionQuerySet:
        """Everything else: programs, databases, marks."""
        return self.exclude(ip_object__kind__in=sorted(PATENT_KINDS))


class Grant(Record):
    ip_object = models.ForeignKey(
        "ip.IPObject", verbose_name=_("IP object"), on_delete=models.PROTECT, related_name="grants"
    )
    kind = models.CharField(_("document"), max_length=20, choices=GrantKind.choices)
    document_number = models.CharField(_("number"), max_length=60)
    granted_on = models.DateField(_("granted on"), db_index=True)

    objects = ProtectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("title of protection")
        verbose_name_plural = _("titles of protection")
        ordering = ("-granted_on", "-pk")
        permissions = [("record_grant", "Can record a title of protection")]
        constraints = [
            models.UniqueConstraint(
                fields=["ip_object"],
                name="grant_once_an_object",
                violation_error_message=_("A title of protection is already recorded for this object."),
            ),
            models.UniqueConstraint(
                fields=["kind", "document_number"],
                name="grant_number_once",
                violation_error_message=_("This number is already recorded for another object."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} № {self.document_number}"
