"""The applicant's page: opened by a personal link, without an account."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from applications import limits
from applications.answers import sections
from applications.domain.messages import send_to_centre
from applications.domain.status_codes import status_code
from applications.forms.messages import MessageForm
from applications.models import Application
from applications.views.doors import forget, opened_application
from core.errors import DomainError
from core.form_errors import show_error
from documents.enums import Side
from documents.models import Message
from documents.thread_lines import lines_of
from portal.applicant import page_of


@require_safe
@never_cache
def application(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Say what has become of the application, what is next and who acts."""
    own = opened_application(request, public_id)
    if own.is_draft:
        return redirect("applications:resume", public_id)
    return _show(request, own, MessageForm(requests=_requests(own)))


@never_cache
def message(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Send the applicant's message; what is wrong with it is said on the page, what was typed stays."""
    own = opened_application(request, public_id)
    if request.method != "POST":
        return redirect("portal:application", public_id)
    form = MessageForm(request.POST, request.FILES, requests=_requests(own))
    if form.is_valid() and _sent(request, own, form):
        messages.success(request, _("Your message is sent."))
        return redirect("portal:application", public_id)
    return _show(request, own, form)


@require_POST
def close(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Close the application on this device: the personal link opens it again."""
    forget(request, opened_application(request, public_id))
    return redirect("portal:landing")


def _show(request: HttpRequest, own: Application, form: MessageForm) -> HttpResponse:
    context: dict[str, Any] = {
        "page": page_of(own),
        "application": own,
        "sections": sections(own),
        "thread": lines_of(own, reader=Side.OUTSIDE, other=_("The Centre")),
        "form": form,
        "status_code": status_code(own),
    }
    return render(request, "portal/applicant_page.html", context)


def _requests(own: Application) -> list[Message]:
    """What the Centre asked this applicant for and has no answer to yet."""
    return list(Message.objects.of(own).open_requests())


def _sent(request: HttpRequest, own: Application, form: MessageForm) -> bool:
    if not limits.may_send_message(request):
        form.add_error(None, _("You have sent many messages just now. Wait a little and try again."))
        return False
    try:
        send_to_centre(own, **form.cleaned_data)
    except DomainError as error:
        show_error(form, error)
        return False
    return True
