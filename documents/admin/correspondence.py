"""The registers of correspondence in the admin (7.3)."""

from dataclasses import replace
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from core.admin import Action
from core.admin_pages import ask, bound, show
from core.admin_shown import EnteredAdmin
from core.badges import Tone, badge
from core.domain.transitions import TransitionInfo
from core.formatting import format_date
from documents.admin.links import file_link, page_link
from documents.admin_filters import DueFilter
from documents.admin_register_forms import (
    AssignForm,
    CompleteForm,
    FactsForm,
    FileForm,
    PeriodForm,
    RegisterForm,
)
from documents.domain import queries
from documents.domain.correspondence import ADD, SCAN, correct_document, register_document
from documents.domain.enclosures import with_file
from documents.domain.registers import print_register
from documents.domain.resolutions import assign_document, complete_document, file_document, may_complete
from documents.enums import CorrespondenceState
from documents.models import Correspondence

S = CorrespondenceState
READ = "documents.view_issuedpaper"
TONES: dict[str, Tone] = {S.REGISTERED: "info", S.ASSIGNED: "warning", S.DONE: "success", S.FILED: "primary"}


@admin.register(Correspondence)
class CorrespondenceAdmin(EnteredAdmin):
    """Three registers in one list: entered, given to an executor, carried out, put to file."""

    list_display = ("numbered", "correspondent", "subject", "who", "due", "show_state")
    list_filter = ("register", "state", DueFilter, "year")
    list_select_related = ("executor",)
    list_before_template = "admin/documents/register_links.html"
    change_form_before_template = "admin/documents/correspondence_desk.html"
    folded_search = "folded"
    fields = (
        "register", "number", "day", "correspondent", "subject", "senders", "answer_link", "paper_link",
        "scan_link", "show_state", "resolution", "resolved", "who", "due", "result", "done_on", "file_index",
    )  # fmt: skip
    readonly_fields = fields
    add_form, add_title = RegisterForm, _("Register a document")
    add_says = _("The document gets the next number of its register.")
    transition_actions = {
        "assign": Action(
            run=lambda row, user, data: assign_document(row, **data, actor=user),
            form=AssignForm,
            says=_(
                "The executor sees the document among their work. A new resolution replaces the one before."
            ),
            done=_("The document is given to its executor."),
        ),
        "complete": Action(
            run=lambda row, user, data: complete_document(row, **data, actor=user),
            form=CompleteForm,
            done=_("It is noted that the document is carried out."),
        ),
        "put_to_file": Action(
            run=lambda row, user, data: file_document(row, **data, actor=user),
            form=FileForm,
            says=_("After this the entry does not change any more."),
            done=_("The document is put to file."),
        ),
    }

    @staticmethod
    def enter(*, scan: Any, **facts: Any) -> Correspondence:
        """The document under its number, with its scan where one came."""
        return with_file(register_document, file=scan, purpose=SCAN, kept_as="scan", **facts)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Correspondence]:
        """The registers for those who read papers; for other executors what waits or waited for them."""
        return queries.visible_to(request.user)

    def transitions_of(self, request: HttpRequest, obj: Any) -> list[TransitionInfo]:
        """What can be done now; work that waits for another person is shown and not offered."""
        found = super().transitions_of(request, obj)
        if may_complete(obj, request.user):  # type: ignore[arg-type]
            return found
        why = gettext("This document waits for another person.")
        return [
            replace(one, allowed=False, why_not=one.why_not or why) if one.name == "complete" else one
            for one in found
        ]

    def get_urls(self) -> list[URLPattern]:
        """The pages of the acts before the record's own."""
        wrap = self.admin_site.admin_view
        own = [
            path("print/", wrap(self.print_view), name="documents_correspondence_print"),
            path(
                "<path:object_id>/correct/", wrap(self.correct_view), name="documents_correspondence_correct"
            ),
        ]
        return [*own, *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The list; above it the way to a printed register."""
        extra = {"may_print": request.user.has_perm(READ), **(extra_context or {})}
        page: HttpResponse = super().changelist_view(request, extra)
        return page

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The entry, with the way to mend it."""
        row = self.get_object(request, object_id)
        may = row is not None and row.state != S.FILED and request.user.has_perm(ADD)
        return super().change_view(
            request, object_id, form_url, {"may_correct": may, **(extra_context or {})}
        )

    def correct_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Mend an entry; number and day stay."""
        row = self.get_object(request, object_id)
        if row is None or not request.user.has_perm(ADD):
            raise Http404
        form = FactsForm(*bound(request), record=row, user=request.user)

        def run() -> Correspondence:
            facts = {**form.cleaned_data, "file": form.cleaned_data["scan"]}
            del facts["scan"]
            return with_file(
                correct_document,
                row,
                purpose=SCAN,
                kept_as="scan",
                actor=request.user,
                **facts,  # type: ignore[arg-type]
            )

        return ask(
            self,
            request,
            form,
            run,
            title=gettext("Correct the entry"),
            subject=row,
            says=gettext("The number and the day stay. What was said before is kept in the history."),
            done=gettext("Recorded."),
        )

    def print_view(self, request: HttpRequest) -> HttpResponse:
        """A register for a period as PDF."""
        if not request.user.has_perm(READ):
            raise PermissionDenied
        form = PeriodForm(request.GET or None, user=request.user)
        if request.GET and form.is_valid():
            printed = print_register(**form.cleaned_data)
            return HttpResponse(
                printed.content,
                content_type="application/pdf",
                headers={
                    "Content-Disposition": f'attachment; filename="{printed.file_name}"',
                    "Cache-Control": "private, no-store",
                },
            )
        return show(self, request, form, title=gettext("Print a register"), method="get")

    @display(description=_("number"), ordering="registered_on")
    def numbered(self, row: Correspondence) -> str:
        """The number with its day, in one column: the list is wide."""
        return format_html("{}<br>{}", row.number, self.day(row))

    @display(description=_("registered on"), ordering="registered_on")
    def day(self, row: Correspondence) -> str:
        """The day of registration."""
        return format_date(row.registered_on, "short")

    @display(description=_("executor"), ordering="executor__surname")
    def who(self, row: Correspondence) -> str:
        """Who carries it out."""
        return row.executor.short_name if row.executor else "–"

    @display(description=_("due date"), ordering="due_on")
    def due(self, row: Correspondence) -> str:
        """The due date; a past one of unfinished work says so."""
        if row.due_on is None:
            return "–"
        day = format_date(row.due_on, "short")
        return badge(_("overdue: %(day)s") % {"day": day}, "danger") if row.is_overdue() else day

    @display(description=_("state"), ordering="state")
    def show_state(self, row: Correspondence) -> str:
        """The state in its colour."""
        return badge(row.get_state_display(), TONES[row.state])

    @display(description=_("the sender's number and date"))
    def senders(self, row: Correspondence) -> str:
        """What the sender wrote on it."""
        day = format_date(row.their_date, "short") if row.their_date else ""
        return ", ".join(part for part in (row.their_number, day) if part) or "–"

    @display(description=_("resolution by"))
    def resolved(self, row: Correspondence) -> str:
        """Who wrote the resolution and when."""
        if row.resolved_by is None or row.resolved_on is None:
            return "–"
        return f"{row.resolved_by.short_name}, {format_date(row.resolved_on, 'short')}"

    @display(description=_("answers to"))
    def answer_link(self, row: Correspondence) -> str:
        """The document it answers."""
        return page_link(row.answers)

    @display(description=_("issued paper"))
    def paper_link(self, row: Correspondence) -> str:
        """The paper of the portal that went out."""
        return page_link(row.paper)

    @display(description=_("scan"))
    def scan_link(self, row: Correspondence) -> str:
        """The scan, where there is one."""
        return file_link(row.scan)
