"""The registers of paper in the admin: papers and uploads to read, acts to enter, the outbox to watch."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.forms import ModelForm
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from post_office.models import STATUS, Attachment, Email, EmailTemplate, Log
from unfold.admin import ModelAdmin
from unfold.decorators import display

from core.admin import RecordAdmin
from core.badges import Tone, badge
from core.formatting import format_datetime, format_number
from core.languages import LANGUAGE_NAMES
from documents.access import label_of
from documents.admin_forms import ActForm
from documents.domain import papers
from documents.domain.filetypes import word_of
from documents.enums import FileState
from documents.models import GoverningAct, IssuedPaper, Upload

for unused in (Attachment, Email, EmailTemplate, Log):
    admin.site.unregister(unused)

TONES: dict[str, Tone] = {
    FileState.WHOLE: "success",
    FileState.MISSING: "info",
    FileState.LOST: "danger",
    FileState.ALTERED: "danger",
}


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


@admin.register(IssuedPaper)
class IssuedPaperAdmin(ReadOnly):
    """The register of issued papers (7.3)."""

    list_display = ("number", "kind", "title", "issued_on", "file_link")
    list_filter = ("kind", "year")
    folded_search = "folded"
    fields = (
        "number", "kind", "title", "issued_on", "language_words", "code", "subject_link",
        "file_link", "file_state", "sha256", "rendered_at",
    )  # fmt: skip

    @display(description=_("language"))
    def language_words(self, paper: IssuedPaper) -> str:
        """The language the paper is written in, by its own name."""
        return LANGUAGE_NAMES.get(paper.language, paper.language)

    @display(description=_("file"))
    def file_link(self, paper: IssuedPaper) -> str:
        """The PDF, made at the first opening if it was not made yet."""
        return format_html('<a href="{}" class="underline">PDF</a>', paper.get_absolute_url())

    @display(description=_("state of the file"))
    def file_state(self, paper: IssuedPaper) -> str:
        """Whether the stored file is the one that was issued."""
        state = papers.verify_file(paper)
        return badge(state.label, TONES.get(state, ""))

    @display(description=_("record"))
    def subject_link(self, paper: IssuedPaper) -> str:
        """The record the paper is about."""
        subject: models.Model | None = paper.subject
        if subject is None:
            return "–"
        page = f"admin:{subject._meta.app_label}_{subject._meta.model_name}_change"
        try:
            return format_html(
                '<a href="{}" class="underline">{}</a>', reverse(page, args=[subject.pk]), subject
            )
        except NoReverseMatch:
            return str(subject)


@admin.register(GoverningAct)
class GoverningActAdmin(RecordAdmin):
    """Orders, decisions and regulations the Centre works under (1.3)."""

    form = ActForm
    list_display = ("number", "kind", "dated_on", "title", "scan_link")
    list_filter = ("kind",)
    list_select_related = ("file",)
    folded_search = "folded"
    fields = ("kind", "number", "dated_on", "title", "body", "scan", "scan_link")
    readonly_fields = ("scan_link",)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> type[ModelForm]:  # type: ignore[type-arg]
        """The form, knowing who is at it."""
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.user = request.user
        return form  # type: ignore[no-any-return]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """The form has already written the act, with who and when."""

    @display(description=_("scan"))
    def scan_link(self, act: GoverningAct) -> str:
        """The scan, where there is one."""
        if act.file is None:
            return "–"
        return format_html('<a href="{}" class="underline">{}</a>', act.file.get_absolute_url(), act.file)


@admin.register(Upload)
class UploadAdmin(ReadOnly):
    """Files people sent, with what they really are."""

    list_display = ("name", "purpose_words", "kind_words", "size_words", "uploaded_by", "created_at")
    list_select_related = ("uploaded_by",)
    folded_search = "folded"
    fields = (
        "file_link", "purpose_words", "kind_words", "size_words", "sha256", "uploaded_by", "created_at",
    )  # fmt: skip

    @display(description=_("file"))
    def file_link(self, upload: Upload) -> str:
        """The file, by its name."""
        return format_html('<a href="{}" class="underline">{}</a>', upload.get_absolute_url(), upload)

    @display(description=_("purpose"), ordering="purpose")
    def purpose_words(self, upload: Upload) -> str:
        """What the file was sent for."""
        return label_of(upload.purpose)

    @display(description=_("kind of file"), ordering="content_type")
    def kind_words(self, upload: Upload) -> str:
        """The kind as people call it, by the content and not by the name."""
        return word_of(upload.content_type)

    @display(description=_("size"), ordering="size")
    def size_words(self, upload: Upload) -> str:
        """The size in kilobytes; the least file is one."""
        return _("%(size)s KB") % {"size": format_number(-(-upload.size // 1024))}


@admin.register(Email)
class OutboxAdmin(ModelAdmin):
    """Letters and whether they went. What a letter says is its reader's: it may open a personal page."""

    list_display = ("addressee", "subject", "letter_state", "written_at", "attempts", "scheduled_time")
    list_filter = ("status",)
    search_fields = ("to",)
    change_form_template = "admin/change_form.html"  # post_office's own offers to send again, past our rules
    list_per_page = 25
    show_full_result_count = False
    actions = None
    fields = (
        "addressee",
        "subject",
        "letter_state",
        "written_at",
        "attempts",
        "scheduled_time",
        "last_error",
    )
    readonly_fields = fields

    @display(description=_("to"), ordering="to")
    def addressee(self, email: Email) -> str:
        """Whom the letter is for."""
        return ", ".join(email.to)

    @display(description=_("state"))
    def letter_state(self, email: Email) -> str:
        """Sent, waiting, to be tried again or given up."""
        if email.status == STATUS.sent:
            return badge(_("was sent"), "success")
        if email.status == STATUS.queued:
            return badge(_("waiting to be sent"), "info")
        if email.status == STATUS.requeued:
            return badge(_("not sent yet, will be tried again"), "warning")
        return badge(_("not sent"), "danger")

    @display(description=_("written at"), ordering="created")
    def written_at(self, email: Email) -> str:
        """When the letter was put into the outbox."""
        return format_datetime(email.created, "short")

    @display(description=_("failed attempts"), ordering="number_of_retries")
    def attempts(self, email: Email) -> int:
        """How many times sending failed."""
        return email.number_of_retries or 0

    @display(description=_("what the mail server said last"))
    def last_error(self, email: Email) -> str:
        """The kind of the last failure."""
        last = email.logs.order_by("-pk").first()
        return (last and last.exception_type) or "–"

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Letters are written by the portal's acts."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A letter is not changed."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A letter is not deleted."""
        return False
