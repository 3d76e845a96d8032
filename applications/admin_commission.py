"""Expert commissions in the admin: to read; they are appointed and enlarged on pages of their own (3.3.1)."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from applications import admin_views_commission as pages
from applications.admin_shown import ShownAdmin, ShownInline
from applications.domain.commission import APPOINT
from applications.domain.commission_queries import overview
from applications.domain.membership import LEAD
from applications.models import Commission, CommissionMember
from core.formatting import format_date

OF_A_CALL = ("criteria_set", "due_on")
OF_A_TERM = ("in_force_from", "in_force_to")


class MemberInline(ShownInline):
    """The members of a commission."""

    model = CommissionMember
    verbose_name_plural = _("members")
    fields = ("user", "role", "order", "left_on")

    def get_queryset(self, request: HttpRequest) -> QuerySet[CommissionMember]:
        """Return the members with their people and orders."""
        return super().get_queryset(request).select_related("user", "order")


@admin.register(Commission)
class CommissionAdmin(ShownAdmin):
    """Expert commissions: appointed and enlarged by order."""

    list_display = ("order", "shown_call", "appointed_on", "shown_term", "member_count", "application_count")
    list_select_related = ("order", "call")
    list_filter = ("call",)
    fields = (
        "order", "appointed_on", "shown_call", "criteria_set", "quorum", "due_on", "in_force_from",
        "in_force_to",
    )  # fmt: skip
    readonly_fields = ("shown_call",)
    inlines = (MemberInline,)
    change_form_outer_after_template = "admin/applications/commission_desk.html"

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """A standing commission has a term, one for a call its criteria and the day the scores are due."""
        other = OF_A_CALL if obj is not None and obj.is_standing else OF_A_TERM
        return tuple(name for name in self.fields if name not in other)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Commission]:
        """Return commissions with the number of their members and applications."""
        rows = super().get_queryset(request)
        return rows.annotate(
            members_n=Count("members", filter=Q(members__left_on=None), distinct=True),
            applications_n=Count("applications", distinct=True),
        )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Those who may appoint see the button that leads to the order."""
        return request.user.has_perm(APPOINT)

    def get_urls(self) -> list[URLPattern]:
        """Return the admin's addresses and those of the orders."""
        return [
            self.page("appoint/", pages.choose_call, "commission_choose"),
            self.page("appoint/<int:call_id>/", pages.appoint, "commission_appoint"),
            self.page("appoint/standing/", pages.appoint_standing, "commission_standing"),
            self.page("<int:commission_id>/members/", pages.change_members, "commission_members"),
            self.page("<int:commission_id>/give/", pages.give, "commission_give"),
            self.page("<int:commission_id>/alternates/", pages.call_in, "commission_call_in"),
            self.page("<int:commission_id>/readers/", pages.share_out, "commission_readers"),
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
            "may_lead": request.user.has_perm(LEAD),
        }
        return super().change_view(request, object_id, form_url, extra)

    @display(description=_("call"), ordering="call")
    def shown_call(self, commission: Commission) -> str:
        """The call, or that the commission stands for a term."""
        return str(commission.call or gettext("Standing commission"))

    @display(description=_("term"))
    def shown_term(self, commission: Commission) -> str:
        """Until when scores are due, or the term of a standing commission."""
        days = (
            (commission.due_on,) if commission.due_on else (commission.in_force_from, commission.in_force_to)
        )
        return " – ".join(format_date(day, "short") if day else "…" for day in days)

    @display(description=_("members"))
    def member_count(self, commission: Commission) -> int:
        """How many experts it has."""
        return commission.members_n

    @display(description=_("applications"))
    def application_count(self, commission: Commission) -> int:
        """How many applications it evaluates."""
        return commission.applications_n
