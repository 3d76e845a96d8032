"""The applicant's appeal against a decision, from the page of the application (3.3.1)."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from applications.domain.appeals import file_appeal, why_no_appeal
from applications.forms.appeal import AppealForm
from applications.views.doors import opened_application, posted_application, token_of
from core.clock import now
from core.errors import DomainError
from core.form_errors import show_error


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def appeal(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Ask why, and take the appeal; where none can be filed, say why not."""
    posted = request.method == "POST"
    application = (posted_application if posted else opened_application)(request, public_id)
    form = AppealForm(request.POST or None, request.FILES or None)
    if posted and form.is_valid():
        try:
            file_appeal(application, text=form.cleaned_data["text"], files=form.cleaned_data["files"])
        except DomainError as error:
            show_error(form, error)
        else:
            return redirect("portal:application", public_id)
    context = {
        "application": application,
        "form": form,
        "form_token": token_of(application),
        "closed": "" if posted else why_no_appeal(application, now()),
    }
    return render(request, "applications/application_appeal.html", context)
