"""The register of governing acts the Centre works under (1.3)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core import clock
from core.fields import FoldedField
from core.models import Record
from documents.enums import NUMBERED_ACTS, PUBLIC_ACTS, ActKind
from documents.models.upload import Upload


class GoverningActQuerySet(models.QuerySet["GoverningAct"]):
    """Reusable filters of acts."""

    def in_force(self, on: date | None = None) -> GoverningActQuerySet:
        """Acts in force on a day; one whose first day is unknown was in force before the register began."""
        day = on or clock.today()
        begun = Q(in_force_from__isnull=True) | Q(in_force_from__lte=day)
        return self.filter(begun, Q(in_force_to__isnull=True) | Q(in_force_to__gte=day))

    def public(self) -> GoverningActQuerySet:
        """Laws, charters and regulations: orders and decisions stay inside."""
        return self.filter(kind__in=sorted(PUBLIC_ACTS))


class GoverningAct(Record):
    """An order, a decision, a law or a regulation; others point to it as their ground."""

    kind = models.CharField(_("kind"), max_length=32, choices=ActKind.choices)
    number = models.CharField(_("number"), max_length=64, blank=True)
    dated_on = models.DateField(_("date"), null=True, blank=True)
    issuer = models.CharField(_("issued by"), max_length=200, blank=True)
    title = models.CharField(_("title"), max_length=300)
    body = models.TextField(_("text"), blank=True)
    file = models.ForeignKey(
        Upload, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("scan")
    )
    in_force_from = models.DateField(_("in force from"), null=True, blank=True)
    in_force_to = models.DateField(_("last day in force"), null=True, blank=True)
    supersedes = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="superseded_by",
        verbose_name=_("takes the place of"),
    )
    folded = FoldedField(sources=("title", "number", "issuer"))

    objects = GoverningActQuerySet.as_manager()

    class Meta:
        verbose_name = _("governing act")
        verbose_name_plural = _("governing acts")
        ordering = (F("dated_on").desc(nulls_last=True), "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "number", "dated_on"],
                name="documents_act_once",
                violation_error_message=_(
                    "An act of this kind with this number and date is already registered."
                ),
            ),
            models.UniqueConstraint(
                fields=["kind", "title"],
                condition=Q(dated_on__isnull=True),
                name="documents_act_title_once",
                violation_error_message=_("An act of this kind with this title is already registered."),
            ),
            models.CheckConstraint(
                name="documents_decision_numbered",
                condition=~Q(kind__in=sorted(NUMBERED_ACTS)) | (Q(dated_on__isnull=False) & ~Q(number="")),
                violation_error_message=_("An order or a decision has its number and its date."),
            ),
            models.CheckConstraint(
                name="documents_act_ends_after_it_begins",
                condition=Q(in_force_to__isnull=True)
                | Q(in_force_from__isnull=True)
                | Q(in_force_to__gte=F("in_force_from")),
                violation_error_message=_("The last day in force lies before the first."),
            ),
            models.UniqueConstraint(
                fields=["supersedes"],
                name="documents_act_superseded_once",
                violation_error_message=_("Another act has already taken the place of this one."),
            ),
        ]

    def __str__(self) -> str:
        words = str(self.get_kind_display())
        return f"{words} № {self.number}" if self.number else f"{words}: {self.title}"

    def in_force(self, on: date | None = None) -> bool:
        """Whether the act is in force on a day, today without one: computed from its dates (1.3)."""
        day = on or clock.today()
        begun = self.in_force_from is None or self.in_force_from <= day
        return begun and (self.in_force_to is None or self.in_force_to >= day)
