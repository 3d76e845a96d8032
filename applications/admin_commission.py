"""Commissions, criteria, scores and decisions in the admin: to read; acts have pages of their own (3.3.1)."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from unfold.admin import TabularInline
from unfold.decorators import display

from applications import admin_views_commission as pages
from applications.domain.commission import APPOINT
from applications.domain.commission_queries import overview, readable_sheets
from applications.domain.criteria import ADD, CHANGE
from applications.enums import Outcome
from applications.models import (
    Commission,
    CommissionMember,
    ConflictDeclaration,
    CriteriaSet,
    Criterion,
    Decision,
    Score,
    ScoreSheet,
)
from core.admin import RecordAdmin
from core.badges import badge
from documents.models import IssuedPaper


class ShownInline(TabularInline):
    """Rows that belong to a record, to read."""

    extra = 0
    can_delete = False
    show_title = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Rows come with the acts."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Rows do not change here."""
        return False


class ShownAdmin(RecordAdmin):
    """A record that only acts change."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Records come with the acts."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing is typed on the page of the record."""
        return False

    def page(self, route: str, view: Any, name: str) -> URLPattern:
        """Return the address of a page of this admin."""
        return path(route, self.admin_site.admin_view(partial(view, self)), name=f"applications_{name}")


class MemberInline(ShownInline):
    """The members of a commission."""

    model = CommissionMember
    fields = ("user", "role", "order")

    def get_queryset(self, request: HttpRequest) -> QuerySet[CommissionMember]:
        """Return the members with their people and orders."""
        return super().get_queryset(request).select_related("user", "order")


@admin.register(Commission)
class CommissionAdmin(ShownAdmin):
    """Expert commissions: appointed and enlarged by order."""

    list_display = ("order", "call", "appointed_on", "due_on", "member_count", "application_count")
    list_select_related = ("order", "call")
    list_filter = ("call",)
    fields = ("order", "appointed_on", "call", "criteria_set", "quorum", "due_on")
    inlines = (MemberInline,)
    change_form_outer_after_template = "admin/applications/commission_desk.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Commission]:
        """Return commissions with the number of their members and applications."""
        rows = super().get_queryset(request)
        return rows.annotate(
            members_n=Count("members", distinct=True), applications_n=Count("applications", distinct=True)
        )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Those who may appoint see the button that leads to the order."""
        return request.user.has_perm(APPOINT)

    def get_urls(self) -> list[URLPattern]:
        """Return the admin's addresses and those of the orders."""
        return [
            self.page("appoint/", pages.choose_call, "commission_choose"),
            self.page("appoint/<int:call_id>/", pages.appoint, "commission_appoint"),
            self.page("<int:commission_id>/enlarge/", pages.enlarge, "commission_enlarge"),
            *super().get_urls(),
        ]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Lead to the page that appoints."""
        return redirect("admin:applications_commission_choose")

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Show the commission with how far each evaluation is."""
        commission = self.get_object(request, object_id)
        extra = {
            **(extra_context or {}),
            "rows": overview(commission) if commission else [],
            "commission": commission,
            "may_appoint": request.user.has_perm(APPOINT),
        }
        return super().change_view(request, object_id, form_url, extra)

    @display(description=_("members"))
    def member_count(self, commission: Commission) -> int:
        """How many experts it has."""
        return commission.members_n

    @display(description=_("applications"))
    def application_count(self, commission: Commission) -> int:
        """How many applications it evaluates."""
        return commission.applications_n


class CriterionInline(ShownInline):
    """The criteria of a set, in order."""

    model = Criterion
    fields = ("position", "name_ky", "name_ru", "name_en", "weight")
    ordering = ("position",)


@admin.register(CriteriaSet)
class CriteriaSetAdmin(ShownAdmin):
    """Versions of the criteria: copied, weighed, approved."""

    list_display = ("title_ky", "version", "pass_mark", "quorum", "approved_on")
    fields = ("version", "title_ky", "title_ru", "title_en", "pass_mark", "quorum", "approved_on")
    inlines = (CriterionInline,)
    change_form_outer_before_template = "admin/applications/criteria_acts.html"

    def get_urls(self) -> list[URLPattern]:
        """Return the admin's addresses and those of the acts."""
        return [
            self.page("<int:set_id>/copy/", pages.copy_criteria, "criteriaset_copy"),
            self.page("<int:set_id>/weigh/", pages.weigh, "criteriaset_weigh"),
            self.page("<int:set_id>/approve/", pages.approve, "criteriaset_approve"),
            *super().get_urls(),
        ]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Show the set with what can be done with it."""
        row = self.get_object(request, object_id)
        extra = {
            **(extra_context or {}),
            "record": row,
            "may_copy": request.user.has_perm(ADD),
            "may_change": request.user.has_perm(CHANGE) and row is not None and not row.is_approved,
        }
        return super().change_view(request, object_id, form_url, extra)


class ScoreInline(ShownInline):
    """The scores of a sheet."""

    model = Score
    fields = ("criterion", "points", "comment")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Score]:
        """Return the scores with their criteria, in order."""
        rows = super().get_queryset(request).select_related("criterion")
        return rows.order_by("criterion__position")


@admin.register(ScoreSheet)
class ScoreSheetAdmin(ShownAdmin):
    """Sheets the experts have sent; a draft is the expert's alone."""

    list_display = ("application", "expert", "submitted_at")
    list_select_related = ("application", "member__user")
    fields = ("application", "expert", "overall", "submitted_at")
    readonly_fields = ("expert",)
    inlines = (ScoreInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[ScoreSheet]:
        """Return the sent sheets this reader may see."""
        shown = readable_sheets(request.user).values("pk")
        return (
            super().get_queryset(request).filter(pk__in=shown).select_related("application", "member__user")
        )

    @display(description=_("expert"))
    def expert(self, sheet: ScoreSheet) -> str:
        """Whose sheet it is."""
        return sheet.member.user.short_name


@admin.register(ConflictDeclaration)
class ConflictDeclarationAdmin(ShownAdmin):
    """What the experts declared, and what the portal found."""

    list_display = ("application", "expert", "has_conflict", "declared_at")
    list_filter = ("has_conflict",)
    list_select_related = ("application", "member__user")
    fields = ("application", "expert", "has_conflict", "statement", "found_by", "declared_at")
    readonly_fields = ("expert",)

    @display(description=_("expert"))
    def expert(self, declaration: ConflictDeclaration) -> str:
        """Who declared."""
        return declaration.member.user.short_name


@admin.register(Decision)
class DecisionAdmin(ShownAdmin):
    """Final decisions, with the protocol they rest on and the letter about them."""

    list_display = ("application", "result", "mark", "decided_on", "decided_by")
    list_filter = ("outcome",)
    list_select_related = ("application", "decided_by")
    date_hierarchy = "decided_on"
    fields = (
        "application", "result", "mark", "reasons", "decided_on", "decided_by", "protocol_link", "letter_link",
    )  # fmt: skip
    readonly_fields = ("result", "protocol_link", "letter_link")

    @display(description=_("outcome"))
    def result(self, decision: Decision) -> str:
        """Accepted or rejected."""
        tone = "success" if decision.outcome == Outcome.ACCEPTED else "danger"
        return badge(decision.get_outcome_display(), tone)

    @display(description=_("protocol"))
    def protocol_link(self, decision: Decision) -> str:
        """The protocol, to open."""
        return _link(decision.protocol)

    @display(description=_("letter"))
    def letter_link(self, decision: Decision) -> str:
        """The letter, to open."""
        return _link(decision.letter)


def _link(paper: IssuedPaper | None) -> str:
    if paper is None:
        return "–"
    return format_html(
        '<a href="{}" class="underline">№ {} (PDF)</a>', paper.get_absolute_url(), paper.number
    )
