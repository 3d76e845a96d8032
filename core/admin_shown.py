"""Screens that show a record and never let anybody type on its page."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from core.admin import RecordAdmin, TransitionAdmin
from core.admin_forms import TransitionForm
from core.admin_pages import ask, bound


class ReadOnly(RecordAdmin):
    """A register that is written by the portal's own acts alone."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Entries come with the act that makes them."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was issued or sent stays as it is."""
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """A past version is shown as the present one is: nothing in it is a form."""
        return self.fields or ()


class ShownAdmin(TransitionAdmin):
    """A record whose page only shows it; what changes it has a page of its own."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """On the page of the record nothing is typed, and on the pages of its past neither."""
        match = request.resolver_match
        shown = match is not None and str(match.url_name).endswith(("_change", "_simple_history"))
        return not shown and super().has_change_permission(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """A past version is shown as the present one is: nothing in it is a form."""
        return *super().get_readonly_fields(request, obj), *(self.fields or ())

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Rows come from acts, not from an empty form."""
        return False


class EnteredAdmin(ShownAdmin):
    """A record that somebody enters on a page with one form.

    `enter(**cleaned_data, actor=user)` is the domain function; without a form nothing is entered here.
    """

    add_form: ClassVar[type[TransitionForm] | None] = None
    add_title: ClassVar[Any] = ""
    add_says: ClassVar[Any] = ""
    add_permission: ClassVar[str] = ""
    enter: ClassVar[Any]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whoever holds the permission, where the screen has a form."""
        permission = self.add_permission or f"{self.opts.app_label}.add_{self.opts.model_name}"
        return self.add_form is not None and bool(request.user.has_perm(permission))

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """GET asks, POST makes the record."""
        if self.add_form is None or not self.has_add_permission(request):
            raise PermissionDenied
        form = self.add_form(*bound(request), user=request.user)
        return ask(
            self,
            request,
            form,
            lambda: self.enter(**form.cleaned_data, actor=request.user),
            title=str(self.add_title),
            says=str(self.add_says),
            done=_("Recorded."),
        )
