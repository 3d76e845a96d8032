"""The people who act for a resident in its cabinet."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Record


class Representative(Record):
    """One person who sees and files a resident's papers."""

    party = models.ForeignKey(
        "accounts.Party", models.PROTECT, related_name="representatives", verbose_name=_("resident")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="represents", verbose_name=_("person")
    )

    class Meta:
        verbose_name = _("representative")
        verbose_name_plural = _("representatives")
        ordering = ("party", "user")
        constraints = [
            models.UniqueConstraint(
                name="residents_representative_once",
                fields=["party", "user"],
                violation_error_message=_("This person already represents the resident."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.party}"
