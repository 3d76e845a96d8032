"""The Supervisory Board in the admin: its members, its meetings, its decisions (4.3)."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from core.admin import Action
from core.admin_pages import ask, bound, require
from core.admin_shown import EnteredAdmin, ReadOnly
from core.badges import badge, labels_of
from core.formatting import format_date
from reporting.board_forms import AttendanceForm, DecisionForm, EndForm, MeetingForm, MemberForm
from reporting.domain.board import end_membership, enter_member
from reporting.domain.meetings import close_meeting, open_meeting, record_attendance, record_decision
from reporting.enums import MEETING_TONES, MeetingState
from reporting.models import BoardDecision, BoardMeeting, BoardMember
from reporting.models.board_meeting import KEEP
from reporting.presentation.board_page import meeting_tables


class BoardAdmin(EnteredAdmin):
    """A record of the Board: shown, and changed by acts with pages of their own."""

    add_permission = KEEP

    def kept(self, request: HttpRequest, pk: int, **state: Any) -> Any:
        """The record somebody who keeps the register may act on; 404 for all else."""
        require(request, KEEP)
        return get_object_or_404(self.model.objects.filter(**state), pk=pk)  # type: ignore[attr-defined]

    def act_page(self, request: HttpRequest, form: Any, title: Any, subject: Any, act: Any) -> HttpResponse:
        """A page with the form of one act; it leads back to the record."""

        def run() -> Any:
            return act(**form.cleaned_data, actor=request.user)

        return ask(self, request, form, run, title=str(title), subject=subject, goes_to=subject)


@admin.register(BoardMember)
class BoardMemberAdmin(BoardAdmin):
    """Who sits on the Board, for whom, since when."""

    add_form, add_title = MemberForm, _("Enter a member of the Board")
    enter = staticmethod(enter_member)
    list_display = ("name", "category", "organisation", "starts_on", "ends_on")
    list_filter = ("category",)
    search_fields = ("name", "organisation")
    fields = ("name", "user", "category", "organisation", "act", "starts_on", "ends_on")
    change_form_before_template = "admin/reporting/member_desk.html"

    def get_urls(self) -> list[URLPattern]:
        """The page that ends a membership, before the record's own."""
        view = self.admin_site.admin_view(self.end_view)
        return [path("<int:pk>/end/", view, name="reporting_boardmember_end"), *super().get_urls()]

    def end_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Record the last day."""
        member = self.kept(request, pk, ends_on=None)
        form = EndForm(*bound(request), record=member, user=request.user)
        return self.act_page(request, form, _("End the membership"), member, partial(end_membership, member))

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The member, with the button while the membership lasts."""
        extra = {**(extra_context or {}), "may_keep": request.user.has_perm(KEEP)}
        return super().change_view(request, object_id, form_url, extra)


@admin.register(BoardMeeting)
class BoardMeetingAdmin(BoardAdmin):
    """A meeting with its agenda, attendance and decisions."""

    add_form, add_title = MeetingForm, _("Record a meeting")
    enter = staticmethod(open_meeting)
    list_display = ("number", "day", "place", "chair", "show_state")
    list_filter = ("state",)
    list_select_related = ("chair",)
    search_fields = ("number", "place")
    fields = ("number", "held_on", "place", "chair", "seats", "state")
    change_form_before_template = "admin/reporting/meeting_desk.html"
    transition_actions = {
        "close": Action(
            run=lambda meeting, user, data: close_meeting(meeting, actor=user),
            says=_("From now on nothing in the minutes changes."),
            done=_("The minutes are closed."),
        )
    }

    def get_urls(self) -> list[URLPattern]:
        """The pages of attendance and of a decision, before the record's own."""
        wrap = self.admin_site.admin_view
        own = [
            path(
                "<int:pk>/attendance/", wrap(self.attendance_view), name="reporting_boardmeeting_attendance"
            ),
            path("<int:pk>/decision/", wrap(self.decision_view), name="reporting_boardmeeting_decision"),
        ]
        return [*own, *super().get_urls()]

    def attendance_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Record who was present."""
        meeting = self.kept(request, pk, state=MeetingState.OPEN)
        form = AttendanceForm(*bound(request), record=meeting, user=request.user)
        return self.act_page(
            request, form, _("Record who was present"), meeting, partial(record_attendance, meeting)
        )

    def decision_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Record one decision with its votes."""
        meeting = self.kept(request, pk, state=MeetingState.OPEN)
        form = DecisionForm(*bound(request), record=meeting, user=request.user)
        return self.act_page(
            request, form, _("Record a decision"), meeting, partial(record_decision, meeting)
        )

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The meeting with its minutes above."""
        meeting = self.get_object(request, object_id)
        extra: dict[str, Any] = dict(extra_context or {})
        if meeting is not None:
            extra |= meeting_tables(meeting)
            extra["may_keep"] = request.user.has_perm(KEEP) and meeting.state == MeetingState.OPEN
        return super().change_view(request, object_id, form_url, extra)

    @display(description=_("held on"), ordering="held_on")
    def day(self, meeting: BoardMeeting) -> str:
        """The day of the meeting."""
        return format_date(meeting.held_on, "short")

    @display(description=_("state"), ordering="state", label=labels_of(MEETING_TONES))
    def show_state(self, meeting: BoardMeeting) -> tuple[str, str]:
        """The state in its colour."""
        return meeting.state, MeetingState(meeting.state).label


@admin.register(BoardDecision)
class BoardDecisionAdmin(ReadOnly):
    """Every decision of the Board, with who carries it out by when."""

    list_display = ("number", "kind", "text", "outcome", "owner", "due_on")
    list_select_related = ("meeting",)
    list_filter = ("kind",)
    search_fields = ("text", "owner")
    fields = (
        "meeting", "position", "kind", "text", "votes_for", "votes_against", "abstained", "owner", "due_on",
        "act",
    )  # fmt: skip

    @display(description=pgettext_lazy("decision of the Board", "outcome"))
    def outcome(self, decision: BoardDecision) -> str:
        """Whether it was carried."""
        return (
            badge(gettext("Carried"), "success")
            if decision.is_carried
            else badge(gettext("Not carried"), "danger")
        )
