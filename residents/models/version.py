"""What is drafted, approved by an act and then stands still: the words of contracts, and the tariff."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.models import Record


class VersionQuerySet[M: models.Model](models.QuerySet[M]):
    """Versions by their days."""

    def approved(self) -> Self:
        """Versions that no longer change."""
        return self.filter(in_force_from__isnull=False)

    def on(self, day: date) -> M | None:
        """The version in force on `day`; none before the first and after the last."""
        begun = self.filter(in_force_from__lte=day)
        return begun.filter(Q(in_force_to=None) | Q(in_force_to__gte=day)).order_by("-in_force_from").first()


def version_rules(prefix: str) -> list[models.BaseConstraint]:
    """What one row of a version holds; the names begin with `prefix`."""
    return [
        models.CheckConstraint(
            name=f"{prefix}_ends_after_it_begins",
            condition=Q(in_force_to=None) | Q(in_force_to__gte=F("in_force_from")),
            violation_error_message=_("The last day in force lies before the first."),
        ),
        models.CheckConstraint(
            name=f"{prefix}_act_only_when_approved",
            condition=Q(in_force_from__isnull=False) | Q(approved_by=None, in_force_to=None),
            violation_error_message=_("An approved version names from which day it is in force."),
        ),
    ]


class Version(Record):
    """A version of something; approved it has its first day, and the next one ends it the day before."""

    UNIT_PATH: ClassVar[str] = ""

    version = models.CharField(
        _("version"),
        max_length=20,
        unique=True,
        error_messages={"unique": _("Give the version a name that no other has.")},
    )
    in_force_from = models.DateField(
        _("in force from"),
        null=True,
        blank=True,
        unique=True,
        error_messages={"unique": _("Another version comes into force on this day.")},
    )
    in_force_to = models.DateField(_("last day in force"), null=True, blank=True)
    # Empty for the first words of the portal, which no act is known for.
    approved_by = models.ForeignKey(
        "documents.GoverningAct",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("approved by"),
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.version

    @property
    def is_approved(self) -> bool:
        """Whether the version stands still."""
        return self.in_force_from is not None
