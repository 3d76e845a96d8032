"""The last pages: the answers, the sending, the receipt; and what else an applicant may do."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from applications.answers import sections
from applications.domain.calls import move_to_call
from applications.domain.completeness import missing_answers
from applications.domain.receipt import receipts_of
from applications.domain.submission import send_application, withdraw_application
from applications.enums import Step
from applications.forms.sending import ConsentForm
from applications.models import Call
from applications.views.doors import opened_application, posted_application, token_of
from applications.views.frame import FROM_CHECK, first_open_step, step_url
from applications.views.steps import LATER, StepView
from core.errors import DomainError
from core.form_errors import show_error


class CheckView(StepView):
    """Everything once, each answer correctable, one consent, one button."""

    step = Step.CHECK
    template_name = "applications/application_check.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show all answers and ask for the consent."""
        return self.show(ConsentForm())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Send the application and show its number."""
        if LATER in request.POST:
            return self.leave_by_mail()
        form = ConsentForm(request.POST)
        if form.is_valid():
            try:
                version = form.cleaned_data["consent_version"]
                send_application(self.application, consent_version=version, language=get_language() or "ky")
                return self.already_sent()
            except DomainError as error:
                show_error(form, error)
        return self.show(form)

    def already_sent(self) -> HttpResponse:
        """Show the receipt: to the first press of the button and to the second."""
        return redirect("applications:sent", self.application.public_id)

    def show(self, form: ConsentForm) -> HttpResponse:
        """Show the page; what is still missing stands above, each with the way to it."""
        urls = {
            step: f"{step_url(self.application, step)}?{FROM_CHECK}=1"
            for step in Step.values
            if step != Step.CHECK
        }
        gaps = [
            {"text": gap.message, "url": f"{urls[gap.step]}#id_{gap.target}"}
            for gap in missing_answers(self.application)
        ]
        return self.page(form=form, gaps=gaps, sections=sections(self.application, urls=urls))


@require_safe
def resume(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Lead to the first step that is not answered yet; a returned application, to its answers."""
    application = opened_application(request, public_id)
    if not application.is_editable:
        return redirect("portal:application", public_id)
    return redirect(step_url(application, first_open_step(application)))


@require_safe
def sent(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show the receipt: the number, what is next, where the letter went."""
    application = opened_application(request, public_id)
    if not application.number:
        raise Http404
    context = {"application": application, "receipt": receipts_of(application).first()}
    return render(request, "applications/application_sent.html", context)


@csrf_exempt
@require_POST
def move(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Take a draft whose call has closed over into an open one."""
    application = posted_application(request, public_id)
    call = get_object_or_404(
        Call, pk=request.POST.get("call") if request.POST.get("call", "").isdecimal() else 0
    )
    try:
        application = move_to_call(application, call=call)
    except DomainError:
        return redirect("portal:application", public_id)
    return redirect(step_url(application, Step.CHECK))


@csrf_exempt
def withdraw(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Ask once more, then take the application back."""
    find = posted_application if request.method == "POST" else opened_application
    application = find(request, public_id)
    if request.method == "POST":
        try:
            withdraw_application(application)
        except DomainError as error:
            context = {
                "application": application,
                "form_token": token_of(application),
                "sentence": str(error),
            }
            return render(request, "applications/application_withdraw.html", context)
        return redirect("portal:application", public_id)
    context = {"application": application, "form_token": token_of(application)}
    return render(request, "applications/application_withdraw.html", context)
