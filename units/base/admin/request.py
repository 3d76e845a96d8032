"""Service requests in the admin: assigned, delivered, declined by the unit they belong to (2.2(2), 3.2)."""

from dataclasses import replace
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from accounts.admin_scope import UnitScoped
from core.admin import Action
from core.admin_shown import EnteredAdmin
from core.badges import labels_of
from core.domain.transitions import TransitionInfo
from units.base.admin_forms_services import AskForm, AssignForm, DeclineForm, DeliverForm
from units.base.domain.requests import ask_as_resident, assign_request, decline_request, deliver_request
from units.base.enums import REQUEST_TONES
from units.base.models import ServiceRequest


@admin.register(ServiceRequest)
class ServiceRequestAdmin(UnitScoped, EnteredAdmin):
    """Requests of all units; each unit's people act on their own."""

    list_display = ("asked", "kind", "unit", "show_state", "wished_on", "executor", "hours", "created_at")
    list_filter = ("state", "unit", "kind", "requester_kind")
    list_select_related = ("residency__party", "requester", "executor")
    folded_search = "folded"
    add_form, add_title = AskForm, _("Write down what a resident asks for")
    enter = staticmethod(ask_as_resident)
    fieldsets = (
        (None, {"fields": ("kind", "unit", "requester_kind", "residency", "requester", "text", "wished_on")}),
        (_("What was done"), {"fields": ("executor", "delivered_on", "hours", "result", "refusal")}),
    )
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

    @display(description=_("asked by"))
    def asked(self, request: ServiceRequest) -> str:
        """The resident, or the person of the university."""
        return request.asked_by

    @display(description=_("state"), label=labels_of(REQUEST_TONES), ordering="state")
    def show_state(self, request: ServiceRequest) -> tuple[str, str]:
        """The state in its colour."""
        return request.state, request.get_state_display()
