"""What the room's admin screens share: records that only their acts change, and pages with one form."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from core.admin import TransitionAdmin, show_error
from core.errors import DomainError

# The portal's tones as Unfold names its labels.
LABELS = {"ok": "success", "wait": "warning", "stop": "danger", "now": "info", "quiet": "primary"}


def labels_of(tones: dict[Any, str]) -> dict[str, str]:
    """Tones of a model's states as label colours of Unfold."""
    return {str(state): LABELS[tone] for state, tone in tones.items()}


class ShownAdmin(TransitionAdmin):
    """A record whose page only shows it; what changes it has a page of its own."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """On the page of the record nothing is typed."""
        match = request.resolver_match
        shown = match is not None and str(match.url_name).endswith("_change")
        return not shown and super().has_change_permission(request, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Rows come from acts, not from an empty form."""
        return False

    def form_page(
        self,
        request: HttpRequest,
        form: Form,
        run: Callable[[], Any],
        *,
        title: str,
        subject: Any,
        says: str = "",
        back_url: str = "",
        done: str = "",
    ) -> HttpResponse:
        """A page with one form: GET asks, POST does `run()` and goes to the record it gives."""
        if request.method == "POST" and form.is_valid():
            try:
                made = run()
            except DomainError as error:
                show_error(form, error)
            else:
                messages.success(request, done or _("Done."))
                return HttpResponseRedirect(self.record_url(made))
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "record": subject,
            "form": form,
            "media": self.media + form.media,
            "says": says,
            "button": title,
            "back_url": back_url or reverse(f"admin:residents_{self.opts.model_name}_changelist"),
        }
        return TemplateResponse(request, "admin/core/transition_page.html", context)

    def record_url(self, record: Any) -> str:
        """The page of a record of any model of the room."""
        return reverse(f"admin:residents_{record._meta.model_name}_change", args=[record.pk])
