"""Former residents in the admin: what became of them, whom to ask, how many live on."""

from functools import partial

from django.contrib import admin
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from accounts.admin_scope import UnitScoped
from core.admin_shown import ShownAdmin
from core.badges import labels_of
from core.formatting import format_money
from residents import admin_alumni
from residents.enums_ending import ALUMNI_TONES
from residents.models import FollowUp


@admin.register(FollowUp)
class FollowUpAdmin(UnitScoped, ShownAdmin):
    """News of former residents, year by year; asking begins on the list of whom to ask."""

    list_display = ("party", "year", "show_state", "jobs", "show_revenue", "learned_on", "source")
    list_filter = ("state", "year", "residency__unit", "residency__end_kind")
    list_select_related = ("residency__party",)
    list_before_template = "admin/residents/alumni_links.html"
    folded_search = "folded"
    fields = ("residency", "year", "state", "jobs", "show_revenue", "source", "learned_on")
    readonly_fields = ("show_revenue",)

    def get_urls(self) -> list[URLPattern]:
        """Besides the records: whom to ask, and the page that records an answer."""
        pages = (
            ("due/", admin_alumni.due, "followup_due"),
            ("record/<int:residency_id>/<int:year>/", admin_alumni.record, "followup_record"),
        )
        own = [
            path(route, self.admin_site.admin_view(partial(view, self)), name=f"residents_{name}")
            for route, view, name in pages
        ]
        return [*own, *super().get_urls()]

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """What was recorded stays; what was unknown is told on the page of the question."""
        return False

    @display(description=_("former resident"), ordering="residency__party__name")
    def party(self, row: FollowUp) -> str:
        """Who it is."""
        return row.party_name

    @display(description=_("state"), ordering="state", label=labels_of(ALUMNI_TONES))
    def show_state(self, row: FollowUp) -> tuple[str, str]:
        """The state in its colour."""
        return row.state, row.get_state_display()

    @display(description=_("revenue of the year, som"), ordering="revenue")
    def show_revenue(self, row: FollowUp) -> str:
        """The revenue as people write it."""
        return "" if row.revenue is None else format_money(row.revenue)
