"""Words of the director's plans and of the staff list (4.1, 4.2.3, 4.3.2)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class YearPlanKind(TextChoices):
    """4.2.3 c: what the director prepares for a year and submits for approval."""

    WORK = "work", _("Work plan of the year")
    BUDGET = "budget", _("Budget of the year")


class YearPlanState(TextChoices):
    """The way of one version: only an approved one counts, and it stands still."""

    DRAFT = "draft", pgettext_lazy("plan of a year", "Draft")
    SUBMITTED = "submitted", pgettext_lazy("plan of a year", "Submitted for approval")
    APPROVED = "approved", pgettext_lazy("plan of a year", "Approved")
    REPLACED = "replaced", pgettext_lazy("plan of a year", "Replaced by a new version")


YEAR_PLAN_TONES = {
    YearPlanState.DRAFT: "quiet",
    YearPlanState.SUBMITTED: "wait",
    YearPlanState.APPROVED: "ok",
    YearPlanState.REPLACED: "quiet",
}


class ItemStanding(TextChoices):
    """How a line of the work plan stands on a day: its fact and its term together."""

    OPEN = "open", pgettext_lazy("line of the work plan", "To be done")
    LATE = "late", pgettext_lazy("line of the work plan", "Overdue")
    DONE = "done", pgettext_lazy("line of the work plan", "Done")
    DONE_LATE = "done_late", pgettext_lazy("line of the work plan", "Done after its term")
    DROPPED = "dropped", pgettext_lazy("line of the work plan", "Dropped")


ITEM_TONES = {
    ItemStanding.OPEN: "wait",
    ItemStanding.LATE: "stop",
    ItemStanding.DONE: "ok",
    ItemStanding.DONE_LATE: "now",
    ItemStanding.DROPPED: "quiet",
}


class BudgetSide(TextChoices):
    """A budget plans what comes, by source (5.2), and what goes, by purpose (5.3)."""

    INCOME = "income", pgettext_lazy("budget", "Income")
    SPENDING = "spending", pgettext_lazy("budget", "Spending")


class StrategyState(TextChoices):
    """4.3.2: the strategic plan is in force by a carried vote of the Board alone."""

    DRAFT = "draft", pgettext_lazy("strategic plan", "Draft")
    SUBMITTED = "submitted", pgettext_lazy("strategic plan", "Submitted to the Supervisory Board")
    IN_FORCE = "in_force", pgettext_lazy("strategic plan", "In force")
    REPLACED = "replaced", pgettext_lazy("strategic plan", "Replaced by a new version")


STRATEGY_TONES = {
    StrategyState.DRAFT: "quiet",
    StrategyState.SUBMITTED: "wait",
    StrategyState.IN_FORCE: "ok",
    StrategyState.REPLACED: "quiet",
}


class Approver(TextChoices):
    """Whose one signature an operational act of the Centre needs (4.1, 4.2.3)."""

    VICE_RECTOR = "vice_rector", _("Vice-Rector for Research")
    DIRECTOR = "director", _("Director of the Centre")
