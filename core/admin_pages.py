"""Pages of the admin that ask before an act and do it: one way for every room."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from unfold.admin import ModelAdmin

from core.errors import DomainError
from core.form_errors import show_error

PLAIN_PAGE = "admin/core/transition_page.html"


def ask(
    admin: ModelAdmin,
    request: HttpRequest,
    form: Form,
    run: Callable[[], Any],
    *,
    done: str = "",
    goes_to: Model | str | None = None,
    **words: Any,
) -> HttpResponse:
    """GET asks; POST does `run()` and opens the record it gives, or says why not, what was typed kept.

    `done` is the sentence afterwards; `goes_to`, a record or an address, is opened instead; `words` are those
    of `show`.
    """
    if request.method == "POST" and form.is_valid():
        try:
            made = run()
        except DomainError as error:
            show_error(form, error)
        else:
            messages.success(request, done or _("Done."))
            return HttpResponseRedirect(goes_to if isinstance(goes_to, str) else page_of(goes_to or made))
    return show(admin, request, form, **words)


def show(
    admin: ModelAdmin,
    request: HttpRequest,
    form: Form,
    *,
    title: str,
    subject: Any = None,
    says: str = "",
    button: str = "",
    back_url: str = "",
    page: str = PLAIN_PAGE,
    **more: Any,
) -> HttpResponse:
    """The page with one form. `subject` is what it is about: a record, other words, or the whole list."""
    about = subject._meta if isinstance(subject, Model) else admin.opts
    context = {
        **admin.admin_site.each_context(request),
        "title": title,
        "opts": about,
        "record": subject or capfirst(about.verbose_name_plural),
        "form": form,
        "media": admin.media + form.media,
        "says": says,
        "button": button or title,
        "back_url": back_url or (page_of(subject) if isinstance(subject, Model) else list_of(admin.model)),
        **more,
    }
    return TemplateResponse(request, page, context)


def bound(request: HttpRequest) -> tuple[Any, ...]:
    """What was typed and sent, as the first arguments of a form; nothing before that."""
    return (request.POST, request.FILES) if request.method == "POST" else ()


def require(request: HttpRequest, permission: str) -> None:
    """Answer 404 to those who may not do this."""
    if not request.user.has_perm(permission):
        raise Http404


def page_of(record: Model) -> str:
    """The address of a record's page."""
    options = record._meta
    return reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[record.pk])


def list_of(model: type[Model]) -> str:
    """The address of the list of a model's records."""
    options = model._meta
    return reverse(f"admin:{options.app_label}_{options.model_name}_changelist")
