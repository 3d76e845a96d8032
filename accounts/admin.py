"""People in the admin: users, parties, appointments."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.admin_forms import InvitationForm
from accounts.domain.people import invite_by_letter
from accounts.models import Appointment, Party, User
from core.admin import RecordAdmin, show_error
from core.errors import DomainError

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

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """People come by invitation, with their role; the letter says how to set a password."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = InvitationForm(request.POST or None, user=request.user)
        if request.method == "POST" and form.is_valid():
            try:
                user = invite_by_letter(**form.cleaned_data, actor=request.user)
            except DomainError as error:
                show_error(form, error)
            else:
                messages.success(request, _("The invitation is sent."))
                return HttpResponseRedirect(reverse("admin:accounts_user_change", args=[user.pk]))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Invite a person"),
            "opts": self.opts,
            "form": form,
            "media": self.media + form.media,
            "button": _("Send the invitation"),
            "back_url": reverse("admin:accounts_user_changelist"),
        }
        return TemplateResponse(request, "admin/core/transition_page.html", context)


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
