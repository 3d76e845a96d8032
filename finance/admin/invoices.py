"""Invoices in the admin: charged, issued, paid by parts of payments, with what is owed by age (3.3.3)."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from accounts.admin_scope import UnitScoped
from core.admin import Action
from core.admin_desk import DeskAdmin
from core.admin_record import RecordDesk, Row, Section
from core.admin_shown import ShownAdmin
from core.badges import LABELS, badge
from core.formatting import format_date, format_money, format_number
from finance import admin_payments
from finance.admin_filters import InvoicePeriodFilter, StandingFilter
from finance.admin_forms import CancelForm
from finance.domain.invoices import cancel_invoice, is_stale, issue_invoice
from finance.domain.payments import ALLOCATE
from finance.enums import INVOICE_TONES, InvoiceState
from finance.models import Allocation, Invoice, InvoiceLine
from finance.models.invoice import ISSUE


@admin.register(Invoice)
class InvoiceAdmin(DeskAdmin, RecordDesk, UnitScoped, ShownAdmin):
    """An invoice comes from its contract; here it is issued, paid, cancelled, charged anew."""

    list_display = ("shown_number", "party", "period", "due", "sum", "rest", "show_standing")
    list_filter = (StandingFilter, InvoicePeriodFilter, "contract__unit")
    list_select_related = ("party", "contract")
    folded_search = "folded"
    list_before_template = "admin/finance/invoice_links.html"
    fields = (
        "party",
        "contract",
        "show_standing",
        "period",
        "issued_on",
        "due_on",
        "sum",
        "rest",
        "cancel_reason",
    )
    readonly_fields = ("show_standing", "period", "sum", "rest")
    pages = (
        ("charge/", admin_payments.charge_due, "invoice_charge"),
        ("ageing/", admin_payments.ages, "invoice_ageing"),
        ("ageing/ageing.xlsx", admin_payments.ages_table, "invoice_ageing_table"),
        ("<int:pk>/pay/", admin_payments.pay, "invoice_pay"),
        ("<int:pk>/renew/", admin_payments.renew, "invoice_renew"),
        ("<int:pk>/parts/<int:part>/", admin_payments.part_back, "invoice_part_back"),
    )
    export_columns: ClassVar[Any] = (
        (_("Number"), lambda row: row.number),
        (_("Resident"), lambda row: row.party.name),
        (_("Contract"), lambda row: row.contract.number),
        (_("Unit"), lambda row: row.contract.get_unit_display()),
        (_("Charged from"), lambda row: row.period_from),
        (_("Charged to"), lambda row: row.period_to),
        (_("Issued on"), lambda row: row.issued_on),
        (_("To be paid by"), lambda row: row.due_on),
        (_("Sum, som"), lambda row: row.total),
        (_("Paid, som"), lambda row: row.paid),
        (_("Owed, som"), lambda row: row.owed),
        (_("State"), lambda row: row.standing().label),
        (
            _("Days late"),
            lambda row: row.days_late() if row.owed > 0 and row.state == InvoiceState.ISSUED else 0,
        ),
    )
    transition_actions = {
        "issue": Action(
            run=lambda invoice, user, data: issue_invoice(invoice, actor=user),
            says=_(
                "The invoice gets its number and its last day to pay; the resident sees it in its cabinet."
            ),
            done=_("The invoice is issued."),
        ),
        "cancel": Action(
            run=lambda invoice, user, data: cancel_invoice(invoice, actor=user, **data),
            form=CancelForm,
            says=_("It is not to be paid; its number stays used. Its days are then charged anew."),
            done=_("The invoice is cancelled."),
        ),
    }

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The invoices of this reader's unit, each with what is paid and owed of it."""
        rows: Any = super().get_queryset(request)
        found: QuerySet[Any] = rows.with_paid()
        return found

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The list; above it what the seen invoices come to, and the pages beside it."""
        page = super().changelist_view(
            request, {**(extra_context or {}), "may_charge": request.user.has_perm(ISSUE)}
        )
        listed = getattr(page, "context_data", {}).get("cl")
        if listed is not None:
            page.context_data |= {"totals": _totals(listed.queryset)}  # type: ignore[attr-defined]
        return page

    def desk(self, request: HttpRequest, record: Invoice) -> list[Section]:
        """Its lines and the payments that pay it."""
        may = request.user.has_perm(ALLOCATE)
        parts = record.allocations.select_related("income", "invoice")
        return [
            {"title": gettext("Lines"), "rows": [_line(one) for one in record.lines.all()], "empty": ""},
            {
                "title": gettext("Payments"),
                "rows": [_part(one, may=may) for one in parts],
                "empty": gettext("Nothing is paid yet."),
            },
        ]

    def desk_links(self, request: HttpRequest, record: Invoice) -> list[tuple[Any, str]]:
        """The paper, and what this person may begin now."""
        links: list[tuple[Any, str]] = []
        if record.state == InvoiceState.ISSUED and record.owed > 0 and request.user.has_perm(ALLOCATE):
            links.append(
                (gettext("Pay from a payment"), reverse("admin:finance_invoice_pay", args=[record.pk]))
            )
        if record.paper_id:
            links.append(("PDF", reverse("documents:paper", args=[record.paper_id])))
            russian = reverse("finance:invoice_translation", args=[record.paper_id, "ru"])
            links.append((gettext("Translation into Russian"), russian))
        if record.state != InvoiceState.CANCELLED and request.user.has_perm(ISSUE) and is_stale(record):
            links.append((gettext("Charge anew"), reverse("admin:finance_invoice_renew", args=[record.pk])))
        return links

    @display(description=_("number"), ordering="number")
    def shown_number(self, invoice: Invoice) -> str:
        """The number, or that there is none yet."""
        return invoice.number or gettext("not issued")

    @display(description=_("charged days"), ordering="period_to")
    def period(self, invoice: Invoice) -> str:
        """From which day to which."""
        return f"{format_date(invoice.period_from, 'short')} – {format_date(invoice.period_to, 'short')}"

    @display(description=_("to be paid by"), ordering="due_on")
    def due(self, invoice: Invoice) -> str:
        """The last day to pay."""
        return format_date(invoice.due_on, "short") if invoice.due_on else "–"

    @display(description=_("sum"), ordering="total")
    def sum(self, invoice: Invoice) -> str:
        """The som."""
        return format_money(invoice.total)

    @display(description=_("still owed"), ordering="owed")
    def rest(self, invoice: Invoice) -> str:
        """What payments have not covered."""
        return format_money(invoice.owed) if invoice.state == InvoiceState.ISSUED else "–"

    @display(description=_("state"))
    def show_standing(self, invoice: Invoice) -> str:
        """How it stands today, in its colour."""
        standing = invoice.standing()
        return badge(standing.label, LABELS[INVOICE_TONES[standing]])


def _totals(rows: QuerySet[Any]) -> list[tuple[Any, str]]:
    """What the seen invoices come to; drafts and cancelled ones ask nothing."""
    issued = rows.order_by().filter(state=InvoiceState.ISSUED)
    sums = issued.aggregate(asked=Sum("total"), given=Sum("paid"), left=Sum("owed"))
    labels = ((_("Issued"), "asked"), (_("Paid"), "given"), (_("Owed"), "left"))
    return [(label, format_money(sums[key] or 0)) for label, key in labels]


def _line(line: InvoiceLine) -> Row:
    days = f"{format_date(line.first_day, 'short')} – {format_date(line.last_day, 'short')}"
    much = f"{format_number(line.quantity)} × {format_money(line.price)} ({line.get_measure_display()})"
    return {"text": f"{line.title}: {format_money(line.amount)}", "note": f"{days} · {much}"}


def _part(part: Allocation, *, may: bool) -> Row:
    day = format_date(part.allocated_on, "short")
    row: Row = {
        "text": f"{format_money(part.amount)} · {part.income}",
        "url": reverse("admin:finance_income_change", args=[part.income_id]),
        "note": day,
    }
    if part.taken_back_on:
        back = gettext("taken back on %(date)s: %(reason)s")
        said = back % {"date": format_date(part.taken_back_on, "short"), "reason": part.back_reason}
        row["note"] = f"{day} · {said}"
    elif may:
        url = reverse("admin:finance_invoice_part_back", args=[part.invoice_id, part.pk])
        row["links"] = [(gettext("Take back"), url)]
    return row
