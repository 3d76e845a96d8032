"""The staff list in the admin, for those who answer for the people (4.2.2, 4.2.3 e)."""

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
from unfold.decorators import display

from accounts.models import User
from accounts.roles import ROLES
from core import clock
from core.admin_desk import DeskAdmin
from core.admin_forms import TransitionForm
from core.admin_pages import ask, bound, require
from core.admin_record import RecordDesk
from core.admin_shown import EnteredAdmin
from core.enums import Unit
from core.formatting import format_number
from core.forms import CleanCharField, DateField, MoneyField
from core.log_words import LOG_WORDS
from documents.models import GoverningAct
from reporting.domain.staff import BASES, MOST, let_go, take_on
from reporting.models import StaffMember
from reporting.models.staff import KEEP_STAFF

DAY = _("For example, 22.11.2026")
LOG_WORDS["reporting.StaffMember"] = {"let_go": _("Record the last day")}


class StaffForm(TransitionForm):
    """Who works in which unit and post, by which order."""

    user = forms.ModelChoiceField(
        User.objects.filter(is_active=True).order_by("surname", "given_name"),
        label=_("Account, if there is one"),
        required=False,
        empty_label="–",
    )
    name = CleanCharField(
        label=_("Full name"), max_length=200, required=False, help_text=_("Taken from the account.")
    )
    post = CleanCharField(label=_("Post"), max_length=200)
    unit = forms.ChoiceField(
        label=_("Unit"), choices=[("", _("The whole Centre")), *Unit.choices], required=False
    )
    role = forms.ChoiceField(
        label=_("Role in the portal"),
        choices=[("", "–"), *((role.value, role.label) for role, spec in ROLES.items() if spec.staff)],
        required=False,
    )
    share = MoneyField(label=_("Part of a full post"), initial=1, max_value=MOST, help_text=_("1; 0,5; 0,25"))
    starts_on = DateField(label=_("First day"), help_text=DAY)
    basis = forms.ModelChoiceField(
        GoverningAct.objects.filter(kind__in=BASES), label=_("Order"), help_text=_("Entered among the acts.")
    )
    education = CleanCharField(label=_("Higher education"), max_length=300, required=False)
    experience = CleanCharField(
        label=_("Experience in managing science, innovation or business"), max_length=300, required=False
    )
    knows_law = CleanCharField(label=_("Knowledge of innovation law"), max_length=300, required=False)


class EndForm(TransitionForm):
    """The last day in the post, and the order."""

    ends_on = DateField(label=_("Last day"), help_text=DAY)
    reason = CleanCharField(label=_("Order or reason"), max_length=300)


class TodayFilter(SimpleListFilter):
    """Who works today, computed from dates."""

    title = _("today")
    parameter_name = "today"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """The two answers."""
        return [("yes", _("Works")), ("no", _("Does not work"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[StaffMember]) -> QuerySet[StaffMember]:
        """The chosen people."""
        working = StaffMember.objects.in_force(clock.today()).values("pk")
        match self.value():
            case "yes":
                return queryset.filter(pk__in=working)
            case "no":
                return queryset.exclude(pk__in=working)
        return queryset


def end(admin: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Record the last day."""
    require(request, KEEP_STAFF)
    member = get_object_or_404(StaffMember, pk=pk, ends_on=None)
    form = EndForm(*bound(request), user=request.user)
    return ask(
        admin, request, form,
        lambda: let_go(member, **form.cleaned_data, actor=request.user),
        title=gettext("Record the last day"), subject=member,
    )  # fmt: skip


@admin.register(StaffMember)
class StaffMemberAdmin(RecordDesk, DeskAdmin, EnteredAdmin):
    """People by unit and post; no personnel file."""

    add_form, add_title, add_permission = StaffForm, _("Enter an employee"), KEEP_STAFF
    add_says = _("Education, experience and knowledge of the law (4.2.2) are written where they are known.")
    enter = staticmethod(take_on)
    list_display = ("name", "post", "unit", "role", "part", "starts_on", "ends_on")
    list_filter = (TodayFilter, "unit", "role")
    search_fields = ("name", "post")
    fields = (
        "name", "user", "post", "unit", "role", "share", "starts_on", "ends_on", "basis",
        "education", "experience", "knows_law",
    )  # fmt: skip
    pages = (("<int:pk>/end/", end, "staffmember_end"),)
    export_columns = (
        (_("Full name"), lambda row: row.name),
        (_("Post"), lambda row: row.post),
        (_("Unit"), lambda row: str(row.get_unit_display())),
        (_("Role in the portal"), lambda row: str(row.get_role_display())),
        (_("Part of a full post"), lambda row: row.share),
        (_("First day"), lambda row: row.starts_on),
        (_("Last day"), lambda row: row.ends_on),
    )

    def desk_links(self, request: HttpRequest, record: StaffMember) -> list[tuple[Any, str]]:
        """Recording the last day, while there is none."""
        if record.ends_on or not request.user.has_perm(KEEP_STAFF):
            return []
        return [
            (gettext("Record the last day"), reverse("admin:reporting_staffmember_end", args=[record.pk]))
        ]

    @display(description=_("part of a full post"), ordering="share")
    def part(self, member: StaffMember) -> str:
        """The share as people write it."""
        return format_number(member.share)
