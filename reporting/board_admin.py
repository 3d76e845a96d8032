"""The Supervisory Board in the admin: its members and its meetings (4.3)."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from core.admin import Action
from core.admin_pages import ask, bound, page_of, require
from core.admin_record import RecordDesk, Section
from core.admin_shown import EnteredAdmin
from core.badges import labels_of
from core.formatting import format_date
from reporting.board_decision_forms import QuestionForm
from reporting.board_forms import (
    AgendaFileForm,
    AttendanceForm,
    CorrectForm,
    EndForm,
    LateForm,
    MeetingForm,
    MemberForm,
    ReasonForm,
    SignForm,
)
from reporting.domain.board import end_membership, enter_member
from reporting.domain.board_votes import put_question
from reporting.domain.meetings import (
    add_file,
    begin_meeting,
    call_meeting,
    cancel_meeting,
    convene_meeting,
    has_quorum,
    record_attendance,
)
from reporting.domain.minutes import close_meeting, sign_minutes
from reporting.domain.minutes_corrections import correct_minutes
from reporting.enums import MEETING_TONES, DecisionState, MeetingState
from reporting.models import AgendaItem, BoardMeeting, BoardMember, BoardMinutes
from reporting.models.board_meeting import KEEP
from reporting.presentation.meeting_desk import meeting_desk

M = MeetingState


class BoardAdmin(EnteredAdmin):
    """A record of the Board: shown, and changed by acts with pages of their own."""

    add_permission = KEEP

    def kept(self, request: HttpRequest, pk: int, **state: Any) -> Any:
        """The record somebody who keeps the register may act on; 404 for all else."""
        require(request, KEEP)
        return get_object_or_404(self.model.objects.filter(**state), pk=pk)  # type: ignore[attr-defined]

    def act_page(
        self, request: HttpRequest, form: Any, title: Any, subject: Any, act: Any, **words: Any
    ) -> HttpResponse:
        """A page with the form of one act; it leads back to the record unless told otherwise."""

        def run() -> Any:
            return act(**form.cleaned_data, actor=request.user)

        goes_to = words.pop("goes_to", subject)
        return ask(self, request, form, run, title=str(title), subject=subject, goes_to=goes_to, **words)


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


def _file_page(screen: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Put a file to a point of the agenda."""
    meeting = screen.kept(request, pk, state__in=(M.DRAFT, M.CALLED, M.OPEN))
    form = AgendaFileForm(*bound(request), record=meeting, user=request.user)

    def add(*, item: AgendaItem, **words: Any) -> Any:
        return add_file(item, **words)

    return screen.act_page(request, form, _("Add a paper to the agenda"), meeting, add)  # type: ignore[no-any-return]


def _attendance_page(screen: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Record who is here now."""
    meeting = screen.kept(request, pk, state=M.OPEN)
    form = AttendanceForm(*bound(request), record=meeting, user=request.user)
    act = partial(record_attendance, meeting)
    return screen.act_page(request, form, _("Record who is present"), meeting, act)  # type: ignore[no-any-return]


def _question_page(screen: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Put a question to the vote; then the page where the votes are entered opens."""
    meeting = screen.kept(request, pk, state=M.OPEN)
    form = QuestionForm(*bound(request), record=meeting, user=request.user)
    act = partial(put_question, meeting)
    return screen.act_page(  # type: ignore[no-any-return]
        request, form, _("Put a question to the vote"), meeting, act, goes_to=None
    )


def _sign_page(screen: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Add the signed copy of the minutes."""
    meeting = screen.kept(request, pk, state=M.CLOSED)
    minutes = _last_minutes(meeting, unsigned=True)
    form = SignForm(*bound(request), record=minutes, user=request.user)
    act = partial(sign_minutes, minutes)
    return screen.act_page(request, form, _("Add the signed copy"), meeting, act)  # type: ignore[no-any-return]


def _correct_page(screen: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Correct the minutes by a new version."""
    meeting = screen.kept(request, pk, state=M.CLOSED)
    minutes = _last_minutes(meeting)
    form = CorrectForm(*bound(request), record=minutes, user=request.user)
    says = gettext(
        "A new version is issued and must be signed anew. Minutes № %(number)s stay in the register "
        "as no longer valid."
    ) % {"number": minutes.paper.number}

    def correct(*, reason: str, actor: Any, **_words: Any) -> Any:
        return correct_minutes(minutes, words=form.words, reason=reason, actor=actor)

    return screen.act_page(request, form, _("Correct the minutes"), meeting, correct, says=says)  # type: ignore[no-any-return]


def _last_minutes(meeting: BoardMeeting, *, unsigned: bool = False) -> BoardMinutes:
    """The minutes as they stand now; 404 where there are none or, when asked, they are signed."""
    last = meeting.minutes.select_related("paper").last()
    if last is None or (unsigned and last.signed_on):
        raise Http404
    return last


@admin.register(BoardMeeting)
class BoardMeetingAdmin(RecordDesk, BoardAdmin):
    """A meeting from its agenda to its minutes."""

    add_form, add_title = MeetingForm, _("Convene a meeting")
    add_says = _("Afterwards you add papers and call the members: each gets an invitation with the agenda.")
    enter = staticmethod(convene_meeting)
    list_display = ("number", "day", "place", "chair", "show_state")
    list_filter = ("state",)
    list_select_related = ("chair",)
    search_fields = ("number", "place")
    fields = (
        "number", "held_on", "begins_at", "place", "chair", "seats_shown", "state", "called_at",
        "late_reason",
    )  # fmt: skip
    pages = (
        ("<int:pk>/paper/", _file_page, "boardmeeting_paper"),
        ("<int:pk>/attendance/", _attendance_page, "boardmeeting_attendance"),
        ("<int:pk>/question/", _question_page, "boardmeeting_question"),
        ("<int:pk>/sign/", _sign_page, "boardmeeting_sign"),
        ("<int:pk>/correct/", _correct_page, "boardmeeting_correct"),
    )
    transition_actions = {
        "call": Action(
            run=lambda meeting, user, data: call_meeting(meeting, **data, actor=user),
            form=LateForm,
            says=_("Each member of that day gets an invitation with the agenda and a link to the papers."),
            done=_("The members are called."),
        ),
        "begin": Action(
            run=lambda meeting, user, data: begin_meeting(meeting, actor=user),
            says=_("From now on you record who is present and put questions to the vote."),
            done=_("The meeting is open."),
        ),
        "cancel": Action(
            run=lambda meeting, user, data: cancel_meeting(meeting, **data, actor=user),
            form=ReasonForm,
            says=_("Who was invited gets a letter with the reason."),
            done=_("The meeting is cancelled."),
        ),
        "close": Action(
            run=lambda meeting, user, data: close_meeting(meeting, actor=user),
            says=_("The minutes get their number. From now on nothing in them changes."),
            done=_("The minutes are closed."),
        ),
    }

    def desk(self, request: HttpRequest, record: Any) -> list[Section]:
        """Agenda, invitations, who is here, decisions."""
        return meeting_desk(record)

    def desk_links(self, request: HttpRequest, record: Any) -> list[tuple[Any, str]]:
        """What may be begun now."""
        if not request.user.has_perm(KEEP):
            return []
        links: list[tuple[Any, str]] = []
        if record.state == M.OPEN:
            voting = record.decisions.filter(state=DecisionState.VOTING).first()
            if voting:
                links.append((_("Enter the votes"), page_of(voting)))
            elif has_quorum(record):
                links.append((_("Put a question to the vote"), self._address("question", record)))
            links.append((_("Record who is present"), self._address("attendance", record)))
        if record.state in (M.DRAFT, M.CALLED, M.OPEN):
            links.append((_("Add a paper to the agenda"), self._address("paper", record)))
        minutes = record.minutes.last()
        if minutes and not minutes.signed_on:
            links.append((_("Add the signed copy"), self._address("sign", record)))
        if minutes:
            links.append((_("Correct the minutes"), self._address("correct", record)))
        return links

    def _address(self, name: str, record: BoardMeeting) -> str:
        return reverse(f"admin:reporting_boardmeeting_{name}", args=[record.pk])

    @display(description=_("members on that day"))
    def seats_shown(self, meeting: BoardMeeting) -> str:
        """How many sat on the Board; a dash until the meeting has begun."""
        return str(meeting.seats) if meeting.state in (M.OPEN, M.CLOSED) else "–"

    @display(description=_("held on"), ordering="held_on")
    def day(self, meeting: BoardMeeting) -> str:
        """The day of the meeting."""
        return format_date(meeting.held_on, "short")

    @display(description=_("state"), ordering="state", label=labels_of(MEETING_TONES))
    def show_state(self, meeting: BoardMeeting) -> tuple[str, str]:
        """The state in its colour."""
        return meeting.state, MeetingState(meeting.state).label
