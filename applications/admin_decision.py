"""Decisions in the admin: to read, to decide by, to tell the applicants (3.3.1)."""

from django.contrib import admin
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from accounts.admin_scope import UnitScoped
from applications import admin_views_decision as pages
from applications.admin_shown import ShownAdmin
from applications.enums import Outcome
from applications.models import Decision
from core.admin_pages import page_of
from core.badges import Tone, badge
from core.formatting import format_date, format_datetime
from documents.models import IssuedPaper

TONES: dict[str, Tone] = {
    Outcome.ACCEPTED: "success",
    Outcome.CONDITIONAL: "success",
    Outcome.REJECTED: "danger",
    Outcome.REVISION: "warning",
}


class StandingFilter(admin.SimpleListFilter):
    """By what a decision is now: to be told, in force, reversed."""

    title = _("standing")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
        """Return the three standings."""
        return [("untold", _("Not told yet")), ("force", _("In force")), ("reversed", _("Reversed"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Decision]) -> QuerySet[Decision]:
        """Keep the decisions of the chosen standing."""
        match self.value():
            case "untold":
                return queryset.filter(application__decision=F("pk"), released_at=None)
            case "force":
                return queryset.filter(application__decision=F("pk"))
            case "reversed":
                return queryset.filter(reversed_on__isnull=False)
        return queryset


@admin.register(Decision)
class DecisionAdmin(UnitScoped, ShownAdmin):
    """Final decisions, with the protocol they rest on and the letter about them; reversed ones too."""

    list_display = ("application", "result", "mark", "decided_on", "decided_by", "told")
    list_filter = (StandingFilter, "outcome")
    list_select_related = ("application", "decided_by")
    date_hierarchy = "decided_on"
    fields = (
        "application_link", "version", "result", "mark", "reasons", "revise_by", "condition_link",
        "decided_on", "decided_by", "decider", "protocol_link", "told", "letter_link", "reversal",
    )  # fmt: skip
    readonly_fields = (
        "application_link",
        "result",
        "condition_link",
        "protocol_link",
        "told",
        "letter_link",
        "reversal",
    )
    list_before_template = "admin/applications/decision_links.html"

    def get_urls(self) -> list[URLPattern]:
        """Return the admin's addresses, those of the two work pages and of a letter's draft."""
        return [
            self.page("waiting/", pages.waiting, "decision_waiting"),
            self.page("untold/", pages.untold, "decision_untold"),
            self.page("<int:pk>/draft/", pages.draft, "decision_draft"),
            *super().get_urls(),
        ]

    @display(description=_("outcome"))
    def result(self, decision: Decision) -> str:
        """The outcome as a coloured word."""
        return badge(decision.get_outcome_display(), TONES[decision.outcome])

    @display(description=_("told to the applicant"), ordering="released_at")
    def told(self, decision: Decision) -> str:
        """When the applicant was told, and by whom."""
        if decision.reversed_on is not None and decision.released_at is None:
            return "–"
        if decision.released_at is None:
            return badge(_("Not told yet"), "warning")
        return format_datetime(decision.released_at)

    @display(description=_("application"))
    def application_link(self, decision: Decision) -> str:
        """The application, to open."""
        return _link(page_of(decision.application), str(decision.application))

    @display(description=_("condition"))
    def condition_link(self, decision: Decision) -> str:
        """The condition, to open."""
        condition = getattr(decision, "condition", None)
        return _link(page_of(condition), condition.words) if condition else "–"

    @display(description=_("protocol"))
    def protocol_link(self, decision: Decision) -> str:
        """The protocol, to open."""
        return _paper(decision.protocol)

    @display(description=_("letter"))
    def letter_link(self, decision: Decision) -> str:
        """The letter, to open."""
        return _paper(decision.letter)

    @display(description=_("reversal"))
    def reversal(self, decision: Decision) -> str:
        """When and why it was reversed."""
        if decision.reversed_on is None:
            return "–"
        return f"{format_date(decision.reversed_on)}: {decision.reversal_reason}"


def _paper(paper: IssuedPaper | None) -> str:
    return _link(paper.get_absolute_url(), f"№ {paper.number} (PDF)") if paper else "–"


def _link(url: str, words: str) -> str:
    return format_html('<a href="{}" class="underline">{}</a>', url, words)
