"""A request to change the approved project, with what it asks of each stage (3.3.3)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

from core.fields import FoldedField
from core.models import Record
from residents.enums_project import ChangeKind, ChangeState
from residents.models.project import FOLLOW, SETTLE, Project, Stage
from residents.models.rules_project import CHANGE_LINE_RULES, CHANGE_RULES

S = ChangeState


class ProjectChange(FSMModelMixin, Record):
    """What the resident wants changed and why; the unit's staff approve it or refuse it with a reason."""

    UNIT_PATH: ClassVar[str] = "project__residency__unit"

    project = models.ForeignKey(Project, models.PROTECT, related_name="changes", verbose_name=_("project"))
    number = models.PositiveSmallIntegerField(_("which request of the project"))
    state = FSMField(_("state"), choices=S.choices, default=S.REQUESTED, protected=True)
    why = models.TextField(_("why"))
    goals = models.TextField(_("new goals"), blank=True, help_text=_("Empty when the goals do not change."))
    requested_on = models.DateField(_("requested on"), db_index=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("requested by")
    )
    settled_on = models.DateField(_("settled on"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("settled by"),
    )
    answer = models.TextField(_("answer of the Centre"), blank=True)
    folded = FoldedField(sources=("party_name",))

    class Meta:
        verbose_name = _("change of a project")
        verbose_name_plural = _("changes of projects")
        ordering = ("-requested_on", "-pk")
        constraints = CHANGE_RULES

    def __str__(self) -> str:
        return f"{self.party_name} · № {self.number}"

    @property
    def party_name(self) -> str:
        """Name of the resident, for search and lists."""
        return self.project.party_name

    @transition(
        field=state,
        source=S.REQUESTED,
        target=S.APPROVED,
        permission=SETTLE,
        custom={"label": _("Approve the change"), "tone": "go"},
    )
    def approve(self) -> None:
        """The project changes now, and has a new version."""

    @transition(
        field=state,
        source=S.REQUESTED,
        target=S.REFUSED,
        permission=SETTLE,
        custom={"label": _("Refuse the change"), "tone": "stop"},
    )
    def refuse(self) -> None:
        """The project stays as it was approved; the resident reads why."""

    @transition(
        field=state,
        source=S.REQUESTED,
        target=S.WITHDRAWN,
        permission=FOLLOW,
        custom={"label": _("Withdraw the request for a change"), "tone": "stop"},
    )
    def withdraw(self) -> None:
        """The resident needs it no more."""

    @transition(
        field=state,
        source=S.REQUESTED,
        target=S.WITHDRAWN,
        permission="residents.end_residency",
        custom={"label": _("Let the request lapse"), "tone": "stop"},
    )
    def lapse(self) -> None:
        """The status ended before anybody answered."""


class ChangeLine(Record):
    """What is asked of one stage, with its words and days as they would be."""

    UNIT_PATH: ClassVar[str] = "change__project__residency__unit"

    change = models.ForeignKey(ProjectChange, models.PROTECT, related_name="lines", verbose_name=_("request"))
    kind = models.CharField(_("what is asked"), max_length=4, choices=ChangeKind.choices)
    stage = models.ForeignKey(
        Stage, models.PROTECT, null=True, blank=True, related_name="lines", verbose_name=_("stage")
    )
    title = models.CharField(_("title"), max_length=200, blank=True)
    expected = models.TextField(_("what is to result"), blank=True)
    starts_on = models.DateField(_("planned start"), null=True, blank=True)
    ends_on = models.DateField(_("planned end"), null=True, blank=True)
    before = models.JSONField(_("as it was when it was asked"), default=dict, blank=True)

    class Meta:
        verbose_name = _("line of a change")
        verbose_name_plural = _("lines of changes")
        ordering = ("pk",)
        constraints = CHANGE_LINE_RULES

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.title or self.stage}"
