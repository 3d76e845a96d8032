"""Versions of a session's protocol: issued, signed by hand, corrected only by a new version (3.3.1, 7.3)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Record


class SessionProtocol(Record):
    """One version. Its words are frozen in the paper; the signed sheet comes back as a scan."""

    session = models.ForeignKey(
        "applications.CommissionSession",
        on_delete=models.PROTECT,
        related_name="protocols",
        verbose_name=_("session"),
    )
    version = models.PositiveSmallIntegerField(_("version"))
    paper = models.OneToOneField(
        "documents.IssuedPaper",
        on_delete=models.PROTECT,
        related_name="session_protocol",
        verbose_name=_("protocol"),
    )
    reason = models.TextField(_("reason of the correction"), blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    scan = models.ForeignKey(
        "documents.Upload",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("signed copy"),
    )

    class Meta:
        verbose_name = _("protocol of a session")
        verbose_name_plural = _("protocols of sessions")
        ordering = ["session", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "version"],
                name="protocol_version_once",
                violation_error_message=_("Somebody has corrected this protocol before you."),
            ),
            models.CheckConstraint(
                condition=Q(version=1, reason="") | (Q(version__gt=1) & ~Q(reason="")),
                name="protocol_corrected_with_reason",
                violation_error_message=_("Write why the protocol is corrected."),
            ),
            models.CheckConstraint(
                condition=Q(signed_on__isnull=True, scan__isnull=True)
                | Q(signed_on__isnull=False, scan__isnull=False),
                name="protocol_signed_with_scan",
                violation_error_message=_("A signed protocol has the day of signing and the signed copy."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.paper)

    @property
    def is_signed(self) -> bool:
        """Say whether the signed copy is here, after which nothing of this version changes."""
        return self.signed_on is not None
