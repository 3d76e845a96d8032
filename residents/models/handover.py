"""What is to be handed over and settled when a status ends (3.3.4)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Record
from residents.enums_ending import HandoverState
from residents.models.rules_ending import HANDOVER_RULES


class HandoverItem(Record):
    """One line of the list; its words and its permission stand with its code in `closing.ITEMS`."""

    UNIT_PATH: ClassVar[str] = "residency__unit"

    residency = models.ForeignKey(
        "residents.Residency", models.PROTECT, related_name="handover", verbose_name=_("resident")
    )
    code = models.CharField(_("what"), max_length=40)
    place = models.PositiveSmallIntegerField(_("place in the list"))
    state = models.CharField(
        _("state"), max_length=16, choices=HandoverState.choices, default=HandoverState.OPEN
    )
    settled_on = models.DateField(_("day"), null=True, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who says so"),
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("line of a hand-over")
        verbose_name_plural = _("lines of hand-overs")
        ordering = ("residency", "place")
        constraints = HANDOVER_RULES

    def __str__(self) -> str:
        return f"{self.residency.party} · {self.code}"
