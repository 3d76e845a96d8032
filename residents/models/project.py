"""The approved project of a resident and its stages: plan beside fact (3.3.3, 3.2)."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_fsm import FSMField, FSMModelMixin, transition

from core import clock
from core.fields import FoldedField
from core.models import Record
from residents.enums_project import StageState
from residents.models.residency import Residency
from residents.models.rules_project import STAGE_RULES

S = StageState
FOLLOW, SETTLE = "residents.follow_project", "residents.settle_project"


class ProjectQuerySet(models.QuerySet["Project"]):
    """Projects as the Centre follows them."""

    def in_force(self, on: date) -> "ProjectQuerySet":
        """Those of residents in force."""
        return self.filter(residency__in=Residency.objects.in_force(on).values("pk"))

    def with_late_stage(self, on: date) -> "ProjectQuerySet":
        """Those of residents in force with a stage that was to end before that day."""
        late = Stage.objects.filter(state=S.PLANNED, ends_on__lt=on)
        return self.in_force(on).filter(pk__in=late.values("project"))


class Project(Record):
    """What the resident carries out; its title, direction and kinds of innovation are those of the contract.

    The unit of its residency owns it: one at a time (3.2). After a transfer it goes on in the new residency.
    """

    # Where accounts.domain.scope finds the unit of a record.
    UNIT_PATH: ClassVar[str] = "residency__unit"

    residency = models.OneToOneField(
        "residents.Residency", models.PROTECT, related_name="project", verbose_name=_("resident")
    )
    goals = models.TextField(_("goals"), blank=True)
    product = models.TextField(_("product"), blank=True)
    plan = models.TextField(_("plan of work as in the application"), blank=True)
    admitted_on = models.DateField(_("resident from"))
    version = models.PositiveSmallIntegerField(_("version in force"), default=1)
    folded = FoldedField(sources=("party_name", "title"))

    objects = ProjectQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("resident", "project")
        verbose_name_plural = _("residents' projects")
        ordering = ("-admitted_on", "-pk")
        permissions = [
            ("follow_project", _("Report stages and ask to change the project of a resident")),
            ("settle_project", _("Verify stages and answer requests to change projects")),
        ]

    def __str__(self) -> str:
        return f"{self.party_name} · {self.title}"

    @property
    def party_name(self) -> str:
        """Name of the resident, for search and lists."""
        return self.residency.party_name

    @property
    def title(self) -> str:
        """The title, as the contract has it."""
        return self.residency.project_title

    @property
    def last_day(self) -> date:
        """The last day of the contract: no stage is planned beyond it."""
        return self.residency.contract.ends_on


class Stage(FSMModelMixin, Record):
    """One stage: what is to result until when, and what resulted; its number stays its own."""

    UNIT_PATH: ClassVar[str] = "project__residency__unit"

    project = models.ForeignKey(Project, models.PROTECT, related_name="stages", verbose_name=_("project"))
    number = models.PositiveSmallIntegerField(_("number"))
    state = FSMField(_("state"), choices=S.choices, default=S.PLANNED, protected=True)
    title = models.CharField(pgettext_lazy("stage", "title"), max_length=200)
    expected = models.TextField(_("what is to result"))
    starts_on = models.DateField(_("planned start"))
    ends_on = models.DateField(_("planned end"), db_index=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    result = models.TextField(_("what resulted"), blank=True)
    file = models.OneToOneField(
        "documents.Upload",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=pgettext_lazy("stage", "evidence"),
    )
    report = models.ForeignKey(
        "residents.PeriodicReport",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="stages",
        verbose_name=_("report that tells of it"),
    )
    remark = models.TextField(_("remark of the Centre"), blank=True)
    verified_on = models.DateField(_("verified on"), null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("verified by"),
    )

    class Meta:
        verbose_name = _("stage of a project")
        verbose_name_plural = _("stages of projects")
        ordering = ("number",)
        constraints = STAGE_RULES

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    def days_late(self, on: date | None = None) -> int:
        """Days after the planned end: at which it was done, or that have passed without it; 0 in time."""
        if self.state == S.DROPPED:
            return 0
        until = self.done_on or on or clock.today()
        return max(0, (until - self.ends_on).days)

    def is_missed(self, on: date | None = None) -> bool:
        """Whether its planned end has passed and nothing was reported."""
        return self.state == S.PLANNED and self.ends_on < (on or clock.today())

    @transition(
        field=state,
        source=S.PLANNED,
        target=S.REPORTED,
        permission=FOLLOW,
        custom={"label": _("Report the stage"), "tone": "go"},
    )
    def tell(self) -> None:
        """The resident says what resulted, with the evidence."""

    @transition(
        field=state,
        source=S.REPORTED,
        target=S.DONE,
        permission=SETTLE,
        custom={"label": _("Verify the stage"), "tone": "go"},
    )
    def verify(self) -> None:
        """The evidence is checked: the stage is done."""

    @transition(
        field=state,
        source=S.REPORTED,
        target=S.PLANNED,
        permission=SETTLE,
        custom={"label": _("Return with a remark"), "tone": "stop"},
    )
    def give_back(self) -> None:
        """The evidence does not show it; the remark says what is missing."""

    @transition(
        field=state,
        source=S.PLANNED,
        target=S.DROPPED,
        permission=SETTLE,
        custom={"label": _("Drop the stage"), "tone": "stop"},
    )
    def drop(self) -> None:
        """An approved request took it out of the plan."""


class ProjectVersion(Record):
    """One approved version, as it was: goals and stages, and the request that brought it."""

    UNIT_PATH: ClassVar[str] = "project__residency__unit"

    project = models.ForeignKey(Project, models.PROTECT, related_name="versions", verbose_name=_("project"))
    number = models.PositiveSmallIntegerField(_("version"))
    approved_on = models.DateField(_("approved on"))
    change = models.OneToOneField(
        "residents.ProjectChange",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="version",
        verbose_name=_("request"),
    )
    content = models.JSONField(_("goals and stages"), default=dict)

    class Meta:
        verbose_name = _("version of a project")
        verbose_name_plural = _("versions of projects")
        ordering = ("-number",)
        constraints = [
            models.UniqueConstraint(
                name="residents_project_version_once",
                fields=["project", "number"],
                violation_error_message=_("The project already has this version."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project} · {self.number}"
