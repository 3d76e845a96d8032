"""People in the admin: parties, appointments; users have a module of their own."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.models import Group
from django.http import HttpRequest

from accounts import admin_appointment as admin_appointment
from accounts import admin_user as admin_user
from accounts.admin_party import PartyDesk
from accounts.models import Party
from core.admin import RecordAdmin

# Roles come from the table in code; addresses and second factors are each person's own.
for _model in (Group, EmailAddress, Authenticator):
    admin.site.unregister(_model)


@admin.register(Party)
class PartyAdmin(PartyDesk, RecordAdmin):
    """Legal entities and entrepreneurs, made by the contract; their details change by acts."""

    list_display = ("name", "kind", "inn", "phone", "email")
    list_filter = ("kind",)
    folded_search = "folded"

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A party is made when its contract is drafted."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A party's data change with its papers."""
        return False
