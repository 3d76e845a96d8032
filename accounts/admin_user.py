"""A person in the admin: invited, given roles; passwords and second factors are the person's alone."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.admin_acts import acts_for
from accounts.admin_forms import InvitationForm
from accounts.domain.invitations import good_until, has_lapsed
from accounts.domain.people import invite_by_letter
from accounts.models import User
from accounts.roles import Role
from core.admin import RecordAdmin
from core.admin_pages import ask, bound
from core.clock import day_of
from core.formatting import format_date
from core.log_words import LOG_WORDS
from core.models import TransitionLog


@admin.register(User)
class UserAdmin(RecordAdmin):
    """A person and their roles; passwords are set by the person alone."""

    list_display = ("name", "email", "unit", "is_staff", "is_active")
    list_filter = ("groups", "unit", "is_active")
    folded_search = "folded"
    fields = (
        "email",
        "surname",
        "given_name",
        "patronymic",
        "language",
        "unit",
        "shown_roles",
        "is_active",
        "shown_entry",
    )
    readonly_fields = ("email", "is_active", "shown_roles", "shown_entry")
    change_form_outer_before_template = "admin/accounts/user_acts.html"
    change_form_outer_after_template = "admin/core/transition_log.html"

    @admin.display(description=_("full name"), ordering="surname")
    def name(self, user: User) -> str:
        """Surname, given name and patronymic."""
        return user.full_name

    @admin.display(description=_("roles"))
    def shown_roles(self, user: User) -> str:
        """The roles, and what is wrong with those that give nothing."""
        words = [str(Role(role).label) for role in Role if role in user.roles]
        words += [
            gettext("%(role)s (gives nothing)") % {"role": _role_label(role)}
            for role in sorted(user.held_roles - user.roles)
        ]
        return ", ".join(words) or "–"

    @admin.display(description=_("login"))
    def shown_entry(self, user: User) -> str:
        """Whether the person has entered, until when the invitation is good, and the second factor."""
        until = good_until(user)
        if until is not None:
            said = (
                gettext("The invitation has lapsed: %(date)s")
                if has_lapsed(user)
                else gettext("Invited, until %(date)s")
            )
            return said % {"date": format_date(day_of(until), "short")}
        has_factor = user.authenticator_set.exists()
        return gettext("With a second factor") if has_factor else gettext("Without a second factor")

    def get_urls(self) -> list[URLPattern]:
        """The admin's addresses and one for each act."""
        view = self.admin_site.admin_view(self.act_view)
        return [path("<int:pk>/act/<slug:act>/", view, name="accounts_user_act"), *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The person, the acts above, the log below."""
        user = self.get_object(request, object_id)
        extra: dict[str, Any] = dict(extra_context or {})
        if user is not None:
            log = TransitionLog.objects.of(user).select_related("actor")
            may_act = self.has_change_permission(request, user)
            extra |= {
                "acts": acts_for(user, request.user) if may_act else [],
                "record": user,
                "transition_log": [(row, _log_label(row)) for row in log],
            }
        return super().change_view(request, object_id, form_url, extra)

    def act_view(self, request: HttpRequest, pk: int, act: str) -> HttpResponse:
        """GET says what will happen and asks why; POST does it."""
        user = self.get_object(request, str(pk))
        if user is None or not self.has_change_permission(request, user):
            raise Http404
        wanted = dict(acts_for(user, request.user)).get(act)
        if wanted is None:
            raise Http404
        form = wanted.form(*bound(request), record=user, user=request.user)
        return ask(
            self,
            request,
            form,
            lambda: wanted.run(user, request.user, form.cleaned_data),
            title=str(wanted.title),
            subject=user,
            says=wanted.says,
            done=str(wanted.done),
            goes_to=user,
        )

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """People come by invitation, with their role; the letter says how to set a password."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = InvitationForm(*bound(request), user=request.user)
        return ask(
            self,
            request,
            form,
            lambda: invite_by_letter(**form.cleaned_data, actor=request.user),
            title=gettext("Invite a person"),
            button=gettext("Send the invitation"),
            done=gettext("The invitation is sent."),
        )


def _role_label(role: str) -> str:
    return str(Role(role).label) if role in Role.values else role


def _log_label(row: TransitionLog) -> str:
    act = ACT_WORDS.get(row.transition)
    return f"{act or row.transition}: {_role_label(row.target)}" if row.target else str(act or row.transition)


ACT_WORDS = {
    "give_role": _("Role given"),
    "take_role": _("Role taken away"),
    "change_email": _("E-mail changed"),
    "deactivate": _("Account closed"),
    "reactivate": _("Account opened again"),
    "withdraw_second_factor": _("Second factor withdrawn"),
}

LOG_WORDS["accounts.User"] = {**ACT_WORDS, **dict(Role.choices)}
