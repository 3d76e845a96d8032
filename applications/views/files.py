"""The step of the documents: a file is sent and kept at once, or taken away."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from applications.domain.attachments import attach, remove_attachment
from applications.domain.drafts import save_step
from applications.domain.queries import files_of
from applications.enums import Step
from applications.forms.documents import DocumentForm
from applications.views.steps import LATER, StepView
from core.errors import DomainError
from core.form_errors import show_error
from documents.file_notes import file_note


class DocumentsView(StepView):
    """Files of the application."""

    step = Step.DOCUMENTS
    template_name = "applications/application_documents.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show the files and ask for one more."""
        return self.show(DocumentForm())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Take a file, give one back, or go on; a chosen file is taken with every button."""
        if "remove" in request.POST:
            return self.remove(request.POST["remove"])
        chosen = bool(request.FILES) or "upload" in request.POST
        form = DocumentForm(request.POST, request.FILES) if chosen else DocumentForm()
        if chosen and not self.take(form):
            return self.show(form)
        if "upload" in request.POST:
            return HttpResponseRedirect(f"{request.get_full_path()}#files")
        save_step(self.application, step=self.step, data={})
        return self.leave_by_mail() if LATER in request.POST else self.go_on()

    def take(self, form: DocumentForm) -> bool:
        """Keep the chosen file; say beside the field why it is refused."""
        if form.is_valid():
            try:
                attach(self.application, file=form.cleaned_data["file"], kind=form.cleaned_data["kind"])
            except DomainError as error:
                show_error(form, error)
        return form.is_valid()

    def remove(self, typed: str) -> HttpResponse:
        """Take a file away and show the rest."""
        if typed.isdecimal():
            remove_attachment(self.application, attachment_id=int(typed))
        return HttpResponseRedirect(f"{self.request.get_full_path()}#files")

    def show(self, form: DocumentForm) -> HttpResponse:
        """Show the page."""
        files = [
            {
                "id": one.pk,
                "kind": one.get_kind_display(),
                "name": one.upload.name,
                "url": one.upload.get_absolute_url(),
                "note": file_note(one.upload),
            }
            for one in files_of(self.application)
        ]
        return self.page(form=form, files=files)
