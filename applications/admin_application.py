"""Applications in the admin: the whole file to read, and a button for each act (3.3.1)."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.defaultfilters import linebreaksbr
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from accounts.admin_scope import UnitScoped
from applications import admin_views_checking as pages
from applications import admin_views_figures as figures
from applications.admin_actions import CLERK_ACTIONS
from applications.admin_actions_commission import COMMISSION_ACTIONS
from applications.admin_actions_decision import DECISION_ACTIONS, fitting
from applications.admin_desk import ApplicationDesk
from applications.admin_filters_figures import FIGURE_FILTERS
from applications.admin_messages import MessagesAdmin, MessagesFilter
from applications.admin_words import say_due, say_suggestion, say_term, say_transfers
from applications.answers import sections
from applications.domain.letters import renew_link
from applications.domain.opening import not_shut_out
from applications.domain.queries import additions_late, check_late, possible_duplicates
from applications.enums import STATE_TONES, ApplicationState
from applications.models import Application
from core.admin import TransitionAdmin, TransitionForm
from core.admin_pages import ask, bound
from core.badges import LABELS, badge
from core.clock import day_of
from core.domain.transitions import TransitionInfo
from core.formatting import format_date, format_datetime
from core.languages import LANGUAGE_NAMES

CHECK = "applications.check_application"


class StateFilter(admin.SimpleListFilter):
    """By state; drafts belong to their authors and are not here."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the states of what was sent."""
        return [
            (code, str(label)) for code, label in ApplicationState.choices if code != ApplicationState.DRAFT
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Application]) -> QuerySet[Application]:
        """Keep the applications in the chosen state."""
        return queryset.filter(state=self.value()) if self.value() else queryset


class DueFilter(admin.SimpleListFilter):
    """By a term that has passed: the clerk's own, or the applicant's; nothing follows by itself."""

    title = _("term")
    parameter_name = "due"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return whose term has passed."""
        return [
            ("check_late", gettext("The check is late")),
            ("additions_late", gettext("The additions are late")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Application]) -> QuerySet[Application]:
        """Keep the applications whose term has passed."""
        if self.value() == "check_late":
            return check_late(queryset)
        return additions_late(queryset) if self.value() == "additions_late" else queryset


@admin.register(Application)
class ApplicationAdmin(ApplicationDesk, MessagesAdmin, UnitScoped, TransitionAdmin):
    """What applicants sent."""

    list_display = (
        "shown_number",
        "title",
        "applicant_name",
        "unit",
        "shown_state",
        "shown_due",
        "shown_day",
    )
    list_filter = (
        StateFilter, DueFilter, MessagesFilter, "call", "direction", "unit", "applicant_form",
        *FIGURE_FILTERS,
    )  # fmt: skip
    list_select_related = ("call",)
    ordering = ("-submitted_at", "-pk")
    folded_search = "folded"
    search_help_text = _("Number, title, applicant, INN or e-mail")
    fields = (
        "shown_state",
        "number",
        "call",
        "submitted_at",
        "shown_term",
        "shown_unit",
        "shown_transfers",
        "duplicates",
        "shown_remark",
        "consent",
    )
    readonly_fields = fields
    change_form_outer_before_template = "admin/applications/application_acts.html"
    change_form_after_template = "admin/applications/application_answers.html"
    transition_actions = {**CLERK_ACTIONS, **COMMISSION_ACTIONS, **DECISION_ACTIONS}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Application]:
        """Return what was sent, but nothing in which the reader has a conflict of interest."""
        rows = super().get_queryset(request).exclude(state=ApplicationState.DRAFT)
        # A draft has no moment of sending. Said so, the newest are found by that moment's index at once:
        # the empty ones stand first in it.
        rows = rows.filter(submitted_at__isnull=False)
        return not_shut_out(rows, request.user)

    def transitions_of(self, request: HttpRequest, obj: Any) -> list[TransitionInfo]:
        """The buttons of this application: of the releases, the one that fits its decision."""
        return fitting(super().transitions_of(request, obj), obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Applications come from the public form."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing is typed on the page of an application: acts have pages of their own."""
        match = request.resolver_match
        shown = match is not None and str(match.url_name).endswith("_change")
        return not shown and super().has_change_permission(request, obj)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Show the file: state, notes for the clerk, all answers."""
        application = self.get_object(request, object_id)
        extra = {**(extra_context or {})}
        if application is not None:
            extra |= {
                "sections": sections(application),
                "desk_links": pages.desk_links(request, application),
                **self.thread_context(request, application),
            }
        return super().change_view(request, object_id, form_url, extra)

    def get_urls(self) -> list[URLPattern]:
        """Add the pages of the check, the term, the transfer and the personal link."""
        own = {
            "check": partial(pages.check, self),
            "prolong": partial(pages.prolong, self),
            "transfer": partial(pages.transfer, self),
            "link": self.renew_view,
        }
        return [
            *(
                path(
                    f"<int:pk>/{name}/",
                    self.admin_site.admin_view(view),
                    name=f"applications_application_{name}",
                )
                for name, view in own.items()
            ),
            *(
                path(
                    f"{route}/",
                    self.admin_site.admin_view(partial(view, self)),
                    name=f"applications_application_{name}",
                )
                for route, name, view in figures.PAGES
            ),
            *super().get_urls(),
        ]

    def renew_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask, then make the applicant's old links useless and mail a new one."""
        application = self.get_object(request, str(pk))
        if application is None or not pages.may(request, CHECK, application):
            raise Http404
        return ask(
            self,
            request,
            TransitionForm(*bound(request)),
            lambda: renew_link(application, actor=request.user),
            title=gettext("Send a new personal link"),
            subject=application,
            says=gettext(
                "For a link that was lost or got into other hands: all links given out before stop working."
            ),
            done=gettext("The letter with the new link is on its way. The old links work no longer."),
            goes_to=application,
        )

    @display(description=_("number"), ordering="number")
    def shown_number(self, application: Application) -> SafeString:
        """Return the number, on one line."""
        return format_html('<span class="whitespace-nowrap">{}</span>', application.number)

    @display(description=_("submitted"), ordering="submitted_at")
    def shown_day(self, application: Application) -> str:
        """Return the day it was sent."""
        return format_date(day_of(application.submitted_at), "short") if application.submitted_at else ""

    @display(description=_("state"), ordering="state")
    def shown_state(self, application: Application) -> SafeString:
        """Return the state as a coloured word."""
        tone = STATE_TONES[ApplicationState(application.state)]
        return badge(application.get_state_display(), LABELS[tone])

    @display(description=_("unit"))
    def shown_unit(self, application: Application) -> SafeString:
        """Return the unit, and the clause that suggests one (3.2.1, 3.2.2)."""
        return format_html("{}. {}", application.get_unit_display(), say_suggestion(application))

    @display(description=_("term"))
    def shown_due(self, application: Application) -> str:
        """Return by when it is checked or added to."""
        return say_due(application)

    @display(description=_("term"))
    def shown_term(self, application: Application) -> str:
        """Return whose turn it is until when."""
        return say_term(application)

    @display(description=_("transfers between units"))
    def shown_transfers(self, application: Application) -> str:
        """Return the transfers with their day and reason (3.2)."""
        return say_transfers(application)

    @display(description=_("possible duplicates"))
    def duplicates(self, application: Application) -> str:
        """Return links to applications of the same INN, or of the same address and title."""
        found = [
            (
                reverse("admin:applications_application_change", args=[one.pk]),
                one,
                one.get_state_display(),
                one.call.title,
            )
            for one in possible_duplicates(application)[:10]
        ]
        if not found:
            return gettext("None found: no other application has this INN, or this e-mail and title.")
        return format_html_join("", '<a class="block underline" href="{}">{} ({}, {})</a>', found)

    @display(description=_("last remark"))
    def shown_remark(self, application: Application) -> str:
        """Return what the applicant was asked to add."""
        return linebreaksbr(application.remark) or "–"

    @display(description=_("consent"))
    def consent(self, application: Application) -> str:
        """Return which text of the consent was ticked, when, in which language."""
        if application.consent_at is None:
            return "–"
        return gettext("Version %(version)s, %(moment)s, %(language)s") % {
            "version": application.consent_version,
            "moment": format_datetime(application.consent_at),
            "language": LANGUAGE_NAMES.get(application.consent_language, application.consent_language),
        }
