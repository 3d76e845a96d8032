"""The work plan and the budget of a year in the admin: versions, lines, approval (4.1, 4.2.3 c)."""

from dataclasses import replace
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from core import clock
from core.admin import Action
from core.admin_record import RecordDesk, Section
from core.admin_shown import EnteredAdmin
from core.badges import labels_of
from core.domain.transitions import TransitionInfo
from core.formatting import format_date, format_number, format_year
from reporting import year_plan_views as views
from reporting.domain.approval import approver_on
from reporting.domain.year_plans import (
    approve_year_plan,
    draft_year_plan,
    return_year_plan,
    submit_year_plan,
)
from reporting.enums_plans import YEAR_PLAN_TONES, YearPlanKind, YearPlanState
from reporting.models import PlanItem, YearPlan
from reporting.models.year_plan import PREPARE
from reporting.presentation.budget_tables import execution_tables
from reporting.year_plan_forms import DraftForm, RemarkForm

APPROVALS = ("approve", "send_back")


@admin.register(YearPlan)
class YearPlanAdmin(RecordDesk, EnteredAdmin):
    """Versions of work plans and budgets; an approved one counts until the next."""

    add_form, add_title, add_permission = DraftForm, _("Begin a work plan or a budget"), PREPARE
    enter = staticmethod(draft_year_plan)
    list_display = ("document", "year_words", "version", "show_state", "approved_on", "paper_number")
    list_select_related = ("paper",)
    list_filter = ("kind", "state", "year")
    fields = ("kind", "year", "version", "why", "state", "submitted_at", "approved_by", "approved_on")
    pages = (
        ("<int:pk>/line/", views.add_line, "yearplan_line"),
        ("line/<int:pk>/", views.change_line, "yearplan_change_line"),
        ("line/<int:pk>/remove/", views.remove_line, "yearplan_remove_line"),
        ("<int:pk>/budget/", views.budget, "yearplan_budget"),
    )
    transition_actions = {
        "submit": Action(
            run=lambda plan, user, data: submit_year_plan(plan, actor=user),
            says=_("Nothing in this version changes any more unless it is given back."),
            done=_("The plan is submitted for approval."),
        ),
        "send_back": Action(
            run=lambda plan, user, data: return_year_plan(plan, actor=user, **data),
            form=RemarkForm,
            done=_("The plan is given back to the director."),
        ),
        "approve": Action(
            run=lambda plan, user, data: approve_year_plan(plan, actor=user),
            says=_("The version counts from now on, replaces the one before, and is issued as a paper."),
            done=_("The plan is approved."),
        ),
    }

    def transitions_of(self, request: HttpRequest, obj: YearPlan) -> list[TransitionInfo]:
        """One person approves (4.1): for all others the buttons are grey and say who."""
        found = super().transitions_of(request, obj)
        approver = approver_on(clock.today())
        if approver is not None and approver.pk == request.user.pk:
            return found
        name = approver.short_name if approver else gettext("nobody holds the post today")
        why = gettext("One person approves this (4.1): %(name)s") % {"name": name}
        return [
            replace(info, allowed=False, why_not=why) if info.name in APPROVALS else info for info in found
        ]

    def desk(self, request: HttpRequest, record: YearPlan) -> list[Section]:
        """The lines of the work plan by term, or the budget with its execution; the paper."""
        drafts = record.state == YearPlanState.DRAFT and request.user.has_perm(PREPARE)
        sections = _work(record, drafts) if record.kind == YearPlanKind.WORK else _budget(record)
        if record.paper:
            paper = {"text": record.paper.number, "url": record.paper.get_absolute_url()}
            sections.append({"title": gettext("Paper"), "rows": [paper], "empty": ""})
        return sections

    def desk_links(self, request: HttpRequest, record: YearPlan) -> list[tuple[Any, str]]:
        """Writing, while it is a draft."""
        if record.state != YearPlanState.DRAFT or not request.user.has_perm(PREPARE):
            return []
        if record.kind == YearPlanKind.WORK:
            return [(gettext("Add a line"), _url("yearplan_line", record))]
        return [(gettext("Write the budget"), _url("yearplan_budget", record))]

    @display(description=_("document"), ordering="kind")
    def document(self, plan: YearPlan) -> str:
        """Work plan or budget."""
        return str(plan.get_kind_display())

    @display(description=_("year"), ordering="year")
    def year_words(self, plan: YearPlan) -> str:
        """The year as people write it."""
        return format_year(plan.year)

    @display(description=_("paper"))
    def paper_number(self, plan: YearPlan) -> str:
        """The number of the paper it was issued as."""
        return plan.paper.number if plan.paper else ""

    @display(description=_("state"), ordering="state", label=labels_of(YEAR_PLAN_TONES))
    def show_state(self, plan: YearPlan) -> tuple[str, str]:
        """The state in its colour."""
        return plan.state, YearPlanState(plan.state).label


def _work(plan: YearPlan, drafts: bool) -> list[Section]:
    items = plan.items.select_related("owner").order_by("due_on", "position")
    rows = [_line(item, drafts, counts=plan.state == YearPlanState.APPROVED) for item in items]
    return [{"title": gettext("Lines by term"), "rows": rows, "empty": gettext("No line is written yet.")}]


def _line(item: PlanItem, drafts: bool, *, counts: bool) -> dict[str, Any]:
    note = [format_date(item.due_on, "short"), item.owner_words, item.measure]
    if counts:
        note.insert(0, str(item.standing().label))
    links = [(gettext("Change"), _url("yearplan_change_line", item))] if drafts else []
    if drafts and not (item.done_on or item.dropped_on):
        links.append((gettext("Take out"), _url("yearplan_remove_line", item)))
    url = reverse("admin:reporting_planitem_change", args=[item.pk]) if counts else ""
    return {"text": str(item), "note": " · ".join(note), "links": links, "url": url}


def _budget(plan: YearPlan) -> list[Section]:
    if plan.state == YearPlanState.APPROVED:
        return [
            {
                "title": table["title"],
                "rows": [_executed(row) for row in (*table["rows"], table["total"])],
                "empty": "",
            }
            for table in execution_tables(plan.year)
        ]
    entries = [{"text": entry.label, "note": format_number(entry.amount, 2)} for entry in plan.entries.all()]
    empty = gettext("Nothing is planned yet.")
    return [{"title": gettext("Plan in som"), "rows": entries, "empty": empty}]


def _executed(row: dict[str, Any]) -> dict[str, Any]:
    return {"text": row["label"], "note": row["says"], "url": row["url"]}


def _url(name: str, row: YearPlan | PlanItem) -> str:
    return reverse(f"admin:reporting_{name}", args=[row.pk])
