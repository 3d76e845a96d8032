"""The gate between the units: a review of an early project by a versioned checklist of evidence (3.2)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

from core.fields import FoldedField
from core.models import Record
from residents.enums_project import GateState
from residents.models.project import Project
from residents.models.rules_project import GATE_ITEM_RULES, GATE_RULES

S = GateState
REVIEW, CONCLUDE = "residents.review_gate", "residents.conclude_gate"


class GateReview(FSMModelMixin, Record):
    """One look at whether the concept is proven; employees gather the evidence, the director concludes."""

    UNIT_PATH: ClassVar[str] = "project__residency__unit"

    project = models.ForeignKey(Project, models.PROTECT, related_name="gates", verbose_name=_("project"))
    state = FSMField(_("state"), choices=S.choices, default=S.OPEN, protected=True)
    checklist = models.CharField(_("version of the checklist"), max_length=20)
    opened_on = models.DateField(_("begun on"))
    concluded_on = models.DateField(_("concluded on"), null=True, blank=True)
    concluded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("concluded by"),
    )
    conclusion = models.TextField(_("conclusion"), blank=True)
    folded = FoldedField(sources=("party_name",))

    class Meta:
        verbose_name = _("gate review")
        verbose_name_plural = _("gate reviews")
        ordering = ("-opened_on", "-pk")
        permissions = [
            ("review_gate", _("Review whether an early project has proven its concept")),
            ("conclude_gate", _("Conclude the review of an early project")),
        ]
        constraints = GATE_RULES

    def __str__(self) -> str:
        return f"{self.party_name} · {self.get_state_display()}"

    @property
    def party_name(self) -> str:
        """Name of the resident, for search and lists."""
        return self.project.party_name

    @transition(
        field=state,
        source=S.OPEN,
        target=S.READY,
        permission=CONCLUDE,
        custom={"label": _("The concept is proven"), "tone": "go"},
    )
    def pass_gate(self) -> None:
        """Every line of the checklist has its evidence."""

    @transition(
        field=state,
        source=S.OPEN,
        target=S.NOT_YET,
        permission=CONCLUDE,
        custom={"label": _("Not yet"), "tone": "stop"},
    )
    def hold_back(self) -> None:
        """Something is not proven; the project stays in the incubator."""

    @transition(
        field=state,
        source=S.OPEN,
        target=S.NOT_YET,
        permission="residents.end_residency",
        custom={"label": _("Let the review lapse"), "tone": "stop"},
    )
    def lapse(self) -> None:
        """The status ended before the review did."""


class GateItem(Record):
    """One line of the checklist with its evidence, or without: not yet."""

    UNIT_PATH: ClassVar[str] = "review__project__residency__unit"

    review = models.ForeignKey(
        GateReview, models.PROTECT, related_name="items", verbose_name=_("gate review")
    )
    code = models.SlugField(_("code"), max_length=40)
    place = models.PositiveSmallIntegerField(_("place in the list"))
    words = models.JSONField(_("what is to be proven, by language"), default=dict)
    met = models.BooleanField(_("proven"), default=False)
    evidence = models.TextField(pgettext_lazy("gate", "evidence in words"), blank=True)
    file = models.OneToOneField(
        "documents.Upload",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=pgettext_lazy("gate", "evidence as a file"),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who looked"),
    )
    looked_on = models.DateField(_("looked at on"), null=True, blank=True)

    class Meta:
        verbose_name = _("line of a gate review")
        verbose_name_plural = _("lines of gate reviews")
        ordering = ("place",)
        constraints = GATE_ITEM_RULES

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """What is to be proven, in the language now active; in Kyrgyz where it lacks one."""
        return str(self.words.get(get_language() or "ky") or self.words.get("ky") or self.code)
