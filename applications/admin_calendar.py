"""Special days in the admin: feasts by the moon and days the Government has moved."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from core.admin import TransitionForm
from core.admin_pages import ask, bound
from core.admin_shown import EnteredAdmin
from core.domain.calendar import KEEP, settle_day, withdraw_day
from core.formatting import format_date
from core.forms import CleanCharField, DateField
from core.models import SpecialDay, SpecialDayKind


class DayForm(TransitionForm):
    """Asks for the day, what it is, and by which feast or act."""

    day = DateField(label=_("Day"))
    kind = forms.ChoiceField(
        label=_("What the day is"), choices=SpecialDayKind.choices, widget=forms.RadioSelect
    )
    reason = CleanCharField(
        label=_("Feast or act"),
        help_text=_("For example: Orozo Ait; or the number and date of the Government's act."),
        max_length=200,
        error_messages={"required": _("Write the feast, or the act by which the day is moved.")},
    )


class WithdrawDayForm(TransitionForm):
    """Asks why an entry is taken back."""

    reason = CleanCharField(
        label=_("Reason"),
        max_length=200,
        error_messages={"required": _("Write why the entry is withdrawn.")},
    )


@admin.register(SpecialDay)
class SpecialDayAdmin(EnteredAdmin):
    """The Centre's own days go before the calendar of the republic."""

    list_display = ("shown_day", "kind", "reason", "withdrawn")
    list_filter = ("kind", "withdrawn")
    search_fields = ("reason",)
    ordering = ("-day",)
    fields = ("day", "kind", "reason", "withdrawn")
    change_form_outer_before_template = "admin/applications/day_acts.html"
    add_form = DayForm
    add_title = _("Settle a day")
    add_says = _(
        "Feasts of fixed date and weekends are known already. Terms given before keep the day they have."
    )
    add_permission = KEEP
    enter = staticmethod(settle_day)

    def get_urls(self) -> list[URLPattern]:
        """Add the page that takes an entry back."""
        view = self.admin_site.admin_view(self.withdraw_view)
        return [path("<int:pk>/withdraw/", view, name="core_specialday_withdraw"), *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Show the entry with the way to take it back."""
        row = self.get_object(request, object_id)
        may = row is not None and not row.withdrawn and request.user.has_perm(KEEP)
        return super().change_view(
            request, object_id, form_url, {**(extra_context or {}), "may_withdraw_day": may}
        )

    def withdraw_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask why, then take the entry back."""
        row = self.get_object(request, str(pk))
        if row is None or not request.user.has_perm(KEEP) or (request.method != "POST" and row.withdrawn):
            raise Http404
        form = WithdrawDayForm(*bound(request), record=row, user=request.user)
        return ask(
            self,
            request,
            form,
            lambda: withdraw_day(row, **form.cleaned_data, actor=request.user),
            title=gettext("Withdraw the entry"),
            subject=row,
            says=gettext("The day is again what the calendar of the republic says."),
            done=gettext("The entry is withdrawn."),
        )

    @display(description=_("day"), ordering="day")
    def shown_day(self, row: SpecialDay) -> str:
        """Return the day as people write it."""
        return format_date(row.day)
