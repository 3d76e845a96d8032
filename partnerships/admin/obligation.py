"""The board of obligations and their evidence (memorandum 3)."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from core.admin_pages import ask
from core.admin_shown import ReadOnly
from core.badges import badge
from core.conf import centre
from core.formatting import format_date
from core.languages import translated
from partnerships.acts import evidence_with_file
from partnerships.admin_base import Act, DeskAdmin, Section, Shown
from partnerships.admin_forms import ActionForm, EvidenceForm
from partnerships.domain import queries
from partnerships.domain.evidence import permission_for, plan_action
from partnerships.models import Evidence, Obligation, PlannedAction


@admin.register(Obligation)
class ObligationAdmin(DeskAdmin):
    """Eight obligations, four a side: the words of the clause, what was done, what is planned."""

    list_display = ("code", "side", "clause", "words", "last_activity")
    list_filter = ("side",)
    list_select_related = ("agreement",)
    fields = ("code", "side", "clause", "words", "last_activity")
    readonly_fields = ("words", "last_activity")
    acts = (
        Act("evidence", "", _("Record what was done"), "evidence_view"),
        Act("plan", "", _("Plan an action"), "plan_view"),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Obligation]:
        """Obligations with the day of their last evidence, in one query."""
        return queries.obligations().order_by("agreement", "code")

    def permission_of(self, act: Act, record: Obligation) -> str:
        """Each side speaks for its own obligations alone."""
        return permission_for(record)

    @display(description=_("words of the clause"))
    def words(self, record: Obligation) -> str:
        """The clause in the language on the screen; the Kyrgyz words are the official ones."""
        return translated(record, "text")

    @display(description=_("last activity"))
    def last_activity(self, record: Any) -> str:
        """The day of the last evidence, marked when it is too long ago."""
        if record.last_on is None:
            return badge(gettext("no activity recorded yet"), "warning")
        if queries.is_silent(record.last_on):
            return badge(silence(record.last_on), "warning")
        return format_date(record.last_on)

    def desk(self, record: Obligation) -> list[Section]:
        """What was done and what is planned."""
        done = [
            Shown(f"{format_date(one.day)} · {one.get_kind_display()} · {one.what}", one.by_whom, _file(one))
            for one in record.evidence.select_related("file")
        ]
        planned = [
            Shown(f"{format_date(one.due_on)} · {one.what}", one.who)
            for one in PlannedAction.objects.filter(obligation=record, evidence=None)
        ]
        return [
            Section(_("Evidence"), done, _("Nothing is recorded yet.")),
            Section(_("Planned actions"), planned, _("Nothing is planned yet.")),
        ]

    def evidence_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Record what was done for one's own obligation."""
        obligation = self.subject(request, object_id, "evidence")
        form = EvidenceForm(request.POST or None, request.FILES or None, record=obligation)
        form.offer_actions(obligation)

        def run() -> Obligation:
            evidence_with_file(obligation, request.user, form.cleaned_data)
            return obligation  # type: ignore[no-any-return]

        return self._page(request, obligation, form, run, gettext("Record what was done"))

    def plan_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Plan an action for one's own obligation."""
        obligation = self.subject(request, object_id, "plan")
        form = ActionForm(request.POST or None, record=obligation)

        def run() -> Obligation:
            plan_action(obligation, **form.cleaned_data, actor=request.user)  # type: ignore[arg-type]
            return obligation  # type: ignore[no-any-return]

        return self._page(request, obligation, form, run, gettext("Plan an action"))

    def _page(self, request: HttpRequest, obligation: Any, form: Any, run: Any, title: str) -> HttpResponse:
        return ask(
            self,
            request,
            form,
            run,
            title=title,
            subject=obligation,
            says=translated(obligation, "text"),
        )


def silence(last_on: Any) -> str:
    """The sentence for an obligation nothing was done for in a long time."""
    return gettext("no activity for more than %(months)d months, the last: %(date)s") % {
        "months": centre("OBLIGATION_SILENT_MONTHS"),
        "date": format_date(last_on),
    }


def _file(evidence: Evidence) -> str:
    return evidence.file.get_absolute_url() if evidence.file else ""


@admin.register(Evidence)
class EvidenceAdmin(ReadOnly):
    """All evidence in the order of days."""

    list_display = ("day", "obligation", "kind", "what", "by_whom", "is_public")
    list_filter = ("obligation__side", "kind")
    list_select_related = ("obligation",)
    search_fields = ("what", "by_whom")
    date_hierarchy = "day"
    fields = ("day", "obligation", "kind", "what", "by_whom", "is_public", "file", "problem")
