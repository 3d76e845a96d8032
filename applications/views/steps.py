"""Pages of the form: each keeps what was typed, accepted or not, and leads to the next."""

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views import View

from applications.domain.drafts import keep_typed, save_step
from applications.domain.questions import check_answers, on_page, questions_of
from applications.domain.turns import earlier_step
from applications.enums import Step
from applications.forms.applicant import ApplicantStepForm
from applications.forms.base import StepForm, as_initial, collect
from applications.forms.needs import NeedsStepForm
from applications.forms.project import ProjectStepForm
from applications.forms.questions import given_answers, initial_answers, question_fields
from applications.models import Application
from applications.views.doors import opened_application, posted_application
from applications.views.frame import FROM_CHECK, frame, memory_of, next_step, step_url
from applications.views.leaving import mail_link
from core.errors import DomainError
from core.form_errors import show_error

LATER = "later"
VERSION = "questions"


class StepView(View):
    """One step of one application."""

    step: ClassVar[Step]
    template_name: ClassVar[str] = "applications/application_step.html"
    application: Application

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Open the application, or lead to its own page when it can no longer be changed."""
        find = posted_application if request.method == "POST" else opened_application
        self.application = find(request, kwargs["public_id"])
        if not self.application.is_editable:
            return self.already_sent()
        earlier = earlier_step(self.application, self.step) if request.method != "POST" else None
        if earlier is not None and self.step != Step.CHECK:
            return redirect(step_url(self.application, earlier))
        return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]

    def already_sent(self) -> HttpResponse:
        """Lead to the applicant's page; a form that was open since yesterday is told why."""
        if self.request.method == "POST":
            messages.warning(
                self.request,
                _("The application has been sent already, so this page changed nothing."),
            )
        return redirect("portal:application", self.application.public_id)

    def page(self, **context: Any) -> HttpResponse:
        """Show the step."""
        around = frame(self.application, self.step, from_check=self.from_check)
        return render(self.request, self.template_name, {**around, "title": self.step.label, **context})

    @property
    def from_check(self) -> bool:
        """Say whether the writer came from "check your answers" to correct one of them."""
        return self.step != Step.CHECK and FROM_CHECK in self.request.GET

    @property
    def typed(self) -> dict[str, list[str]]:
        """Return what was typed here before and not accepted."""
        memory = memory_of(self.application)
        return memory.typed.get(self.step, {}) if memory else {}

    def go_on(self) -> HttpResponse:
        """Lead to the next step, or back to the answers."""
        return redirect(step_url(self.application, Step.CHECK if self.from_check else next_step(self.step)))

    def leave_by_mail(self) -> HttpResponse:
        """Mail the personal link and lead to the page that says so."""
        mail_link(self.request, self.application)
        return redirect("applications:later", self.application.public_id)


class QuestionsView(StepView):
    """A step whose questions are fields of the application itself, and those its call adds."""

    form_class: ClassVar[type[StepForm]]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show the questions with what is kept."""
        more = self.fields_of_call()
        kept = {name: getattr(self.application, name) for name in self.form_class.base_fields}
        kept |= initial_answers(on_page(self.application, self.step), self.application.answers)
        typed = as_initial({**self.form_class.base_fields, **more}, self.typed)
        return self.page(form=self.form_class(initial={**kept, **typed}, more=more))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Keep the answers and go on; what cannot be accepted stays on the page and in the memory."""
        form = self.form_class(request.POST, more=self.fields_of_call())
        leaving = LATER in request.POST
        try:
            if self.is_accepted(form):
                return self.leave_by_mail() if leaving else self.go_on()
            keep_typed(self.application, step=self.step, typed=collect(form, request.POST))
        except DomainError as error:
            show_error(form, error)
        return self.leave_by_mail() if leaving and not form.non_field_errors() else self.page(form=form)

    def is_accepted(self, form: StepForm) -> bool:
        """Keep the answers if all of them can be kept; else each says beside its field why not."""
        valid = form.is_valid()
        answers = given_answers(form, self.request.POST)
        try:
            self.require_same_questions()
            if valid:
                save_step(self.application, step=self.step, data=form.cleaned_data, answers=answers)
            else:
                check_answers(self.application, step=self.step, given=answers)
        except DomainError as error:
            show_error(form, error)
        return valid and form.is_valid()

    def fields_of_call(self) -> dict[str, forms.Field]:
        """Return the fields of the questions the call adds to this step."""
        return question_fields(on_page(self.application, self.step), questions_of(self.application))

    def require_same_questions(self) -> None:
        """Refuse a page that was opened before the questions changed."""
        shown = self.request.POST.get(VERSION)
        if shown is not None and shown != str(self.application.question_set_id or ""):
            raise DomainError(
                _("The questions have changed since this page was opened. Look at it and send it again.")
            )


class ApplicantView(QuestionsView):
    """Who applies (1.4)."""

    step = Step.APPLICANT
    form_class = ApplicantStepForm


class ProjectView(QuestionsView):
    """The innovation project (1.4, 2.3)."""

    step = Step.PROJECT
    form_class = ProjectStepForm


class NeedsView(QuestionsView):
    """The plan and what is needed for it."""

    step = Step.NEEDS
    form_class = NeedsStepForm
