"""Calls in the admin: drafted on one page, seen as it will stand, announced and closed by acts (3.3.1)."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from applications.admin_forms_call import CallForm, CloseForm, ProlongForm
from applications.domain.announcing import (
    CHANGE,
    WORDS,
    announce_call,
    change_call,
    close_call,
    draft_call,
    unwritten,
)
from applications.domain.prolonging import can_be_prolonged, prolong_call
from applications.enums import ApplicationState
from applications.models import Call
from core.admin import Action
from core.admin_pages import ask, bound, page_of
from core.admin_shown import EnteredAdmin
from core.badges import badge
from core.clock import now
from core.domain.transitions import TransitionInfo
from core.languages import LANGUAGE_NAMES

PREVIEW_PAGE = "admin/applications/call_preview.html"


def say_announcing(call: Call) -> str:
    """Say what follows, or what the announcement still lacks."""
    lacking = unwritten(call)
    if lacking:
        return gettext("A call is announced in three languages. Not written yet: %(what)s.") % {
            "what": ", ".join(lacking)
        }
    return gettext("Everybody sees the call after this, and its terms do not change any more.")


@admin.register(Call)
class CallAdmin(EnteredAdmin):
    """Calls: when they open and close, for whom, for how many places, by which criteria."""

    list_display = ("title", "shown_state", "opens_at", "closes_at", "unit", "received")
    list_filter = ("state", "kind", "unit")
    search_fields = ("title_ky", "title_ru", "title_en")
    ordering = ("-opens_at",)
    fieldsets = (
        (None, {"fields": ("shown_state", "title_ky", "title_ru", "title_en")}),
        (_("Dates"), {"fields": ("kind", "opens_at", "closes_at", "decision_on")}),
        (
            _("For whom"),
            {
                "fields": (
                    "unit",
                    "shown_directions",
                    "places_incubator",
                    "places_technopark",
                    "criteria",
                    "is_blind",
                    "question_set",
                )
            },
        ),
        (pgettext_lazy("call", "Closing"), {"fields": ("closed_at", "closing_reason")}),
    )
    fields_shown = tuple(field for _name, part in fieldsets for field in part["fields"])
    change_form_outer_before_template = "admin/applications/call_acts.html"
    add_form = CallForm
    add_title = _("Draft a call")
    add_says = _("Nobody sees a draft. It is announced by an act of its own.")
    enter = staticmethod(draft_call)
    transition_actions = {
        "announce": Action(
            run=lambda call, user, data: announce_call(call, actor=user),
            says=say_announcing,
            done=_("The call is announced."),
        ),
        "prolong": Action(
            form=ProlongForm,
            run=lambda call, user, data: prolong_call(call, actor=user, **data),
            says=_("Drafts go on, and those who have one are told by e-mail. The other terms stand."),
            done=_("The call is prolonged."),
        ),
        "close": Action(
            form=CloseForm,
            run=lambda call, user, data: close_call(call, actor=user, **data),
            says=_("No application can be sent after this. Those sent before stay in the selection."),
            done=_("The call is closed."),
        ),
    }

    def transitions_of(self, request: HttpRequest, obj: Any) -> list[TransitionInfo]:
        """Offer to prolong only what has an end still to come."""
        found = super().transitions_of(request, obj)
        may_prolong = can_be_prolonged(obj, at=now())
        return [info for info in found if may_prolong or info.name != "prolong"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Nothing is typed on the page of a call."""
        return (*super().get_readonly_fields(request, obj), *self.fields_shown)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Call]:
        """Return the calls with the number of applications received."""
        sent = Count("applications", filter=~Q(applications__state=ApplicationState.DRAFT))
        return super().get_queryset(request).annotate(sent=sent)

    def get_urls(self) -> list[URLPattern]:
        """Add the page of the draft, and the one that shows the announcement in three languages."""
        own = {"edit": self.edit_view, "preview": self.preview_view}
        return [
            *(
                path(f"<int:pk>/{name}/", self.admin_site.admin_view(view), name=f"applications_call_{name}")
                for name, view in own.items()
            ),
            *super().get_urls(),
        ]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Show the call with the ways to its other pages."""
        call = self.get_object(request, object_id)
        may_edit = call is not None and call.is_draft and request.user.has_perm(CHANGE)
        extra = {**(extra_context or {}), "may_edit_call": may_edit}
        return super().change_view(request, object_id, form_url, extra)

    def edit_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Change a draft."""
        call = self.get_object(request, str(pk))
        if (
            call is None
            or not request.user.has_perm(CHANGE)
            or (request.method != "POST" and not call.is_draft)
        ):
            raise Http404
        form = CallForm(*bound(request), record=call, user=request.user)
        return ask(
            self,
            request,
            form,
            lambda: change_call(call, actor=request.user, **form.cleaned_data),
            title=gettext("Change the draft"),
            subject=call,
            done=gettext("The draft is changed."),
        )

    def preview_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the announcement as it will be read, in three languages."""
        call = self.get_object(request, str(pk))
        if call is None or not self.has_view_permission(request, call):
            raise Http404
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Announcement in three languages"),
            "opts": self.opts,
            "call": call,
            "languages": [
                (code, name, {word: getattr(call, f"{word}_{code}") for word in WORDS})
                for code, name in LANGUAGE_NAMES.items()
            ],
            "back_url": page_of(call),
        }
        return TemplateResponse(request, PREVIEW_PAGE, context)

    @display(description=_("state"))
    def shown_state(self, call: Call) -> SafeString:
        """Return whether the call is open now."""
        moment = now()
        if call.is_draft:
            return badge(call.get_state_display(), "warning")
        if call.is_open(moment):
            return badge(gettext("Open"), "success")
        if call.ended_at is None or call.ended_at > moment:
            return badge(gettext("To come"), "info")
        return badge(gettext("Closed"))

    @display(description=_("directions"))
    def shown_directions(self, call: Call) -> str:
        """Return the directions the call is limited to."""
        return "; ".join(call.direction_names) or gettext("All four directions")

    @display(description=_("applications"))
    def received(self, call: Call) -> int:
        """Return how many applications were received."""
        return call.sent  # type: ignore[attr-defined,no-any-return]
