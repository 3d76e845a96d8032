"""Permissions to use the Centre's name in the admin: decided by the director (3.3.2)."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from unfold.decorators import display

from accounts.admin_scope import UnitScoped
from core import clock
from core.admin import Action
from core.admin_pages import page_of
from core.admin_record import RecordDesk
from core.admin_shown import ShownAdmin
from core.badges import labels_of
from core.domain.transitions import TransitionInfo
from residents.admin.notice import links_of
from residents.admin_filters import NameStandingFilter
from residents.admin_forms_cabinet import GrantNameForm, RefuseForm, RevokeForm
from residents.domain.name_permissions import grant_permission, refuse_permission, revoke_permission
from residents.enums_cabinet import NAME_TONES
from residents.models import NamePermission


@admin.register(NamePermission)
class NamePermissionAdmin(RecordDesk, UnitScoped, ShownAdmin):
    """A permission is asked for in the cabinet; here it is granted, refused, revoked."""

    list_display = ("party", "purpose", "show_standing", "valid_until", "number")
    list_filter = (NameStandingFilter, "residency__unit")
    list_select_related = ("residency__party", "paper", "grant__stopped_by")
    folded_search = "folded"
    fieldsets = (
        (_("What is asked for"), {"fields": ("residency", "grant", "purpose", "places", "asked_until")}),
        (
            _("Decision"),
            {
                "fields": (
                    "state",
                    "certificate",
                    "conditions",
                    "starts_on",
                    "valid_until",
                    "ended_on",
                    "refusal",
                )
            },
        ),
    )
    readonly_fields = ("certificate",)
    transition_actions = {
        "grant_name": Action(
            run=lambda permission, user, data: grant_permission(permission, actor=user, **data),
            form=GrantNameForm,
            says=_("The certificate gets its number and a code by which anybody confirms it."),
            done=_("The permission is granted and the resident is told."),
        ),
        "refuse": Action(
            run=lambda permission, user, data: refuse_permission(permission, actor=user, **data),
            form=RefuseForm,
            says=_("The resident reads the reason in the cabinet."),
            done=_("The permission is refused and the resident is told."),
        ),
        "revoke": Action(
            run=lambda permission, user, data: revoke_permission(permission, actor=user, **data),
            form=RevokeForm,
            says=_("From today the certificate is not valid, and whoever checks its code reads so."),
            done=_("The permission is revoked and the resident is told."),
        ),
    }

    def transitions_of(self, request: HttpRequest, obj: Any) -> list[TransitionInfo]:
        """What no longer holds is not revoked."""
        over = obj.left is not None and obj.left <= clock.today()
        found = super().transitions_of(request, obj)
        return [info for info in found if not (over and info.name == "revoke")]

    def desk_links(self, request: HttpRequest, record: NamePermission) -> list[tuple[Any, str]]:
        """The thread in which both sides write."""
        return [(_("Messages with the resident"), page_of(record.request))]

    @display(description=_("resident"), ordering="residency__party__name")
    def party(self, row: NamePermission) -> str:
        """Who asks."""
        return row.party_name

    @display(description=pgettext_lazy("permission", "standing"), label=labels_of(NAME_TONES))
    def show_standing(self, row: NamePermission) -> tuple[str, str]:
        """How it stands today, by its dates."""
        standing = row.standing()
        return standing, str(standing.label)

    @display(description=_("number"))
    def number(self, row: NamePermission) -> str:
        """The number of the certificate."""
        return row.paper.number if row.paper else ""

    @display(description=_("certificate"))
    def certificate(self, row: NamePermission) -> SafeString:
        """The original and its translation."""
        return links_of(row.paper)
