"""The step of the documents: a file is sent and kept at once, replaced, or taken away."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from applications.domain.attachments import attach, remove_attachment, replace_attachment
from applications.domain.drafts import save_step
from applications.domain.queries import files_of
from applications.enums import Step
from applications.forms.documents import DocumentForm
from applications.models import Attachment
from applications.views.steps import LATER, StepView
from core.conf import centre
from core.errors import DomainError
from core.form_errors import show_error
from documents.file_notes import file_note

REPLACE = "replace"


class DocumentsView(StepView):
    """Files of the application."""

    step = Step.DOCUMENTS
    template_name = "applications/application_documents.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show the files and ask for one more, or for one in the place of another."""
        old = self.replaced(request.GET)
        return self.show(DocumentForm(initial={"kind": old.kind} if old else None), old)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Take a file, give one back, or go on; a chosen file is taken with every button."""
        old = self.replaced(request.POST)
        chosen = bool(request.FILES) or "upload" in request.POST
        form = DocumentForm(request.POST, request.FILES) if chosen else DocumentForm()
        try:
            return self.act(form, old, chosen=chosen)
        except DomainError as error:
            return self.show(form, old, sentence=str(error))

    def act(self, form: DocumentForm, old: Attachment | None, *, chosen: bool) -> HttpResponse:
        """Do what the pressed button says."""
        removed = self.request.POST.get("remove", "")
        if removed.isdecimal():
            remove_attachment(self.application, attachment_id=int(removed))
            return self.stay()
        if chosen and not self.take(form, old):
            return self.show(form, old)
        if "upload" in self.request.POST:
            return self.stay()
        save_step(self.application, step=self.step, data={})
        return self.leave_by_mail() if LATER in self.request.POST else self.go_on()

    def take(self, form: DocumentForm, old: Attachment | None) -> bool:
        """Keep the chosen file; say beside the field why it is refused."""
        if form.is_valid():
            file, kind = form.cleaned_data["file"], form.cleaned_data["kind"]
            try:
                if self.request.POST.get(REPLACE):
                    number = old.pk if old else 0
                    replace_attachment(self.application, attachment_id=number, file=file, kind=kind)
                else:
                    attach(self.application, file=file, kind=kind)
            except DomainError as error:
                show_error(form, error)
        return form.is_valid()

    def replaced(self, asked: Any) -> Attachment | None:
        """Return the file in whose place the next one comes, if there is one."""
        number = asked.get(REPLACE, "")
        return files_of(self.application).filter(pk=number).first() if number.isdecimal() else None

    def stay(self) -> HttpResponse:
        """Show the files anew; the one to be replaced is replaced by now."""
        asked = self.request.GET.copy()
        asked.pop(REPLACE, None)
        query = f"?{asked.urlencode()}" if asked else ""
        return HttpResponseRedirect(f"{self.request.path}{query}#files")

    def show(self, form: DocumentForm, old: Attachment | None, **context: Any) -> HttpResponse:
        """Show the page."""
        asked = self.request.GET.copy()
        files = []
        for one in files_of(self.application):
            asked[REPLACE] = str(one.pk)
            files.append(
                {
                    "id": one.pk,
                    "kind": one.get_kind_display(),
                    "name": one.upload.name,
                    "url": one.upload.get_absolute_url(),
                    "replace_url": f"?{asked.urlencode()}#attach",
                    "note": file_note(one.upload),
                }
            )
        return self.page(form=form, files=files, old=old, largest=centre("UPLOAD_MAX_MB"), **context)
