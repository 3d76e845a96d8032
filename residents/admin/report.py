"""Residents' reports in the admin: read, returned with a remark, verified (3.3.3)."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.html import format_html, format_html_join, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.admin import TabularInline
from unfold.decorators import display

from accounts.admin_scope import UnitScoped
from accounts.domain import scope
from core.admin import Action
from core.admin_pages import ask, bound
from core.admin_shown import ShownAdmin
from core.badges import labels_of
from core.formatting import format_date, format_money, format_number
from core.log_words import LOG_WORDS
from documents.file_notes import file_note
from residents.admin_filters import NeedsFilter
from residents.admin_report_forms import RestateForm, ReturnForm
from residents.domain import queries
from residents.domain.reports import return_report, verify_report
from residents.domain.restatements import RESTATE, restate, why_not_restate
from residents.enums import REPORT_TONES, ReportState
from residents.models import AnnouncedRight, Investment, PeriodicReport, ReportFile, Restatement
from residents.views.words import figure_words, remark_rows, right_line

LONGEST_NEED = 80
LOG_WORDS["residents.PeriodicReport"] = {"restate": _("A figure of the closed quarter is corrected")}


class ShownInline(TabularInline):
    """Rows that belong to a report, to be read: the resident writes and corrects them."""

    show_title = False
    extra = 0
    can_delete = False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever reads the report reads all of it."""
        return request.user.has_perm("residents.view_periodicreport")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody here."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody here."""
        return False


class FileInline(ShownInline):
    """What proves the report."""

    model = ReportFile
    fields = ("document",)
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[ReportFile]:
        """The files with their names, in one query."""
        return super().get_queryset(request).select_related("upload")

    @display(description=_("file"))
    def document(self, row: ReportFile) -> str:
        """The file's name, leading to it."""
        url, name = row.upload.get_absolute_url(), row.upload.name
        return format_html('<a href="{}" class="underline">{}</a> · {}', url, name, file_note(row.upload))


class RightInline(ShownInline):
    """The filings and grants a report announces."""

    model = AnnouncedRight
    fields = ("line", "state", "answer")
    readonly_fields = fields

    @display(description=_("announced filing or grant"))
    def line(self, row: AnnouncedRight) -> str:
        """What was filed or granted, with its number and day."""
        return right_line(row)


class RestatementInline(ShownInline):
    """Figures corrected after the quarter was closed."""

    model = Restatement
    fields = ("field", "was", "now", "reason", "made_by", "made_at", "shown_in")
    readonly_fields = fields

    @display(description=_("was"))
    def was(self, row: Restatement) -> str:
        """The figure before."""
        return figure_words(row.field, row.old)

    @display(description=_("is now"))
    def now(self, row: Restatement) -> str:
        """The figure after."""
        return figure_words(row.field, row.new)


class InvestmentInline(ShownInline):
    """The sums a report tells of, to be read."""

    model = Investment
    fields = ("day", "source", "origin", "kind", "sum", "currency", "own_rate", "kgs")
    readonly_fields = fields

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

    list_display = (
        "party",
        "quarter_label",
        "show_state",
        "jobs",
        "show_revenue",
        "show_needs",
        "submitted_at",
    )
    list_filter = ("state", NeedsFilter, "year", "quarter", "residency__unit")
    list_select_related = ("residency__party",)
    folded_search = "residency__folded"
    inlines = (InvestmentInline, RightInline, FileInline, RestatementInline)
    change_form_before_template = "admin/residents/report_desk.html"
    fieldsets = (
        (None, {"fields": ("residency", "quarter_label", "state", "submitted_at", "remark", "show_remarks")}),
        (
            _("Jobs at the end of the quarter"),
            {"fields": ("jobs_full", "jobs_part", "women", "students", "before")},
        ),
        (_("Revenue"), {"fields": ("show_revenue", "year_revenue", "books")}),
        (_("Words"), {"fields": ("progress", "problems", "needs")}),
    )
    readonly_fields = ("quarter_label", "show_remarks", "show_revenue", "before", "year_revenue", "books")
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

    @display(description=_("needs"), ordering="needs")
    def show_needs(self, report: PeriodicReport) -> str:
        """What the resident asks the Centre for; a draft is the resident's own."""
        return "" if report.state == ReportState.DRAFT else Truncator(report.needs).chars(LONGEST_NEED)

    @display(description=_("remarks on single answers"))
    def show_remarks(self, report: PeriodicReport) -> str:
        """Each remark after the answer it is about."""
        lines = [(row["label"], row["words"]) for row in remark_rows(report)]
        return format_html_join(mark_safe("<br>"), "{}: {}", lines) or "–"

    @display(description=_("revenue since January by the resident's own books, som"))
    def books(self, report: PeriodicReport) -> str:
        """What the resident's books say, where it was written."""
        return "–" if report.year_to_date is None else format_money(report.year_to_date)

    def get_urls(self) -> list[URLPattern]:
        """The page of a correction before the record's own."""
        page = self.admin_site.admin_view(self.restate_view)
        own = path("<int:object_id>/restate/", page, name="residents_periodicreport_restate")
        return [own, *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The report; where its quarter is closed, the way to a correction above it."""
        report = self.get_object(request, object_id)
        may = report is not None and self._may_restate(request, report)
        extra = {"may_restate": may and not why_not_restate(report), **(extra_context or {})}
        return super().change_view(request, object_id, form_url, extra)

    def restate_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Correct one figure of a closed quarter (7.1)."""
        report = self.get_object(request, str(object_id))
        if report is None or not self._may_restate(request, report):
            raise Http404
        form = RestateForm(*bound(request), record=report, user=request.user)
        return ask(
            self,
            request,
            form,
            lambda: restate(report, **form.cleaned_data, actor=request.user),
            title=gettext("Correct a figure of a closed quarter"),
            subject=report,
            says=gettext(
                "The submitted report of the Centre stays as it is. The next one shows what the figure was, "
                "what it is now, and why."
            ),
            done=gettext("The figure is corrected. The Centre's next report shows it."),
            goes_to=report,
        )

    def _may_restate(self, request: HttpRequest, report: PeriodicReport) -> bool:
        return request.user.has_perm(RESTATE) and scope.may(request.user, RESTATE, report)

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
