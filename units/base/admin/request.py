"""Service requests in the admin: assigned, delivered, declined by the unit they belong to (2.2(2), 3.2)."""

from dataclasses import replace
from typing import Any

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from accounts.admin_scope import UnitScoped
from core.admin import Action
from core.admin_pages import ask, bound
from core.admin_record import RecordDesk
from core.admin_shown import EnteredAdmin
from core.badges import labels_of
from core.domain.transitions import TransitionInfo
from units.base.admin_forms_services import AskForm, AssignForm, DeclineForm, DeliverForm, IntroductionForm
from units.base.domain.introductions import name_investment, why_no_investment
from units.base.domain.requests import (
    SERVE,
    ask_as_resident,
    assign_request,
    decline_request,
    deliver_request,
)
from units.base.enums import REQUEST_TONES
from units.base.models import ServiceRequest


def name_sum(admin: EnteredAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Name the sum that came of an introduction."""
    row = admin.get_object(request, str(pk))
    if row is None or not _may_name(request, row):
        raise Http404
    form = IntroductionForm(*bound(request), record=row, user=request.user)
    return ask(
        admin,
        request,
        form,
        lambda: name_investment(row, **form.cleaned_data, actor=request.user),  # type: ignore[arg-type]
        title=gettext("Name the investment that came of it"),
        subject=row,
        says=gettext("The sum stays a row of the resident's report and is counted there alone."),
        done=gettext("The investment is named."),
    )


def _may_name(request: HttpRequest, row: ServiceRequest) -> bool:
    """Whether this person names a sum here: an introduction that was given, of the person's own unit."""
    unit = getattr(request.user, "unit", "")
    return request.user.has_perm(SERVE) and unit in ("", row.unit) and not why_no_investment(row)


@admin.register(ServiceRequest)
class ServiceRequestAdmin(RecordDesk, UnitScoped, EnteredAdmin):
    """Requests of all units; each unit's people act on their own."""

    list_display = ("asked", "kind", "unit", "show_state", "wished_on", "executor", "hours", "created_at")
    list_filter = ("state", "unit", "kind", "requester_kind")
    list_select_related = ("residency__party", "requester", "executor")
    folded_search = "folded"
    add_form, add_title = AskForm, _("Write down what a resident asks for")
    enter = staticmethod(ask_as_resident)
    fieldsets = (
        (None, {"fields": ("kind", "unit", "requester_kind", "residency", "requester", "text", "wished_on")}),
        (
            _("What was done"),
            {"fields": ("executor", "delivered_on", "hours", "result", "investment", "refusal")},
        ),
    )
    pages = (("<int:pk>/investment/", name_sum, "servicerequest_investment"),)
    transition_actions = {
        "assign": Action(
            run=lambda request, user, data: assign_request(request, actor=user, **data),
            form=AssignForm,
            done=_("The executor is named."),
        ),
        "deliver": Action(
            run=lambda request, user, data: deliver_request(request, actor=user, **data),
            form=DeliverForm,
            says=_("The one who asked will be asked to confirm."),
            done=_("The delivery is recorded."),
        ),
        "decline": Action(
            run=lambda request, user, data: decline_request(request, actor=user, **data),
            form=DeclineForm,
            done=_("The request is declined."),
        ),
    }

    def transitions_of(self, request: HttpRequest, obj: Any) -> list[TransitionInfo]:
        """An employee of another unit sees the buttons grey, and why (3.2)."""
        found = super().transitions_of(request, obj)
        unit = getattr(request.user, "unit", "")
        if not unit or unit == obj.unit:
            return found
        why = gettext("This is the work of another unit (3.2).")
        return [replace(info, allowed=False, why_not=why) for info in found]

    def desk_links(self, request: HttpRequest, record: ServiceRequest) -> list[tuple[Any, str]]:
        """Of an introduction that was given: the sum that came of it."""
        if not _may_name(request, record):
            return []
        address = reverse("admin:units_servicerequest_investment", args=[record.pk])
        return [(gettext("Name the investment that came of it"), address)]

    @display(description=_("asked by"))
    def asked(self, request: ServiceRequest) -> str:
        """The resident, or the person of the university."""
        return request.asked_by

    @display(description=_("state"), label=labels_of(REQUEST_TONES), ordering="state")
    def show_state(self, request: ServiceRequest) -> tuple[str, str]:
        """The state in its colour."""
        return request.state, request.get_state_display()
