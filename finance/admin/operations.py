"""Income and spending in the admin: entered by the Centre, confirmed by the finance officer (V)."""

from functools import partial
from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from core.admin import Action
from core.admin_shown import ShownAdmin
from core.badges import labels_of
from core.formatting import format_date, format_money
from finance import admin_payments, admin_views
from finance.admin_filters import PeriodFilter
from finance.admin_forms import ConfirmForm, EntryForm, IncomeForm, RemarkForm, SpendingForm, WithdrawForm
from finance.domain.confirmation import confirm_operation, lack_after, return_operation, withdraw_operation
from finance.domain.entries import enter_income, enter_spending
from finance.enums import OPERATION_TONES, OperationState
from finance.models import Income, Operation, Spending
from finance.models.operation import ENTER


def confirmation_says(operation: Operation) -> str:
    """What confirming does, and a warning when the source does not cover it."""
    says = _("From now on it counts, and it never changes: a mistake is corrected by a reversal.")
    lack = lack_after(operation)
    if not lack:
        return says
    warning = _("The confirmed money of this source does not cover it. Lacking: %(lack)s.")
    return format_html("{}<br><strong>{}</strong>", says, warning % {"lack": format_money(lack)})


class OperationAdmin(ShownAdmin):
    """What both lists share: acts, buttons, the way from a total to its rows."""

    entry_form: ClassVar[type[EntryForm]]
    enter: ClassVar[Any]
    folded_search = "folded"
    list_select_related = ("party",)
    list_before_template = "admin/finance/list_links.html"
    change_form_before_template = "admin/finance/operation_desk.html"
    transition_actions = {
        "confirm": Action(
            run=lambda operation, user, data: confirm_operation(operation, actor=user, **data),
            form=ConfirmForm,
            says=confirmation_says,
            done=gettext_lazy("Confirmed."),
        ),
        "send_back": Action(
            run=lambda operation, user, data: return_operation(operation, actor=user, **data),
            form=RemarkForm,
            says=gettext_lazy("The Centre corrects it and enters it again, or withdraws it."),
            done=gettext_lazy("The entry is given back."),
        ),
        "withdraw": Action(
            run=lambda operation, user, data: withdraw_operation(operation, actor=user, **data),
            form=WithdrawForm,
            says=gettext_lazy("It did not happen and will not. It stays in the list with its reason."),
            done=gettext_lazy("The entry is withdrawn."),
        ),
    }

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Who enters money."""
        return request.user.has_perm(ENTER)

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Enter money through its domain function."""
        return admin_views.enter(self, request)

    def get_urls(self) -> list[URLPattern]:
        """The pages of the acts that are no transitions, before the record's own."""
        name = self.opts.model_name
        pages = (
            ("<int:pk>/correct/", admin_views.correct, f"{name}_correct"),
            ("<int:pk>/reverse/", admin_views.reverse_entry, f"{name}_reverse"),
        )
        own = [
            path(route, self.admin_site.admin_view(partial(view, self)), name=f"finance_{page}")
            for route, view, page in pages
        ]
        return [*own, *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The entry with its links above."""
        operation = self.get_object(request, object_id)
        extra = admin_views.desk(operation, request.user) if operation else {}
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), **extra})

    @display(description=gettext_lazy("other side"))
    def other_side(self, operation: Operation) -> str:
        """Who paid or was paid."""
        return operation.counterpart_name

    @display(description=gettext_lazy("amount"), ordering="amount")
    def sum(self, operation: Operation) -> str:
        """The som; a reversal stands with a minus."""
        return format_money(operation.effect).replace("-", "−")

    @display(description=gettext_lazy("accounting document"))
    def document(self, operation: Operation) -> str:
        """Number and date of the accountants' document."""
        if operation.document_date is None:
            return "–"
        return f"№ {operation.document_number}, {format_date(operation.document_date, 'short')}"

    @display(description=gettext_lazy("state"), ordering="state", label=labels_of(OPERATION_TONES))
    def show_state(self, operation: Operation) -> tuple[str, str]:
        """The state in its colour."""
        return operation.state, OperationState(operation.state).label


@admin.register(Income)
class IncomeAdmin(OperationAdmin):
    """Money received, by source."""

    entry_form = IncomeForm
    enter = staticmethod(enter_income)
    list_display = ("day", "other_side", "description", "source", "sum", "show_state", "document")
    list_filter = ("state", "source", PeriodFilter)
    fields = (
        "state", "source", "day", "sum", "foreign", "other_side", "description", "basis", "document",
        "remark",
    )  # fmt: skip
    readonly_fields = ("day", "sum", "foreign", "other_side", "document")

    def get_urls(self) -> list[URLPattern]:
        """Besides the list: all money of a year by source and purpose."""
        view = self.admin_site.admin_view(partial(admin_views.money, self))
        spread = self.admin_site.admin_view(partial(admin_payments.spread, self))
        return [
            path("money/", view, name="finance_money"),
            path("<int:pk>/spread/", spread, name="finance_income_spread"),
            *super().get_urls(),
        ]

    @display(description=gettext_lazy("received on"), ordering="received_on")
    def day(self, income: Income) -> str:
        """The day the money came."""
        return format_date(income.received_on, "short")

    @display(description=gettext_lazy("foreign money"))
    def foreign(self, income: Income) -> str:
        """The amount in its own currency with the rate of its day."""
        return admin_views.foreign_words(income)


@admin.register(Spending)
class SpendingAdmin(OperationAdmin):
    """Money spent, by source and purpose."""

    entry_form = SpendingForm
    enter = staticmethod(enter_spending)
    list_display = ("day", "other_side", "description", "purpose", "source", "sum", "show_state", "document")
    list_filter = ("state", "purpose", "source", PeriodFilter, "unit")
    fields = (
        "state", "source", "purpose", "day", "sum", "unit", "other_side", "description", "basis", "document",
        "remark",
    )  # fmt: skip
    readonly_fields = ("day", "sum", "other_side", "document")

    @display(description=gettext_lazy("spent on"), ordering="spent_on")
    def day(self, spending: Spending) -> str:
        """The day the money went."""
        return format_date(spending.spent_on, "short")
