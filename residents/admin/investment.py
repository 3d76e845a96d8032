"""Sums of investment in the admin: each with its report, corrected once its quarter is closed (7.1, 7.2)."""

from typing import Any

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from accounts.admin_scope import UnitScoped
from accounts.domain import scope
from core.admin_pages import ask, bound
from core.admin_record import RecordDesk
from core.admin_shown import ShownAdmin
from core.badges import labels_of
from core.formatting import format_date, format_money, format_number
from residents.admin_report_forms import RestateSumForm
from residents.domain.restated_rows import restate_investment
from residents.domain.restatements import RESTATE, why_not_restate
from residents.enums import REPORT_TONES
from residents.models import Investment


def restate_sum(admin: ShownAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Correct one sum of a closed quarter, or strike it out."""
    row = admin.get_object(request, str(pk))
    if row is None or not _may_restate(request, row):
        raise Http404
    form = RestateSumForm(*bound(request), record=row, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: restate_investment(row, **form.cleaned_data, actor=request.user),  # type: ignore[arg-type]
        title=gettext("Correct or strike out"),
        subject=row,
        says=gettext(
            "The submitted report of the Centre stays as it is. The next one shows what the figure was, "
            "what it is now, and why."
        ),
        done=gettext("The figure is corrected. The Centre's next report shows it."),
        goes_to=row,
    )


def _may_restate(request: HttpRequest, row: Investment) -> bool:
    """Whether this person corrects closed quarters of the unit, and the sum stands in one."""
    may = request.user.has_perm(RESTATE) and scope.may(request.user, RESTATE, row)
    return may and not row.struck_out and not why_not_restate(row.report)


@admin.register(Investment)
class InvestmentAdmin(RecordDesk, UnitScoped, ShownAdmin):
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
        "struck_out",
    )
    readonly_fields = ("show_kgs",)
    pages = (("<int:pk>/restate/", restate_sum, "investment_restate"),)

    def desk_links(self, request: HttpRequest, record: Investment) -> list[tuple[Any, str]]:
        """The correction of a sum whose quarter is closed."""
        if not _may_restate(request, record):
            return []
        return [
            (
                gettext("Correct or strike out"),
                reverse("admin:residents_investment_restate", args=[record.pk]),
            )
        ]

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
