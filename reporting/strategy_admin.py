"""The strategic plan in the admin: versions, goals and measures, endorsement, progress (4.1, 4.3.2)."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from core.admin import Action
from core.admin_forms import TransitionForm
from core.admin_pages import ask, bound, page_of, require
from core.admin_record import RecordDesk, Section
from core.admin_shown import EnteredAdmin
from core.badges import labels_of
from core.formatting import format_date, format_number, format_year
from reporting.domain.strategy import (
    add_measure,
    draft_strategy,
    endorse_strategy,
    note_progress,
    remove_measure,
    submit_strategy,
    take_back_strategy,
)
from reporting.enums_plans import STRATEGY_TONES, StrategyState
from reporting.models import MeasureTarget, StrategicMeasure, StrategicPlan
from reporting.models.strategic_plan import KEEP_STRATEGY
from reporting.strategy_forms import EndorseForm, MeasureForm, ProgressForm, ReasonForm, StrategyForm


def add_one(admin: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Write a measure of a draft."""
    require(request, KEEP_STRATEGY)
    plan = get_object_or_404(StrategicPlan, pk=pk, state=StrategyState.DRAFT)
    form = MeasureForm(*bound(request), record=plan, user=request.user)
    return ask(
        admin, request, form,
        lambda: add_measure(plan, **form.cleaned_data, actor=request.user),
        title=gettext("Add a measure"), subject=plan, goes_to=plan,
    )  # fmt: skip


def remove_one(admin: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Take a measure out of a draft."""
    require(request, KEEP_STRATEGY)
    measure = get_object_or_404(StrategicMeasure, pk=pk, plan__state=StrategyState.DRAFT)
    return ask(
        admin, request, TransitionForm(*bound(request)),
        lambda: remove_measure(measure, actor=request.user),
        title=gettext("Take the measure out"), subject=measure.plan, says=str(measure),
        goes_to=page_of(measure.plan),
    )  # fmt: skip


def progress(admin: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Note how far a measure of the plan in force has come."""
    require(request, KEEP_STRATEGY)
    rows = MeasureTarget.objects.select_related("measure__plan")
    target = get_object_or_404(rows, pk=pk, measure__plan__state=StrategyState.IN_FORCE)
    form = ProgressForm(*bound(request), user=request.user)
    return ask(
        admin, request, form,
        lambda: note_progress(target, **form.cleaned_data, actor=request.user),
        title=gettext("Note the progress"), subject=target.measure.plan,
        says=f"{target.measure.what}: {format_year(target.year)}", goes_to=target.measure.plan,
    )  # fmt: skip


@admin.register(StrategicPlan)
class StrategicPlanAdmin(RecordDesk, EnteredAdmin):
    """Versions of the strategic plan; the one in force has the decision of the Board."""

    add_form, add_title, add_permission = StrategyForm, _("Begin a strategic plan"), KEEP_STRATEGY
    add_says = _("Goals of the plan in force are taken over for the years that both have.")
    enter = staticmethod(draft_strategy)
    list_display = ("title", "version", "years_words", "show_state", "in_force_from")
    list_filter = ("state",)
    search_fields = ("title",)
    fields = ("title", "version", "first_year", "last_year", "state", "decision", "in_force_from")
    pages = (
        ("<int:pk>/measure/", add_one, "strategicplan_measure"),
        ("measure/<int:pk>/remove/", remove_one, "strategicplan_remove"),
        ("target/<int:pk>/", progress, "strategicplan_progress"),
    )
    transition_actions = {
        "submit": Action(
            run=lambda plan, user, data: submit_strategy(plan, actor=user),
            says=_("Nothing in this version changes until the Board has voted or it is taken back."),
            done=_("The strategic plan is submitted to the Supervisory Board."),
        ),
        "take_back": Action(
            run=lambda plan, user, data: take_back_strategy(plan, actor=user, **data),
            form=ReasonForm,
            done=_("The version is written on."),
        ),
        "endorse": Action(
            run=lambda plan, user, data: endorse_strategy(plan, actor=user, **data),
            form=EndorseForm,
            says=_("A strategic plan is in force by a vote of the Board alone (4.1, 4.3.2)."),
            done=_("The strategic plan is in force."),
        ),
    }

    def desk(self, request: HttpRequest, record: StrategicPlan) -> list[Section]:
        """Each goal with its measures: target and state by year."""
        may = request.user.has_perm(KEEP_STRATEGY)
        goals: dict[str, list[dict[str, Any]]] = {}
        measures = record.measures.prefetch_related("targets__progress__noted_by")
        for measure in measures.order_by("position"):
            goals.setdefault(measure.goal, []).append(_measure(measure, record, may))
        empty = gettext("No goal is written yet.")
        sections = [{"title": goal, "rows": rows, "empty": empty} for goal, rows in goals.items()]
        return sections or [{"title": gettext("Goals"), "rows": [], "empty": empty}]

    def desk_links(self, request: HttpRequest, record: StrategicPlan) -> list[tuple[Any, str]]:
        """Writing, while it is a draft."""
        if record.state != StrategyState.DRAFT or not request.user.has_perm(KEEP_STRATEGY):
            return []
        return [
            (gettext("Add a measure"), reverse("admin:reporting_strategicplan_measure", args=[record.pk]))
        ]

    @display(description=_("years"), ordering="first_year")
    def years_words(self, plan: StrategicPlan) -> str:
        """From the first year to the last."""
        return f"{plan.first_year}–{plan.last_year}"

    @display(description=_("state"), ordering="state", label=labels_of(STRATEGY_TONES))
    def show_state(self, plan: StrategicPlan) -> tuple[str, str]:
        """The state in its colour."""
        return plan.state, StrategyState(plan.state).label


def _measure(measure: StrategicMeasure, plan: StrategicPlan, may: bool) -> dict[str, Any]:
    targets = list(measure.targets.all())
    links = []
    if may and plan.state == StrategyState.IN_FORCE:
        links = [
            (
                gettext("Note the progress: %(year)s") % {"year": format_year(target.year)},
                reverse("admin:reporting_strategicplan_progress", args=[target.pk]),
            )
            for target in targets
        ]
    elif may and plan.state == StrategyState.DRAFT:
        url = reverse("admin:reporting_strategicplan_remove", args=[measure.pk])
        links = [(gettext("Take out"), url)]
    lines = "\n".join(_target(target) for target in targets)
    return {"text": f"{measure}\n{lines}", "links": links}


def _target(target: MeasureTarget) -> str:
    latest = next(iter(target.progress.all()), None)
    words: dict[str, Any] = {"year": format_year(target.year), "target": format_number(target.target)}
    if latest is None:
        return gettext("%(year)s: target %(target)s, nothing is noted yet") % words
    words |= {
        "value": format_number(latest.value),
        "day": format_date(latest.noted_on, "short"),
        "who": latest.noted_by.short_name,
        "note": latest.note,
    }
    return gettext("%(year)s: target %(target)s, reached %(value)s (%(note)s; %(day)s, %(who)s)") % words
