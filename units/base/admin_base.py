"""What the units' admin screens share: acts with pages of their own, and an add page for the domain."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.admin_forms import TransitionForm
from core.domain.transitions import TransitionInfo
from residents.admin_base import ShownAdmin


@dataclass(frozen=True)
class Act:
    """How an act on a record without states is offered: its button, who may, when."""

    label: Any
    permission: str
    offered: Callable[[Any], bool] = lambda record: True
    tone: str = "now"


class UnitAdmin(ShownAdmin):
    """A record of the units; it is added on a page with one form, and changed by acts."""

    add_form: ClassVar[type[TransitionForm] | None] = None
    add_title: ClassVar[Any] = ""

    def add_record(self, user: Any, data: dict[str, Any]) -> Any:
        """Call the domain function that makes the record."""
        raise NotImplementedError

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whoever holds the permission, where the screen has a form."""
        permission = f"{self.opts.app_label}.add_{self.opts.model_name}"
        return self.add_form is not None and bool(request.user.has_perm(permission))

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """GET asks, POST makes the record."""
        if self.add_form is None or not self.has_add_permission(request):
            raise PermissionDenied
        form = self.add_form(request.POST or None, user=request.user)
        return self.form_page(
            request,
            form,
            lambda: self.add_record(request.user, form.cleaned_data),
            title=str(self.add_title),
            subject=str(self.add_title),
            back_url=reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"),
            done=_("Recorded."),
        )

    def record_url(self, record: Any) -> str:
        """The page of a record of any of the units' models."""
        options = record._meta
        return reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[record.pk])


class ActAdmin(UnitAdmin):
    """A record without states: its acts have buttons and pages as transitions have."""

    acts: ClassVar[Mapping[str, Act]] = {}

    def transitions_of(self, request: HttpRequest, obj: Any) -> list[TransitionInfo]:
        """The acts that make sense for the record now, each with whether this person may do it."""
        return [_info(name, act, request.user) for name, act in self.acts.items() if act.offered(obj)]

    def _label(self, obj: Any, transition: str) -> str:
        return str(self.acts[transition].label)


def _info(name: str, act: Act, user: Any) -> TransitionInfo:
    allowed = bool(user.has_perm(act.permission))
    why_not = "" if allowed else _("Your role does not allow this.")
    return TransitionInfo(name=name, label=str(act.label), tone=act.tone, allowed=allowed, why_not=why_not)


DAY = gettext_lazy("For example, 22.11.2026")
