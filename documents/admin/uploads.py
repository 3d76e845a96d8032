"""The register of files people sent."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from core.admin_shown import ReadOnly
from core.formatting import format_number
from documents.access import label_of
from documents.domain.filetypes import word_of
from documents.models import Upload


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
