"""Picking a call and answering the first step, before there is a row of the application."""

import uuid
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.http import require_safe

from applications import limits
from applications.domain.calls import CallClosed, require_open_call
from applications.domain.drafts import keep_typed, start_application
from applications.domain.links import unsign
from applications.domain.queries import calls_now
from applications.enums import Step
from applications.forms.applicant import ApplicantStepForm
from applications.forms.base import collect
from applications.models import Application, Call
from applications.views.doors import TOKEN, opened_ids, remember, require_own_page
from applications.views.frame import frame, step_url
from applications.views.leaving import mail_link
from applications.views.steps import LATER
from core.clock import now
from core.errors import DomainError
from core.form_errors import show_error

START = "applications.start"


@require_safe
def calls(request: HttpRequest) -> HttpResponse:
    """List the open calls, and the drafts this device has open."""
    own = Application.objects.filter(public_id__in=opened_ids(request)).select_related("call").order_by("-pk")
    context = {"calls": calls_now(), "own": own}
    return render(request, "applications/application_calls.html", context)


class StartView(View):
    """The first step of a new application."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Find the call; take nothing from another site's page."""
        self.call = get_object_or_404(Call.objects.public(), pk=kwargs["pk"])
        if request.method == "POST":
            require_own_page(request)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Ask who applies; answer a closed call with the reason and the next one."""
        try:
            require_open_call(self.call, at=now())
        except CallClosed as error:
            context = {"call": self.call, "sentence": str(error), "calls": calls_now()}
            return render(request, "applications/application_closed.html", context)
        return self.page(ApplicantStepForm(), new_token())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Make the draft; without an accepted answer nothing is made, and nothing typed is lost."""
        form = ApplicantStepForm(request.POST)
        token = request.POST.get(TOKEN, "")
        public_id = read_token(token)
        if public_id is None:
            token = new_token()
            public_id = read_token(token)
        try:
            if form.is_valid():
                return self.started(form.cleaned_data, public_id)
            if LATER in request.POST and "email" not in form.errors:
                return self.started_for_later(form, public_id)
        except DomainError as error:
            show_error(form, error)
        return self.page(form, token)

    def started(self, data: dict[str, Any], public_id: uuid.UUID | None) -> HttpResponse:
        """Keep the first step and go on to the second, or leave by mail."""
        application = self.make(data, public_id, saved=True)
        if LATER in self.request.POST:
            mail_link(self.request, application)
            return redirect("applications:later", application.public_id)
        return redirect(step_url(application, Step.PROJECT))

    def started_for_later(self, form: ApplicantStepForm, public_id: uuid.UUID | None) -> HttpResponse:
        """Keep an unfinished first step: an address is enough to come back."""
        application = self.make({"email": form.cleaned_data["email"]}, public_id, saved=False)
        keep_typed(application, step=Step.APPLICANT, typed=collect(form, self.request.POST))
        mail_link(self.request, application)
        return redirect("applications:later", application.public_id)

    def make(self, data: dict[str, Any], public_id: uuid.UUID | None, *, saved: bool) -> Application:
        """Make the draft and open it in this session."""
        if not limits.may_start_draft(self.request):
            raise DomainError(
                _("Many applications were begun from this network just now. Try again in an hour.")
            )
        application = start_application(
            self.call, data=data, language=get_language() or "ky", public_id=public_id, saved=saved
        )
        remember(self.request, application)
        return application

    def page(self, form: ApplicantStepForm, token: str) -> HttpResponse:
        """Show the first step."""
        around = frame(None, Step.APPLICANT)
        context = {
            **around,
            "form": form,
            "form_token": token,
            "call": self.call,
            "title": Step.APPLICANT.label,
        }
        return render(self.request, "applications/application_step.html", context)


def new_token() -> str:
    """Return the name of a draft to be: two posts of one page make one draft."""
    return signing.dumps(uuid.uuid4().hex, salt=START)


def read_token(token: str) -> uuid.UUID | None:
    """Return the name a token carries, if it was signed here."""
    try:
        return uuid.UUID(unsign(token, START))
    except (TypeError, ValueError, AttributeError):
        return None
