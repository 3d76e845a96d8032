"""What became of a former resident, year by year."""

from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.fields import FoldedField
from core.models import Record
from residents.enums_ending import AlumniState
from residents.models.rules_ending import FOLLOW_UP_RULES


class FollowUp(Record):
    """The state at one anniversary of the end of a residency; figures only where they are known."""

    UNIT_PATH: ClassVar[str] = "residency__unit"

    residency = models.ForeignKey(
        "residents.Residency", models.PROTECT, related_name="follow_ups", verbose_name=_("former resident")
    )
    year = models.PositiveSmallIntegerField(_("years after the end"))
    state = models.CharField(_("state"), max_length=10, choices=AlumniState.choices)
    jobs = models.PositiveIntegerField(_("jobs"), null=True, blank=True)
    revenue = models.DecimalField(
        _("revenue of the year, som"),
        max_digits=15,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    source = models.CharField(_("from where it is known"), max_length=300)
    learned_on = models.DateField(_("learned on"))
    folded = FoldedField(sources=("party_name",))

    class Meta:
        verbose_name = _("news of a former resident")
        verbose_name_plural = _("former residents")
        ordering = ("-learned_on", "-pk")
        permissions = [("record_follow_up", _("Record what became of former residents"))]
        constraints = FOLLOW_UP_RULES

    def __str__(self) -> str:
        return f"{self.party_name} · {self.year}"

    @property
    def party_name(self) -> str:
        """Name of the former resident, for search and lists."""
        return self.residency.party_name
