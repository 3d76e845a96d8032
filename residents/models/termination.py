"""The decision that ended a status, with the evidence of its ground and its dispute (3.3.4)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

from core.fields import FoldedField
from core.models import Record
from residents.enums import TerminationGround
from residents.enums_ending import TerminationState
from residents.models.rules_ending import TERMINATION_RULES

S = TerminationState
CONTEST, SETTLE = "residents.contest_termination", "residents.end_residency"


def _copy(words: object, *, required: bool = False) -> models.OneToOneField:
    """A private file that belongs to this row alone."""
    return models.OneToOneField(
        "documents.Upload",
        models.PROTECT,
        null=not required,
        blank=not required,
        related_name="+",
        verbose_name=words,
    )


class Termination(FSMModelMixin, Record):
    """One decision on one ground, with its act; the resident may contest it for a time."""

    UNIT_PATH: ClassVar[str] = "residency__unit"

    state = FSMField(_("state"), choices=S.choices, default=S.STANDING, protected=True)
    residency = models.ForeignKey(
        "residents.Residency", models.PROTECT, related_name="terminations", verbose_name=_("resident")
    )
    ground = models.CharField(_("ground (3.3.4)"), max_length=16, choices=TerminationGround.choices)
    reason = models.TextField(_("what happened"))
    act_number = models.CharField(_("number of the act"), max_length=40)
    act_date = models.DateField(_("date of the act"))
    act_file = _copy(_("copy of the act"), required=True)
    notice = models.OneToOneField(
        "residents.Notice",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="termination",
        verbose_name=_("warning whose term has passed"),
    )
    evidence_file = _copy(_("evidence of the ground"))
    evidence_entry = models.ForeignKey(
        "documents.Correspondence",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("letter in the register"),
    )
    contest_until = models.DateField(_("may be contested until"))
    contested_on = models.DateField(_("contested on"), null=True, blank=True)
    contested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("contested by"),
    )
    contest_reason = models.TextField(_("why the resident contests it"), blank=True)
    outcome_number = models.CharField(_("number of the act on the dispute"), max_length=40, blank=True)
    outcome_date = models.DateField(_("date of the act on the dispute"), null=True, blank=True)
    outcome_file = _copy(_("copy of the act on the dispute"))
    outcome_words = models.TextField(_("answer to the resident"), blank=True)
    folded = FoldedField(sources=("party_name", "act_number"))

    class Meta:
        verbose_name = _("termination")
        verbose_name_plural = _("terminations")
        ordering = ("-act_date", "-pk")
        permissions = [("contest_termination", _("Contest a termination for a resident"))]
        constraints = TERMINATION_RULES

    def __str__(self) -> str:
        return f"{self.party_name} · {self.act_number}"

    @property
    def party_name(self) -> str:
        """Name of the resident, for search and lists."""
        return self.residency.party_name

    @transition(
        field=state,
        source=S.STANDING,
        target=S.CONTESTED,
        permission=CONTEST,
        custom={"label": _("Contest the decision"), "tone": "stop"},
    )
    def contest(self) -> None:
        """The resident does not agree, and says why."""

    @transition(
        field=state,
        source=S.CONTESTED,
        target=S.UPHELD,
        permission=SETTLE,
        custom={"label": _("Uphold the decision"), "tone": "stop"},
    )
    def uphold(self) -> None:
        """The decision stays as it is."""

    @transition(
        field=state,
        source=S.CONTESTED,
        target=S.WITHDRAWN,
        permission=SETTLE,
        custom={"label": _("Withdraw the decision by an act"), "tone": "go"},
    )
    def withdraw(self) -> None:
        """The decision no longer stands; the status is given back by an act of its own."""
