"""Evidence of the duties that the residents' room itself keeps (3.3.3)."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from core.models import Record
from residents.enums_duties import Acknowledged, Duty, DutyStatus, RulesOwner
from residents.models.rules_duties import ACKNOWLEDGEMENT_RULES, CHECK_RULES


class InternalRulesQuerySet(models.QuerySet["InternalRules"]):
    """Reusable filters; a version is in force as long as its act is (1.3)."""

    def in_force(self, on: date) -> "InternalRulesQuerySet":
        """Versions in force on a day, each with its act."""
        begun = Q(act__in_force_from__isnull=True) | Q(act__in_force_from__lte=on)
        open_ended = Q(act__in_force_to__isnull=True) | Q(act__in_force_to__gte=on)
        return self.filter(begun, open_ended).select_related("act").order_by("owner", "pk")


class InternalRules(Record):
    """One version of the internal rules: an act of the register that residents must know."""

    owner = models.CharField(_("whose rules"), max_length=8, choices=RulesOwner.choices)
    act = models.OneToOneField(
        "documents.GoverningAct", models.PROTECT, related_name="internal_rules", verbose_name=_("act")
    )

    objects = InternalRulesQuerySet.as_manager()

    class Meta:
        verbose_name = _("internal rules")
        verbose_name_plural = _("internal rules")
        ordering = (Coalesce(F("act__in_force_from"), F("act__dated_on")).desc(nulls_last=True), "-pk")
        permissions = [("name_rules", _("Say which acts are the internal rules"))]

    def __str__(self) -> str:
        return f"{self.get_owner_display()}: {self.act.title}"


class Acknowledgement(Record):
    """A representative's word in the cabinet: who, when, which version, in which words."""

    UNIT_PATH: ClassVar[str] = "residency__unit"

    kind = models.CharField(_("what is declared"), max_length=8, choices=Acknowledged.choices)
    residency = models.ForeignKey(
        "residents.Residency", models.PROTECT, related_name="acknowledgements", verbose_name=_("resident")
    )
    rules = models.ForeignKey(
        InternalRules,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="acknowledgements",
        verbose_name=_("version of the rules"),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("representative")
    )
    given_on = models.DateField(_("declared on"), db_index=True)
    words = models.TextField(_("words of the declaration"))

    class Meta:
        verbose_name = _("acknowledgement")
        verbose_name_plural = _("acknowledgements")
        ordering = ("-given_on", "-pk")
        permissions = [("acknowledge", _("Acknowledge the rules and declare for a resident"))]
        constraints = ACKNOWLEDGEMENT_RULES

    def __str__(self) -> str:
        return f"{self.residency.party} · {self.get_kind_display()}"


class DutyCheck(Record):
    """What an employee found of one duty on a day, and from what; it speaks for a while only."""

    UNIT_PATH: ClassVar[str] = "residency__unit"

    residency = models.ForeignKey(
        "residents.Residency", models.PROTECT, related_name="duty_checks", verbose_name=_("resident")
    )
    duty = models.CharField(_("duty"), max_length=8, choices=Duty.choices)
    result = models.CharField(_("found"), max_length=8, choices=DutyStatus.choices)
    found_on = models.DateField(_("day"), db_index=True)
    words = models.TextField(_("from what it is seen"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("who looked")
    )

    class Meta:
        verbose_name = _("check of a duty")
        verbose_name_plural = _("checks of duties")
        ordering = ("-found_on", "-pk")
        permissions = [("check_duty", _("Record what was found of a resident's duty"))]
        constraints = CHECK_RULES

    def __str__(self) -> str:
        return f"{self.residency.party} · {self.get_duty_display()}"
