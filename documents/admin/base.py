"""What the room's screens share: registers that are only read, and pages with one form."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from core.admin import RecordAdmin, TransitionForm, show_error
from core.errors import DomainError
from documents.models import Upload

#: nothing on the page is typed, so there is nothing to save
NO_SAVING = {"show_save": False, "show_save_and_continue": False, "show_save_and_add_another": False}


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


class ActPages:
    """Pages that ask for what one act needs and do it: a broken rule stands beside its field."""

    def act_page(
        self,
        request: HttpRequest,
        form_class: type[TransitionForm],
        run: Callable[[dict[str, Any]], Any],
        *,
        title: str,
        record: Any = None,
        says: str = "",
        initial: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """GET asks, POST does `run` with what was typed and opens the record it gives."""
        bound = (request.POST, request.FILES) if request.method == "POST" else ()
        form = form_class(*bound, record=record, user=request.user, initial=initial)
        if request.method == "POST" and form.is_valid():
            made = self._try(form, run)
            if made is not None:
                messages.success(request, _("Recorded."))
                return HttpResponseRedirect(self.page_of(made))
        return self._ask(request, form, title=title, record=record, says=says)

    def page_of(self, record: Any) -> str:
        """The page of a record."""
        options = record._meta
        return reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[record.pk])

    def _try(self, form: Form, run: Callable[[dict[str, Any]], Any]) -> Any:
        try:
            return run(form.cleaned_data)
        except DomainError as error:
            show_error(form, error)
            return None

    def _ask(
        self, request: HttpRequest, form: Form, *, title: str, record: Any, says: str, method: str = "post"
    ) -> HttpResponse:
        screen: Any = self
        options = screen.opts
        back = (
            self.page_of(record)
            if record
            else reverse(f"admin:{options.app_label}_{options.model_name}_changelist")
        )
        context = {
            **screen.admin_site.each_context(request),
            "title": title,
            "opts": options,
            "record": record or capfirst(options.verbose_name_plural),
            "form": form,
            "media": screen.media + form.media,
            "says": says,
            "button": title,
            "method": method,
            "back_url": back,
        }
        return TemplateResponse(request, "admin/core/transition_page.html", context)


def file_link(upload: Upload | None) -> str:
    """A link to a kept file; a dash for none."""
    if upload is None:
        return "–"
    return format_html('<a href="{}" class="underline">{}</a>', upload.get_absolute_url(), upload)


def page_link(record: Any) -> str:
    """A link to a record of this room; a dash for none."""
    if record is None:
        return "–"
    options = record._meta
    page = reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[record.pk])
    return format_html('<a href="{}" class="underline">{}</a>', page, record)
