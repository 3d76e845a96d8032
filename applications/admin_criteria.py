"""Versions of the criteria in the admin: to read, copy, weigh and approve (3.3.1)."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern

from applications import admin_views_criteria as pages
from applications.admin_shown import ShownAdmin, ShownInline
from applications.domain.criteria import ADD, CHANGE
from applications.models import CriteriaSet, Criterion


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
            self.page("levels/<int:criterion_id>/", pages.describe, "criteriaset_levels"),
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
