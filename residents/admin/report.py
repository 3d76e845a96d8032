"""Residents' reports in the admin: read, returned with a remark, verified (3.3.3)."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.admin import TabularInline
from unfold.decorators import display

from accounts.admin_scope import UnitScoped
from core.admin import Action
from core.admin_shown import ShownAdmin
from core.badges import labels_of
from core.formatting import format_date, format_money, format_number
from residents.admin_forms import ReturnForm
from residents.domain import queries
from residents.domain.reports import return_report, verify_report
from residents.enums import REPORT_TONES
from residents.models import Investment, PeriodicReport


class InvestmentInline(TabularInline):
    """The sums a report tells of, to be read."""

    model = Investment
    fields = ("day", "source", "origin", "kind", "sum", "currency", "own_rate", "kgs")
    readonly_fields = fields
    show_title = False
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The resident writes them."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The resident corrects them."""
        return False

    @display(description=_("received on"))
    def day(self, row: Investment) -> str:
        """The day the money came."""
        return format_date(row.received_on, "short")

    @display(description=_("amount"))
    def sum(self, row: Investment) -> str:
        """The sum in its own currency."""
        return format_number(row.amount, 2)

    @display(description=_("rate, som for one unit"))
    def own_rate(self, row: Investment) -> str:
        """The rate without the zeros nobody typed."""
        return format_number(row.rate)

    @display(description=_("amount in som"))
    def kgs(self, row: Investment) -> str:
        """The som it makes."""
        return format_money(row.amount_kgs)


@admin.register(PeriodicReport)
class PeriodicReportAdmin(UnitScoped, ShownAdmin):
    """A clerk reads a report beside the one before and verifies it or gives it back."""

    list_display = ("party", "quarter_label", "show_state", "jobs", "show_revenue", "submitted_at")
    list_filter = ("state", "year", "quarter", "residency__unit")
    list_select_related = ("residency__party",)
    folded_search = "residency__folded"
    inlines = (InvestmentInline,)
    fieldsets = (
        (None, {"fields": ("residency", "quarter_label", "state", "submitted_at", "remark")}),
        (
            _("Jobs at the end of the quarter"),
            {"fields": ("jobs_full", "jobs_part", "women", "students", "before")},
        ),
        (_("Revenue"), {"fields": ("show_revenue", "year_revenue")}),
        (_("Words"), {"fields": ("progress", "problems")}),
    )
    readonly_fields = ("quarter_label", "show_revenue", "before", "year_revenue")
    transition_actions = {
        "verify": Action(
            run=lambda report, user, data: verify_report(report, actor=user),
            says=_(
                "The figures count in the Centre's indicators from now on (7.2). The resident gets a letter."
            ),
            done=_("The report is verified."),
        ),
        "send_back": Action(
            run=lambda report, user, data: return_report(report, actor=user, **data),
            form=ReturnForm,
            says=_("The resident gets a letter with your remark and sends the report again."),
            done=_("The report is given back."),
        ),
    }

    @display(description=_("resident"), ordering="residency__party__name")
    def party(self, report: PeriodicReport) -> str:
        """Whose report it is."""
        return report.residency.party.name

    @display(description=_("period"), ordering="year")
    def quarter_label(self, report: PeriodicReport) -> str:
        """The quarter in words."""
        return report.period.label()

    @display(description=_("state"), ordering="state", label=labels_of(REPORT_TONES))
    def show_state(self, report: PeriodicReport) -> tuple[str, str]:
        """The state in its colour."""
        return report.state, report.get_state_display()

    @display(description=_("jobs"))
    def jobs(self, report: PeriodicReport) -> str:
        """All jobs at the end of the quarter."""
        return "" if report.jobs_full is None else format_number(report.jobs_total)

    @display(description=_("revenue of the quarter, som"), ordering="revenue")
    def show_revenue(self, report: PeriodicReport) -> str:
        """The revenue as people write it."""
        return "" if report.revenue is None else format_money(report.revenue)

    @display(description=_("jobs in the report before, full + part"))
    def before(self, report: PeriodicReport) -> str:
        """What the figures are compared with: the report before, or the baseline at admission."""
        known = queries.previous_report(report)
        jobs = (known.jobs_full, known.jobs_part) if known else queries.baseline_of(report.residency)
        return " + ".join(format_number(number or 0) for number in jobs)

    @display(description=_("revenue of the year before this quarter"))
    def year_revenue(self, report: PeriodicReport) -> str:
        """Year to date without this quarter."""
        return format_money(queries.year_revenue_before(report))


@admin.register(Investment)
class InvestmentAdmin(UnitScoped, ShownAdmin):
    """Every sum the residents told of, each with the report that proves it."""

    list_display = ("day", "party", "source", "kind", "in_currency", "show_kgs", "state")
    list_filter = ("report__state", "kind", "origin", "currency", "report__year", "report__quarter")
    list_select_related = ("residency__party", "report")
    folded_search = "residency__folded"
    fields = (
        "residency",
        "report",
        "received_on",
        "kind",
        "origin",
        "source",
        "amount",
        "currency",
        "rate",
        "show_kgs",
    )
    readonly_fields = ("show_kgs",)

    @display(description=_("received on"), ordering="received_on")
    def day(self, row: Investment) -> str:
        """The day the money came."""
        return format_date(row.received_on, "short")

    @display(description=_("amount"), ordering="amount")
    def in_currency(self, row: Investment) -> str:
        """The sum in its own currency, with the rate of its day."""
        amount = f"{format_number(row.amount, 2)} {row.currency}"
        return amount if row.rate == 1 else f"{amount} × {format_number(row.rate)}"

    @display(description=_("resident"), ordering="residency__party__name")
    def party(self, row: Investment) -> str:
        """Who received it."""
        return row.residency.party.name

    @display(description=_("amount in som"), ordering="amount_kgs")
    def show_kgs(self, row: Investment) -> str:
        """The som it makes."""
        return format_money(row.amount_kgs)

    @display(description=_("state of the report"), ordering="report__state", label=labels_of(REPORT_TONES))
    def state(self, row: Investment) -> tuple[str, str]:
        """Only what stands in a verified report counts."""
        return row.report.state, row.report.get_state_display()
