"""The work plan and the budget of a year: versions that are approved by one person (4.1, 4.2.3 c)."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_fsm import FSMField, FSMModelMixin, transition

from core import clock
from core.enums import Unit
from core.formatting import format_year
from core.models import Record
from finance.enums import FundingSource, SpendingPurpose
from reporting.enums_plans import BudgetSide, ItemStanding, YearPlanKind, YearPlanState

S = YearPlanState
PREPARE, APPROVE = "reporting.prepare_yearplan", "reporting.approve_yearplan"
NOTE = "reporting.note_planitem"
BEING_WRITTEN = (S.DRAFT, S.SUBMITTED)


class YearPlan(FSMModelMixin, Record):
    """One version of the work plan or of the budget of a year."""

    state = FSMField(_("state"), choices=S.choices, default=S.DRAFT, protected=True)
    kind = models.CharField(_("kind"), max_length=8, choices=YearPlanKind.choices)
    year = models.PositiveSmallIntegerField(_("year"))
    version = models.PositiveSmallIntegerField(pgettext_lazy("plan of a year", "version"))
    why = models.CharField(_("why a new version"), max_length=300, blank=True)
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=pgettext_lazy("plan of a year", "approved by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    paper = models.OneToOneField(
        "documents.IssuedPaper",
        verbose_name=_("paper"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("plan of a year")
        verbose_name_plural = _("work plans and budgets")
        ordering = ("-year", "kind", "-version")
        permissions = [
            ("prepare_yearplan", "Can write and submit plans and budgets of a year"),
            ("approve_yearplan", "Can approve plans and budgets of a year"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "year", "version"], name="reporting_year_plan_version_once"
            ),
            models.UniqueConstraint(
                fields=["kind", "year"],
                condition=Q(state=S.APPROVED),
                name="reporting_one_approved_year_plan",
                violation_error_message=_("There is already an approved plan of this year."),
            ),
            models.UniqueConstraint(
                fields=["kind", "year"],
                condition=Q(state__in=BEING_WRITTEN),
                name="reporting_one_written_year_plan",
                violation_error_message=_("A version of this year is already being written."),
            ),
            models.CheckConstraint(
                name="reporting_year_plan_approved_by_somebody",
                condition=Q(state__in=BEING_WRITTEN, approved_by=None, approved_on=None, paper=None)
                | Q(
                    state__in=(S.APPROVED, S.REPLACED),
                    approved_by__isnull=False,
                    approved_on__isnull=False,
                    paper__isnull=False,
                ),
                violation_error_message=_(
                    "Who approved a plan, on which day and its paper stand there exactly when it is approved."
                ),
            ),
        ]

    def __str__(self) -> str:
        words = {"kind": self.get_kind_display(), "year": format_year(self.year), "version": self.version}
        return str(_("%(kind)s: %(year)s, version %(version)s") % words)

    @transition(
        field=state,
        source=S.DRAFT,
        target=S.SUBMITTED,
        permission=PREPARE,
        custom={"label": _("Submit for approval"), "tone": "go"},
    )
    def submit(self) -> None:
        """4.2.3 c: from now on nothing in it changes."""

    @transition(
        field=state,
        source=S.SUBMITTED,
        target=S.DRAFT,
        permission=APPROVE,
        custom={"label": _("Return with a remark"), "tone": "stop"},
    )
    def send_back(self) -> None:
        """Something in it must be changed first."""

    @transition(
        field=state,
        source=S.SUBMITTED,
        target=S.APPROVED,
        permission=APPROVE,
        custom={"label": _("Approve the plan"), "tone": "ok"},
    )
    def approve(self) -> None:
        """4.1: the one approver signs, and the version counts."""

    @transition(
        field=state,
        source=S.APPROVED,
        target=S.REPLACED,
        permission=APPROVE,
        custom={"label": S.REPLACED.label},
    )
    def replace(self) -> None:
        """The next version was approved."""


class PlanItemQuerySet(models.QuerySet["PlanItem"]):
    """Reusable filters of the lines of a work plan."""

    def counting(self) -> "PlanItemQuerySet":
        """Lines of approved versions."""
        return self.filter(plan__state=S.APPROVED)

    def open(self) -> "PlanItemQuerySet":
        """Lines that count and have no fact yet."""
        return self.counting().filter(done_on=None, dropped_on=None)

    def overdue(self, today: date) -> "PlanItemQuerySet":
        """Open lines whose term has passed."""
        return self.open().filter(due_on__lt=today)

    def standing(self, standing: str, today: date) -> "PlanItemQuerySet":
        """Lines that stand so on a day: what `PlanItem.standing` says of each."""
        waiting, done = Q(done_on=None, dropped_on=None), Q(dropped_on=None)
        found = {
            ItemStanding.OPEN: waiting & Q(due_on__gte=today),
            ItemStanding.LATE: waiting & Q(due_on__lt=today),
            ItemStanding.DONE: done & Q(done_on__lte=F("due_on")),
            ItemStanding.DONE_LATE: done & Q(done_on__gt=F("due_on")),
            ItemStanding.DROPPED: Q(dropped_on__isnull=False),
        }
        return self.filter(found[ItemStanding(standing)])


class PlanItem(Record):
    """One line of a work plan: what is done, by whom, until when, and what came of it."""

    plan = models.ForeignKey(YearPlan, verbose_name=_("plan"), on_delete=models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField(_("number"))
    unit = models.CharField(
        _("unit"), max_length=16, choices=Unit.choices, blank=True, help_text=_("Empty for the whole Centre.")
    )
    what = models.CharField(_("what is done"), max_length=300)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who answers for it"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    owner_name = models.CharField(_("name, where there is no account"), max_length=200, blank=True)
    due_on = models.DateField(_("due on"), db_index=True)
    measure = models.CharField(_("how it is seen that it is done"), max_length=300)
    continues = models.ForeignKey(
        "self",
        verbose_name=_("same line of the version before"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    done_on = models.DateField(_("done on"), null=True, blank=True)
    evidence = models.TextField(_("what shows it"), max_length=1000, blank=True)
    dropped_on = models.DateField(_("dropped on"), null=True, blank=True)
    dropped_why = models.CharField(_("why it is dropped"), max_length=500, blank=True)

    objects = PlanItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("line of the work plan")
        verbose_name_plural = _("lines of the work plan")
        ordering = ("due_on", "plan", "position")
        permissions = [("note_planitem", "Can note what came of the own lines of the work plan")]
        constraints = [
            models.UniqueConstraint(fields=["plan", "position"], name="reporting_plan_item_numbered_once"),
            models.CheckConstraint(
                name="reporting_plan_item_has_owner",
                condition=Q(owner__isnull=False) | ~Q(owner_name=""),
                violation_error_message=_("Each line of the work plan has somebody who answers for it."),
            ),
            models.CheckConstraint(
                name="reporting_plan_item_done_with_evidence",
                condition=Q(done_on=None, evidence="") | (Q(done_on__isnull=False) & ~Q(evidence="")),
                violation_error_message=_("What is done has its day and what shows it."),
            ),
            models.CheckConstraint(
                name="reporting_plan_item_dropped_with_reason",
                condition=Q(dropped_on=None, dropped_why="")
                | (Q(dropped_on__isnull=False, done_on=None) & ~Q(dropped_why="")),
                violation_error_message=_("What is dropped has its day and its reason and is not done."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.what}"

    @property
    def owner_words(self) -> str:
        """Who answers for it, by name."""
        return self.owner.short_name if self.owner else self.owner_name

    def standing(self, today: date | None = None) -> ItemStanding:
        """How it stands on a day: today when none is given."""
        if self.dropped_on:
            return ItemStanding.DROPPED
        if self.done_on:
            return ItemStanding.DONE_LATE if self.done_on > self.due_on else ItemStanding.DONE
        late = self.due_on < (today or clock.today())
        return ItemStanding.LATE if late else ItemStanding.OPEN


class BudgetEntry(Record):
    """What a budget plans for one source of income (5.2) or one purpose of spending (5.3)."""

    plan = models.ForeignKey(
        YearPlan, verbose_name=_("budget"), on_delete=models.PROTECT, related_name="entries"
    )
    side = models.CharField(_("side"), max_length=8, choices=BudgetSide.choices)
    code = models.CharField(_("source or purpose"), max_length=16)
    amount = models.DecimalField(_("plan in som"), max_digits=15, decimal_places=2)

    class Meta:
        verbose_name = _("line of the budget")
        verbose_name_plural = _("lines of the budget")
        ordering = ("plan", "side", "pk")
        constraints = [
            models.UniqueConstraint(fields=["plan", "side", "code"], name="reporting_budget_line_once"),
            models.CheckConstraint(
                name="reporting_budget_not_negative",
                condition=Q(amount__gte=0),
                violation_error_message=_("A plan cannot be negative."),
            ),
            models.CheckConstraint(
                name="reporting_budget_by_closed_lists",
                condition=Q(side=BudgetSide.INCOME, code__in=FundingSource.values)
                | Q(side=BudgetSide.SPENDING, code__in=SpendingPurpose.values),
                violation_error_message=_("A budget names the six sources and the three purposes alone."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.amount}"

    @property
    def label(self) -> str:
        """The source or the purpose by its name."""
        lists = FundingSource if self.side == BudgetSide.INCOME else SpendingPurpose
        return str(dict(lists.choices)[self.code])
