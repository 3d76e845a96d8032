"""Projects in the admin: plan beside fact, requests to change it, its versions (3.3.3)."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from accounts.admin_scope import UnitScoped
from core import clock
from core.admin import Action
from core.admin_pages import page_of
from core.admin_record import RecordDesk, Row, Section
from core.admin_shown import ShownAdmin
from core.badges import LABELS, badge, labels_of
from core.enums import Unit
from core.formatting import format_date
from residents import admin_views_project as acts
from residents.admin_filters import StagesFilter
from residents.admin_forms_project import ApproveForm, RefuseForm
from residents.domain.project_changes import approve_change, refuse_change
from residents.enums_project import CHANGE_TONES, GateState, StageState
from residents.models import Project, ProjectChange, ProjectVersion
from residents.models.gate import REVIEW
from residents.models.project import SETTLE
from residents.views.project_words import line_words, stage_row

S = StageState


@admin.register(Project)
class ProjectAdmin(RecordDesk, UnitScoped, ShownAdmin):
    """A project begins with the status and changes by approved requests alone."""

    list_display = ("party", "title", "unit", "show_done", "show_late")
    list_filter = (StagesFilter, "residency__unit", "residency__direction")
    list_select_related = ("residency__party",)
    folded_search = "folded"
    fields = ("residency", "title", "unit", "version", "goals", "product", "plan", "admitted_on")
    readonly_fields = ("title", "unit")
    change_form_before_template = "admin/residents/project_desk.html"
    pages = (
        ("stages/<int:pk>/verify/", acts.verify, "project_verify"),
        ("stages/<int:pk>/return/", acts.give_back, "project_return"),
        ("<int:pk>/gate/", acts.gate, "project_gate"),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Project]:
        """Each with how many stages are planned, done and missed: counted by the same query."""
        late = Q(stages__state=S.PLANNED, stages__ends_on__lt=clock.today())
        return (
            super()
            .get_queryset(request)
            .annotate(
                planned=Count("stages", filter=~Q(stages__state=S.DROPPED)),
                done=Count("stages", filter=Q(stages__state=S.DONE)),
                missed=Count("stages", filter=late & Q(residency__ended_on=None)),
            )
        )

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The record with the table of its stages."""
        record = self.get_object(request, object_id)
        extra = dict(extra_context or {})
        if record is not None:
            may = request.user.has_perm(SETTLE) and record.residency.is_in_force()
            stages = record.stages.select_related("file", "report")
            extra["stages"] = [
                {
                    **stage_row(stage),
                    "badge": badge(stage_row(stage)["label"], LABELS[stage_row(stage)["tone"]]),
                    "to_check": may and stage.state == S.REPORTED,
                }
                for stage in stages
            ]
        return super().change_view(request, object_id, form_url, extra)

    def desk(self, request: HttpRequest, record: Project) -> list[Section]:
        """Requests, gate reviews and versions."""
        changes = [
            {
                "text": f"№ {one.number}, {format_date(one.requested_on, 'short')}",
                "note": one.get_state_display(),
                "url": page_of(one),
            }
            for one in record.changes.all()
        ]
        gates = [
            {
                "text": format_date(one.concluded_on or one.opened_on, "short"),
                "note": one.get_state_display(),
                "url": page_of(one),
            }
            for one in record.gates.all()
        ]
        return [
            {"title": gettext("Requests to change it"), "rows": changes, "empty": gettext("None yet.")},
            {"title": gettext("Gate reviews"), "rows": gates, "empty": gettext("None yet.")},
            {
                "title": gettext("Approved versions"),
                "rows": [_version(one) for one in record.versions.select_related("change")],
                "empty": gettext("None yet."),
            },
        ]

    def desk_links(self, request: HttpRequest, record: Project) -> list[tuple[Any, str]]:
        """A review begins on the page of a project of the incubator."""
        residency = record.residency
        early = residency.unit == Unit.INCUBATOR and residency.is_in_force()
        busy = record.gates.filter(state=GateState.OPEN).exists()
        if not early or busy or not request.user.has_perm(REVIEW):
            return []
        return [(gettext("Begin a gate review"), reverse("admin:residents_project_gate", args=[record.pk]))]

    @display(description=_("resident"), ordering="residency__party__name")
    def party(self, project: Project) -> str:
        """Whose project it is."""
        return project.party_name

    @display(description=_("title"), ordering="residency__project_title")
    def title(self, project: Project) -> str:
        """The title, as the contract has it."""
        return project.title

    @display(description=_("unit"), ordering="residency__unit")
    def unit(self, project: Project) -> str:
        """The unit that owns it now (3.2)."""
        return project.residency.get_unit_display()

    @display(description=_("stages done"))
    def show_done(self, project: Any) -> str:
        """How many of the stages are done."""
        words = gettext("%(done)d of %(all)d") % {"done": project.done, "all": project.planned}
        return words if project.planned else gettext("no stages")

    @display(description=_("late"), label={"late": "danger"})
    def show_late(self, project: Any) -> tuple[str, str] | str:
        """How many stages are missed."""
        if not project.missed:
            return ""
        words = ngettext("%(count)d stage", "%(count)d stages", project.missed) % {"count": project.missed}
        return "late", words


def _version(version: ProjectVersion) -> Row:
    stages = version.content.get("stages", ())
    lines = [f"{one['number']}. {one['title']}" for one in stages]
    first = gettext("Version %(number)d, %(date)s") % {
        "number": version.number,
        "date": format_date(version.approved_on, "short"),
    }
    url = page_of(version.change) if version.change else ""
    return {"text": first, "note": "; ".join(lines) or gettext("no stages"), "url": url}


@admin.register(ProjectChange)
class ProjectChangeAdmin(RecordDesk, UnitScoped, ShownAdmin):
    """What residents ask for; nothing of it is applied before it is approved."""

    list_display = ("party", "number", "requested_on", "show_state", "settled_on")
    list_filter = ("state", "project__residency__unit")
    list_select_related = ("project__residency__party",)
    folded_search = "folded"
    fields = (
        "project",
        "number",
        "state",
        "why",
        "goals",
        "requested_on",
        "requested_by",
        "settled_on",
        "settled_by",
        "answer",
    )
    transition_actions = {
        "approve": Action(
            run=lambda change, user, data: approve_change(change, actor=user, **data),
            form=ApproveForm,
            says=_(
                "The project changes as it is asked, all of it, and has a new version. The resident is told."
            ),
            done=_("The change is approved, and the resident is told."),
        ),
        "refuse": Action(
            run=lambda change, user, data: refuse_change(change, actor=user, **data),
            form=RefuseForm,
            says=_("The project stays as it was approved. The resident is told why."),
            done=_("The change is refused, and the resident is told."),
        ),
    }

    def desk(self, request: HttpRequest, record: ProjectChange) -> list[Section]:
        """What is asked of each stage, with what it was."""
        rows = [{"text": line_words(line)} for line in record.lines.select_related("stage")]
        return [{"title": gettext("What is asked"), "rows": rows, "empty": gettext("The goals alone.")}]

    @display(description=_("resident"), ordering="project__residency__party__name")
    def party(self, change: ProjectChange) -> str:
        """Who asks."""
        return change.party_name

    @display(description=_("state"), ordering="state", label=labels_of(CHANGE_TONES))
    def show_state(self, change: ProjectChange) -> tuple[str, str]:
        """The state in its colour."""
        return change.state, change.get_state_display()
