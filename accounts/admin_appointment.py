"""Appointments by order in the admin: who holds which post, from when until when (4.2.1)."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.domain.appointments import appoint, dismiss
from accounts.models import Appointment, Post, User
from core import clock
from core.admin_forms import TransitionForm
from core.admin_pages import ask, bound, require
from core.admin_record import RecordDesk
from core.admin_shown import EnteredAdmin
from core.forms import CleanCharField, DateField
from core.log_words import LOG_WORDS

ADD, CHANGE = "accounts.add_appointment", "accounts.change_appointment"
DAY = _("For example, 22.11.2026")
LOG_WORDS["accounts.Appointment"] = {"dismiss": _("Record the last day")}


class AppointForm(TransitionForm):
    """Who takes which post, by which order, from which day."""

    post = forms.ChoiceField(label=_("Post"), choices=Post.choices)
    user = forms.ModelChoiceField(
        User.objects.filter(is_active=True).order_by("surname", "given_name"), label=_("Person")
    )
    order_number = CleanCharField(label=_("Number of the rector's order"), max_length=40)
    order_date = DateField(label=_("Date of the order"), help_text=DAY)
    starts_on = DateField(label=_("First day"), help_text=DAY)
    ends_on = DateField(
        label=_("Last day"), required=False, help_text=_("Empty where the order does not name one.")
    )


class DismissForm(TransitionForm):
    """The last day in the post, by which order."""

    ends_on = DateField(label=_("Last day"), help_text=DAY)
    reason = CleanCharField(label=_("Order: number and date"), max_length=300)


class HolderFilter(SimpleListFilter):
    """Who holds a post today, computed from dates."""

    title = _("today")
    parameter_name = "today"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """One question."""
        return [("yes", _("In force"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Appointment]) -> QuerySet[Appointment]:
        """The chosen appointments."""
        if self.value() != "yes":
            return queryset
        return queryset.filter(pk__in=Appointment.objects.in_force(clock.today()).values("pk"))


def end(admin: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Record the last day of who holds a post."""
    require(request, CHANGE)
    row = get_object_or_404(Appointment.objects.filter(pk__in=_lasting()), pk=pk)
    form = DismissForm(*bound(request), record=row, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: dismiss(row, **form.cleaned_data, actor=request.user),
        title=gettext("Record the last day"),
        subject=row,
    )


def _lasting() -> QuerySet[Any]:
    today = clock.today()
    return Appointment.objects.exclude(ends_on__lt=today).values("pk")


@admin.register(Appointment)
class AppointmentAdmin(RecordDesk, EnteredAdmin):
    """One holder of a post on each day; who acts for the director signs for the Centre meanwhile."""

    add_form, add_title, add_permission = AppointForm, _("Enter an appointment"), ADD
    add_says = _(
        "Who holds the post now ends the day before. Who acts for the director holds a post of its own: the "
        "director stays appointed, and the papers of these days carry the name of who acts."
    )
    enter = staticmethod(appoint)
    list_display = ("post", "user", "order_number", "order_date", "starts_on", "ends_on")
    list_filter = (HolderFilter, "post")
    list_select_related = ("user",)
    fields = ("post", "user", "order_number", "order_date", "starts_on", "ends_on")
    pages = (("<int:pk>/end/", end, "appointment_end"),)

    def desk_links(self, request: HttpRequest, record: Appointment) -> list[tuple[Any, str]]:
        """Recording the last day, while it lasts."""
        over = record.ends_on is not None and record.ends_on < clock.today()
        if over or not request.user.has_perm(CHANGE):
            return []
        url = reverse("admin:accounts_appointment_end", args=[record.pk])
        return [(gettext("Record the last day"), url)]
