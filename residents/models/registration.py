"""A project team that became a legal entity or an individual entrepreneur (1.4)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Record


class Registration(Record):
    """Under which name and ИНН the team of an accepted application has registered."""

    # Where accounts.domain.scope finds the unit of a record.
    UNIT_PATH: ClassVar[str] = "application__unit"

    application = models.OneToOneField(
        "applications.Application", models.PROTECT, related_name="registration", verbose_name=_("application")
    )
    party = models.ForeignKey(
        "accounts.Party", models.PROTECT, related_name="+", verbose_name=_("registered as")
    )

    class Meta:
        verbose_name = _("registration of a team")
        verbose_name_plural = _("registrations of teams")
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return str(self.party)
