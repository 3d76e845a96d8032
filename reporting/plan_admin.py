"""The Board's decisions on indicators in the admin: versions of the set, and plans by quarter (7.1)."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from core import clock
from core.admin_pages import ask, bound, list_of
from core.admin_shown import EnteredAdmin, ReadOnly
from core.formatting import format_number
from reporting.domain.plans import approve_indicators, approve_plan
from reporting.models import IndicatorSet, PlanValue
from reporting.plan_forms import IndicatorSetForm, PlanForm, plan_initial
from reporting.presentation import sentences
from reporting.presentation.plan_table import plan_table


@admin.register(IndicatorSet)
class IndicatorSetAdmin(EnteredAdmin):
    """Versions of the set the Board approved; a report keeps the one it was made with (7.1)."""

    add_form, add_title = IndicatorSetForm, _("Enter the next version of the indicators")
    enter = staticmethod(approve_indicators)
    list_display = ("version", "act", "valid_from", "how_many")
    list_select_related = ("act",)
    fields = ("version", "names", "act", "valid_from")

    @display(description=_("indicators, in the order of the report"))
    def names(self, row: IndicatorSet) -> str:
        """The indicators by their names."""
        return "; ".join(sentences.label(code) for code in row.codes)

    @display(description=_("indicators"))
    def how_many(self, row: IndicatorSet) -> str:
        """How many indicators the version has."""
        return format_number(len(row.codes))


@admin.register(PlanValue)
class PlanValueAdmin(ReadOnly):
    """Approved plans by indicator and quarter (7.1)."""

    list_display = ("indicator_name", "year", "quarter", "value", "act")
    list_select_related = ("act",)
    list_filter = ("year", "indicator")
    list_before_template = "admin/reporting/plan_table.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Who enters what the Board decided."""
        return bool(request.user.has_perm("reporting.add_planvalue"))

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Enter or change the plan of one indicator for the quarters of a year."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = PlanForm(*bound(request), user=request.user, initial=plan_initial(request.GET))
        return ask(
            self,
            request,
            form,
            lambda: approve_plan(**form.cleaned_data, actor=request.user),  # type: ignore[arg-type]
            title=gettext("Enter the plan of an indicator"),
            says=gettext("A quarter whose report is submitted keeps its plan."),
            done=gettext("The plan is recorded."),
            goes_to=list_of(PlanValue),
        )

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The plans of this year and the next as tables above the list."""
        year = clock.today().year
        tables = [plan_table(year), plan_table(year + 1)]
        extra = {"plan_tables": tables, "may_plan": self.has_add_permission(request)}
        return super().changelist_view(request, {**(extra_context or {}), **extra})

    @display(description=_("indicator"), ordering="indicator")
    def indicator_name(self, plan: PlanValue) -> str:
        """The indicator by its name."""
        return sentences.label(plan.indicator)
