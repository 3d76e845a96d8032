"""Sessions of commissions in the admin: the secretary's desk (3.3.1)."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from applications import admin_views_session as pages
from applications.admin_forms_session import ReasonForm
from applications.admin_session_items import act_page, acts_of
from applications.admin_shown import PagesMixin
from applications.domain.sessions import cancel_session, close_session, open_session
from applications.domain.sessions_queries import unsigned_protocols
from applications.enums_session import SESSION_TONES, SessionState
from applications.models import CommissionSession
from applications.models.session import HOLD
from applications.session_desk import desk_of
from core.admin import Action
from core.admin_shown import ShownAdmin
from core.badges import LABELS, badge
from core.formatting import format_datetime


class SignedFilter(admin.SimpleListFilter):
    """By whether the signed copy of the protocol is awaited."""

    title = _("protocol")
    parameter_name = "protocol"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
        """Return the one choice."""
        return [("unsigned", _("Waits for the signed copy"))]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[CommissionSession]
    ) -> QuerySet[CommissionSession]:
        """Keep the sessions whose last protocol is not signed."""
        if self.value() != "unsigned":
            return queryset
        return queryset.filter(pk__in=unsigned_protocols().values("session"))


@admin.register(CommissionSession)
class CommissionSessionAdmin(PagesMixin, ShownAdmin):
    """Sessions: called, opened, attended, voted in, closed with a protocol."""

    list_display = ("moment", "commission", "form", "show_state", "item_count")
    list_filter = ("state", SignedFilter, "form")
    list_select_related = ("commission__order",)
    fields = ("commission", "form", "moment", "place", "show_state")
    readonly_fields = ("moment", "show_state")
    change_form_outer_after_template = "admin/applications/session_desk.html"
    transition_actions = {
        "open_session": Action(
            run=lambda session, user, data: open_session(session, actor=user),
            says=_("Then record who is present; the votes are opened one after the other."),
            done=_("The session is open."),
        ),
        "close_session": Action(
            run=lambda session, user, data: close_session(session, actor=user),
            says=_("The protocol gets its number. After this nothing in the session changes."),
            done=_("The session is closed and its protocol is issued."),
        ),
        "cancel_session": Action(
            form=ReasonForm,
            run=lambda session, user, data: cancel_session(session, actor=user, **data),
            says=_("Its applications can stand on the agenda of another session."),
            done=_("The session is cancelled."),
        ),
    }

    def get_queryset(self, request: HttpRequest) -> QuerySet[CommissionSession]:
        """Return sessions with the number of their applications."""
        return super().get_queryset(request).annotate(items_n=Count("items"))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Those who hold sessions see the button that leads to the call."""
        return bool(request.user.has_perm(HOLD))

    def get_urls(self) -> list[URLPattern]:
        """Return the admin's addresses and those of the secretary's pages."""
        own = "commissionsession"
        return [
            self.page("call/", pages.choose_commission, f"{own}_choose"),
            self.page("call/<int:commission_id>/", pages.call, f"{own}_call"),
            self.page("<int:session_id>/agenda/", pages.agenda, f"{own}_agenda"),
            self.page("<int:session_id>/attendance/", pages.attendance, f"{own}_attendance"),
            self.page("<int:session_id>/item/<int:item_id>/<slug:act>/", act_page, f"{own}_item"),
            self.page("<int:session_id>/draft/", pages.draft_paper, f"{own}_draft"),
            self.page("<int:session_id>/sign/", pages.sign, f"{own}_sign"),
            self.page("<int:session_id>/correct/", pages.correct, f"{own}_correct"),
            *super().get_urls(),
        ]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Lead to the page that calls a session."""
        return redirect("admin:applications_commissionsession_choose")

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Show the session with its desk."""
        session = self.get_object(request, object_id)
        extra = dict(extra_context or {})
        if session is not None:
            extra |= desk_of(session)
            extra["may_hold"] = request.user.has_perm(HOLD)
            extra["is_open"] = session.state == SessionState.OPEN
            extra["is_unfinished"] = session.state in (SessionState.PLANNED, SessionState.OPEN)
            if extra["may_hold"] and extra["is_open"]:
                extra["lines"] = [{**line, "acts": acts_of(line["item"])} for line in extra["lines"]]
        return super().change_view(request, object_id, form_url, extra)

    @display(description=_("date and time"), ordering="held_at")
    def moment(self, session: CommissionSession) -> str:
        """When it is held."""
        return format_datetime(session.held_at)

    @display(description=_("state"), ordering="state")
    def show_state(self, session: CommissionSession) -> str:
        """The state as a coloured word."""
        return badge(session.get_state_display(), LABELS[SESSION_TONES[SessionState(session.state)]])

    @display(description=_("applications"))
    def item_count(self, session: CommissionSession) -> int:
        """How many applications stand on its agenda."""
        return session.items_n
