"""People in the admin: users, parties, appointments."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import Appointment, Party, User
from core.admin import RecordAdmin

admin.site.unregister(Group)


@admin.register(User)
class UserAdmin(RecordAdmin):
    """A person and their roles; passwords are set by the person alone."""

    list_display = ("name", "email", "unit", "is_staff", "is_active")
    list_filter = ("groups", "unit", "is_active")
    folded_search = "folded"
    fields = ("email", "surname", "given_name", "patronymic", "language", "unit", "is_active", "groups")
    filter_horizontal = ("groups",)

    @admin.display(description=_("full name"), ordering="surname")
    def name(self, user: User) -> str:
        """Surname, given name and patronymic."""
        return user.full_name

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """The e-mail is the login and stays; roles are given by invitation."""
        return ("email", "groups") if obj else ("groups",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """People come by invitation, with their role."""
        return False


@admin.register(Party)
class PartyAdmin(RecordAdmin):
    """Legal entities and entrepreneurs, made by the contract, read here."""

    list_display = ("name", "kind", "inn", "phone", "email")
    list_filter = ("kind",)
    folded_search = "folded"

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A party is made when its contract is drafted."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A party's data change with its papers."""
        return False


@admin.register(Appointment)
class AppointmentAdmin(RecordAdmin):
    """Who holds which post, by which order."""

    list_display = ("post", "user", "order_number", "order_date", "starts_on", "ends_on")
    list_filter = ("post",)
    list_select_related = ("user",)
    autocomplete_fields = ("user",)
