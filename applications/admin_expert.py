"""The experts' records in the admin: where they work, which directions they know (3.3.1)."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from applications.admin_forms_expert import ExpertForm, NewExpertForm
from applications.domain.profiles import KEEP, describe_expert
from applications.models import ExpertProfile
from core.admin import Action
from core.admin_shown import EnteredAdmin
from core.domain.transitions import TransitionInfo


@admin.register(ExpertProfile)
class ExpertProfileAdmin(EnteredAdmin):
    """What conflicts of interest are looked for by, and what readers are chosen by."""

    list_display = ("user", "organisation", "department", "shown_directions")
    list_select_related = ("user",)
    folded_search = "folded"
    fields = ("user", "organisation", "department", "shown_directions")
    readonly_fields = ("shown_directions",)
    add_form, add_title = NewExpertForm, _("Enter where an expert works")
    enter = staticmethod(describe_expert)
    transition_actions = {
        "change": Action(
            run=lambda profile, user, data: describe_expert(profile.user, actor=user, **data),
            form=ExpertForm,
        )
    }

    def transitions_of(self, request: HttpRequest, obj: Any) -> list[TransitionInfo]:
        """The record has no states; its one act is to write it anew."""
        allowed = request.user.has_perm(KEEP)
        why_not = "" if allowed else gettext("Your role does not allow this.")
        return [TransitionInfo("change", self._label(obj, "change"), "now", allowed, why_not)]

    def _label(self, obj: Any, transition: str) -> str:
        return gettext("Change the expert's record")

    @display(description=_("directions the expert knows"))
    def shown_directions(self, profile: ExpertProfile) -> str:
        """The directions in words."""
        return ", ".join(profile.direction_labels) or "–"
